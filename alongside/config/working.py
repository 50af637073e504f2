"""Keeping a worker at work beside the web server: started again when it dies, stopped gently."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
# Longer than this a job is not waited for: the next worker takes it up again.
PATIENCE = 30.0

logger = logging.getLogger(__name__)


def start() -> subprocess.Popen[bytes]:
    """A worker in a process of its own."""
    # A session of its own: Ctrl+C reaches us, and we tell the worker.
    return subprocess.Popen([sys.executable, "-m", "alongside.config.worker"], start_new_session=True)


def stop(worker: subprocess.Popen[bytes]) -> None:
    """Let the worker finish what it has in hand; one that takes too long is ended, and its jobs wait."""
    worker.terminate()
    try:
        worker.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()


@contextmanager
def working() -> Iterator[None]:
    """Have one worker until the block ends."""
    ended = threading.Event()
    thread = threading.Thread(target=_keep, args=(ended,), name="alongside-worker")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _keep(ended: threading.Event) -> None:
    wait = FIRST_WAIT
    while not ended.is_set():
        worker = start()
        while worker.poll() is None and not ended.wait(0.5):
            pass
        if worker.poll() is None:
            stop(worker)
        elif not ended.is_set():
            logger.warning("The worker ended with %s and is started again.", worker.returncode)
            ended.wait(wait)
            wait = min(wait * 2, LONGEST_WAIT)
