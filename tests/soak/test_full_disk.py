"""A disk that is full: what cannot be kept is said, nothing is half kept, and it goes on when there is room."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from alongside.kernel.ids import new_id
from tests.attacks.planting import send_file
from tests.attacks.served import NOT_THERE, Browser, Served

SIZE = 220_000_000
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root makes a small disk"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk in memory."""
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(tmp_path)], check=False)
    if made.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield tmp_path
    subprocess.run(["umount", "--lazy", str(tmp_path)], check=True)


@pytest.fixture
def served(disk: Path) -> Iterator[Served]:
    """A demonstration that keeps everything on that disk."""
    product = Served("full", folder=disk)
    product.start()
    yield product
    product.forget()


def _fill(disk: Path) -> Path:
    """A file that leaves no room at all."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file, suppress(OSError):
        while True:
            file.write(bytes(1_000_000))
            file.flush()
    with ballast.open("ab", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))
    assert shutil.disk_usage(disk).free < 4096
    return ballast


def _save_until_it_is_full(served: Served, browser: Browser, record: UUID, kept: list[UUID]) -> set[int]:
    """Saves beside somebody who takes the last room in the database; gives what was answered."""
    said, end = set(), time.monotonic() + 60
    with suppress(psycopg.Error), served.admin() as admin:
        admin.execute("create table filler as select repeat(md5(n::text), 200) from generate_series(1, 40000) n")
    while time.monotonic() < end and 503 not in said:
        once = new_id()
        try:
            if browser.write(record, "We talked about the boats on the river. " * 80, once):
                kept.append(once)
            status, _, page = browser.ask("GET", f"/young-people/{record}/write/")
        except NOT_THERE:
            continue
        said.add(status)
        assert status == 200 or b"Wait a minute" in page
    return said


def test_full_disk_is_said_and_nothing_is_half_kept(served: Served, disk: Path) -> None:
    browser = Browser(served, "amina")
    record = browser.records()[0]
    path, kept = f"/young-people/{record}/write/", list[UUID]()
    entry, after = new_id(), new_id()
    assert browser.write(record, "We walked before it was full.", entry)
    ballast = _fill(disk)
    said = _save_until_it_is_full(served, browser, record, kept)
    files = f"/young-people/{record}/entries/{entry}/files/"
    ballast.unlink()
    end = time.monotonic() + 60
    while time.monotonic() < end and not browser.write(record, "We walked when there was room.", after):
        time.sleep(0.5)
    _fill(disk)
    with suppress(*NOT_THERE):
        data = os.urandom(400_000).hex().encode()
        answer = send_file(
            browser, files, page=files, fields={"cannot_say": "on", "once": str(new_id())}, name="long.txt", data=data
        )
        assert answer[0] in (200, 503)
    (disk / "ballast").unlink()
    end = time.monotonic() + 60
    while time.monotonic() < end and browser.ask("GET", path)[0] != 200:
        time.sleep(0.5)
    assert said <= {200, 503}
    with served.admin() as admin:
        wanted = [entry, *kept, after]
        rows = admin.execute("select id from record_entry where id = any (%s)", (wanted,))
        assert {pk for (pk,) in rows} == set(wanted)
        rows = admin.execute(
            "select count(*) from attachments_attachment where entry_id = %s and state = 'kept'", (entry,)
        )
        assert rows.fetchone() == (0,)
        rows = admin.execute(
            "select count(*) from record_entry e where e.recorded_at > now() - interval '10 minutes' and e.author_id ="
            " (select id from access_account where username = 'amina') and not exists"
            " (select from ledger_line l where l.thing = e.id)"
        )
        assert rows.fetchone() == (0,)
