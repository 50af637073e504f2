"""The product as people run it: `alongside demo --serve` in a process and a state folder of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from alongside.keeper import places
from alongside.keeper.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
# A product for each test worker that meets a journey: `loadgroup` sees to it that one does.
STATE = ROOT / ".alongside" / f"journeys-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
LOG = STATE.with_suffix(".log")
ALONGSIDE = "from alongside.config.command import main; main()"
NOT_INHERITED = ("ALONGSIDE_DATABASE", "ALONGSIDE_DEMO", "DATABASE_URL")
STARTS_WITHIN, STOPS_WITHIN = 180, 10


@dataclass(frozen=True, slots=True)
class Product:
    """The running product, and its commands beside it."""

    port: int

    @property
    def address(self) -> str:
        """Where its pages are."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def leaves_to(self) -> str:
        """Where young people get to who leave at once: a page of another host that opens without the network."""
        return f"{self.address}/ledger/head/"

    @property
    def address_by_name(self) -> str:
        """The same by a name, which passkeys need: they are never bound to a number."""
        return f"http://localhost:{self.port}"

    def command(self, *words: str) -> str:
        """Run an `alongside` command while the product is being served; returns what it printed."""
        return self._run(["-c", ALONGSIDE, *words])

    def run_beside(self, module: str, *words: str) -> str:
        """Run one of our own modules with the product's settings, keys and database."""
        return self._run(["-m", module, *words])

    def _run(self, words: list[str]) -> str:
        command = [sys.executable, *words]
        return subprocess.run(
            command, cwd=ROOT, env=environment(), text=True, check=True, stdout=subprocess.PIPE
        ).stdout


def environment(**more: str) -> dict[str, str]:
    """What the product's processes are told: nothing of the tests' own database."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return kept | {"ALONGSIDE_STATE": str(STATE), "PYTHONPATH": str(ROOT)} | more


@contextmanager
def served() -> Iterator[Product]:
    """The demonstration, made afresh and served; afterwards it is gone, and its database with it."""
    _forget_last_run()
    product = Product(_free_port())
    command = [sys.executable, "-c", ALONGSIDE, "demo", "--serve"]
    told = environment(PORT=str(product.port), ALONGSIDE_LEAVE_TO=product.leaves_to)
    with LOG.open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=told, stdout=log, stderr=log)
    try:
        _wait_until_it_answers(product, process)
        yield product
    finally:
        process.terminate()
        process.wait(STOPS_WITHIN)
    assert not Cluster(STATE).running()
    assert _still_running(str(STATE)) == []


def _forget_last_run() -> None:
    if not STATE.exists():
        STATE.parent.mkdir(exist_ok=True)
        return
    Cluster(STATE).stop()
    shutil.rmtree(places.cluster_home(STATE), ignore_errors=True)
    shutil.rmtree(STATE)


def _wait_until_it_answers(product: Product, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", product.port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(f"The product did not start.\n{LOG.read_text()}")


def _still_running(words: str) -> list[str]:
    """Command lines of processes that name the state folder; only Linux can tell."""
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            told = line.read_text().replace("\0", " ")
        except OSError:  # it ended while we looked
            continue
        if words in told:
            found.append(told)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
