"""The product and the plain views, served side by side from one world for the length of a run."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import processor
from bench.surroundings import ROOT

PRODUCT = ["-c", "from alongside.config.command import main; main()", "serve"]
PLAIN = ["-m", "bench.plain.web"]
STARTS_WITHIN = 90


@dataclass(frozen=True, slots=True)
class Served:
    """Something that answers: its port, its processes, and whose database they share."""

    port: int
    process: int
    postmaster: int

    def processes(self) -> set[int]:
        """The server's own, and PostgreSQL's."""
        return processor.tree(self.process) | processor.tree(self.postmaster)


@contextmanager
def both(state: Path) -> Iterator[tuple[Served, Served]]:
    """The product, which keeps the database, and the plain views beside it; both end with the block."""
    from alongside.keeper.cluster import Cluster

    with _started(PRODUCT) as (process, port), _started(PLAIN) as (plain, plain_port):
        cluster = Cluster(state)
        postmaster = int((cluster.layout.data / "postmaster.pid").read_text().splitlines()[0])
        yield Served(port, process, postmaster), Served(plain_port, plain, postmaster)


@contextmanager
def _started(words: list[str]) -> Iterator[tuple[int, int]]:
    port = _free_port()
    told = {**os.environ, "PORT": str(port), "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([sys.executable, *words], cwd=ROOT, env=told, stdout=subprocess.DEVNULL)
    try:
        _wait(process, port)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args} did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
