"""The server is killed while people save: what was acknowledged is there afterwards, and its ledger line with it."""

import os
import sys
import threading
import time
from collections.abc import Iterator
from random import Random
from uuid import UUID

import pytest

from alongside.kernel.ids import new_id
from tests.attacks.served import NOT_THERE, Browser, Served

# Twenty and more with `make soak`.
KILLS = int(os.environ.get("SOAK_KILLS", "2"))
SEED = int(os.environ.get("SOAK_SEED", "1"))
WRITERS = 3

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells which processes belong together"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def served() -> Iterator[Served]:
    """A demonstration to be killed."""
    product = Served("killed")
    product.start()
    yield product
    product.forget()


class Writer(threading.Thread):
    """Saves one entry after the other until told to stop; keeps which were acknowledged."""

    def __init__(self, browser: Browser, record: UUID) -> None:
        super().__init__()
        self.browser, self.record, self.stopped = browser, record, threading.Event()
        self.sent: list[UUID] = []
        self.acknowledged: list[UUID] = []

    def run(self) -> None:
        """Until told to stop, or nobody answers."""
        while not self.stopped.is_set():
            once = new_id()
            self.sent.append(once)
            try:
                if self.browser.write(self.record, f"We walked along the river together. {once}", once):
                    self.acknowledged.append(once)
            except NOT_THERE:
                return


def _wait_for(writers: list[Writer], *, saves: int) -> None:
    """Until so many saves were acknowledged in this round: a busy machine takes its time."""
    end = time.monotonic() + 30
    while time.monotonic() < end and sum(len(writer.acknowledged) for writer in writers) < saves:
        time.sleep(0.02)


def test_what_was_acknowledged_is_there(served: Served) -> None:
    random, sent, acknowledged, killed = Random(SEED), list[UUID](), list[UUID](), 0
    browsers = [Browser(served, "amina") for _ in range(WRITERS)]
    record = browsers[0].records()[0]
    while killed < KILLS:
        writers = [Writer(browser, record) for browser in browsers]
        for writer in writers:
            writer.start()
        _wait_for(writers, saves=random.randint(1, 8))
        time.sleep(random.uniform(0, 0.3))
        served.kill(database_too=random.random() < 0.5 or killed + 1 == KILLS)
        killed += 1
        for writer in writers:
            writer.stopped.set()
            writer.join()
            acknowledged += writer.acknowledged
            sent += writer.sent
        served.start()
    with served.admin() as admin:
        rows = admin.execute("select id from record_entry where id = any (%s)", (sent,))
        written = {pk for (pk,) in rows}
        rows = admin.execute("select thing from ledger_line where thing = any (%s) and verb = 'entry.added'", (sent,))
        # And nothing is half there: no entry without its line, no line without its entry.
        assert {pk for (pk,) in rows} == written
    assert set(acknowledged) <= written
    for once in random.sample(acknowledged, min(10, len(acknowledged))):
        status, _, page = browsers[0].ask("GET", f"/young-people/{record}/entries/{once}/correct/")
        assert (status, str(once).encode() in page) == (200, True)
    assert acknowledged
    told = f"\nkilled servers, seed {SEED}: {killed} kills, {len(sent)} saves sent, {len(acknowledged)} acknowledged"
    # The one stream that processes side by side share with the terminal.
    print(told, file=sys.__stderr__, flush=True)
