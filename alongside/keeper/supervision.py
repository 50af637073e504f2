"""Keeps the database up for `alongside serve`: restarted after a crash, shut down when we end."""

import ctypes
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager

from alongside.keeper import postmaster, server
from alongside.keeper.cluster import Cluster
from alongside.keeper.errors import KeeperError, explain
from alongside.keeper.layout import Layout
from alongside.keeper.locks import held, is_held

_log = logging.getLogger(__name__)

# How long a supervisor waits for commands that have borrowed the database before it cuts them off.
PATIENCE = 30.0
_PAUSES = (0.0, 0.2, 1.0, 5.0)
_HEALTHY_SECONDS = 60
_PR_SET_PDEATHSIG = 1


@contextmanager
def supervised(cluster: Cluster | None = None) -> Iterator[Cluster]:
    """Keep the database up, from a thread of its own, while the `with` lasts; inside, it is ready.

    Not to be used inside `borrow`: it would wait for that borrower.

    :raises KeeperError: if it cannot be started, or another supervisor has it.
    """
    cluster = cluster or Cluster()
    stop = threading.Event()
    ready: Future[None] = Future()
    thread = threading.Thread(target=_run, args=(cluster, stop, ready), name="alongside-keeper")
    thread.start()
    try:
        ready.result()
        yield cluster
    finally:
        stop.set()
        thread.join()


def supervise(cluster: Cluster, *, stop: threading.Event, ready: Callable[[], None]) -> None:
    """Keep the database up until `stop` is set; call `ready` once, when it first answers.

    The server is a direct child of the thread that calls this. When that thread's process dies, be
    it by kill -9, Linux tells the server to shut down cleanly; elsewhere it stays up and the next
    supervisor takes it over. A server that runs already is taken over by a restart: at once when
    nobody has borrowed it, else when the borrowers are done or `PATIENCE` seconds are over. Signals
    are the caller's: set `stop` in their handlers.

    :raises KeeperError: if the first start fails, or another supervisor has this database.
    """
    with _claimed(cluster.layout):
        keeper = _Keeper(cluster.layout, stop)
        try:
            keeper.take_over()
            if keeper.process:
                ready()
            keeper.watch()
        finally:
            keeper.end()


def _run(cluster: Cluster, stop: threading.Event, ready: Future[None]) -> None:
    try:
        supervise(cluster, stop=stop, ready=lambda: ready.set_result(None))
    except BaseException as error:
        if ready.done():
            raise
        ready.set_exception(error)


@contextmanager
def _claimed(layout: Layout) -> Iterator[None]:
    with ExitStack() as claim:
        with server.alone(layout):
            try:
                claim.enter_context(held(layout.serving_lock, wait=False))
            except BlockingIOError:
                raise KeeperError("Alongside is being served from this place already.") from None
        yield


class _Keeper:
    """One server process after the other."""

    def __init__(self, layout: Layout, stop: threading.Event) -> None:
        self.layout = layout
        self.stop = stop
        self.process: subprocess.Popen[bytes] | None = None

    def take_over(self) -> None:
        """Start the server as our child, once nobody needs one that runs already."""
        end = time.monotonic() + PATIENCE
        while not self.stop.is_set():
            with server.alone(self.layout):
                idle = not is_held(self.layout.borrowers_lock)
                if idle or time.monotonic() > end or not server.running(self.layout):
                    server.shut_down(self.layout)
                    self.process = server.insisting(self._spawn)
                    return
            self.stop.wait(0.1)

    def watch(self) -> None:
        """Start the server again whenever it dies, with growing pauses while it keeps dying."""
        deaths = 0
        while not self.stop.is_set():
            began = time.monotonic()
            while self.process and self.process.poll() is None and not self.stop.wait(0.1):
                pass
            deaths = deaths + 1 if time.monotonic() - began < _HEALTHY_SECONDS else 0
            if not self.stop.wait(_PAUSES[min(deaths, len(_PAUSES) - 1)]):
                self._revive()

    def end(self) -> None:
        """Shut the server down, quickly and cleanly; not cleanly if that takes too long."""
        if self.process is None:
            return
        with server.alone(self.layout):
            if self.process.poll() is None:
                self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(server.STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.process.send_signal(signal.SIGQUIT)
                self.process.wait()

    def _revive(self) -> None:
        _log.warning("The database stopped by itself and is started again.")
        try:
            self.take_over()
        except KeeperError as error:
            _log.error("The database could not be started again: %s", error)

    def _spawn(self) -> subprocess.Popen[bytes]:
        prepared = server.prepare(self.layout)
        command = (prepared.programs / "postgres", "-D", self.layout.data)
        with server.open_log(self.layout) as log:
            begin = log.seek(0, os.SEEK_END)
            process = prepared.account.spawn(command, output=log, first=_dying_with_us())
            while process.poll() is None:
                found = postmaster.find(self.layout.data)
                if self.stop.is_set() or (found and found.ready):
                    return process
                time.sleep(0.01)
            log.seek(begin)
            raise explain(log.read().decode(errors="replace"), place=self.layout.home)


def _dying_with_us() -> Callable[[], None] | None:
    """What a child does first, so that Linux sends it SIGINT (fast shutdown) when we die."""
    if sys.platform != "linux":
        return None
    prctl, us = ctypes.CDLL(None).prctl, os.getpid()

    def first() -> None:
        prctl(_PR_SET_PDEATHSIG, int(signal.SIGINT))
        if os.getppid() != us:  # we died before the line above
            os._exit(1)

    return first
