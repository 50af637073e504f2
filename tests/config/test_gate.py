"""How many requests a process works on at once: two in turn, and nobody waits long behind work that takes long."""

import threading
import time
from collections.abc import Iterable, Iterator
from io import BytesIO

import pytest

from alongside.config import gate
from alongside.config.gate import A_FORM, MOST_SECONDS_IN_LINE, WORKED_ON_AT_ONCE, Environ, Gate, Start

PATIENCE = 5


class Work:
    """An application whose requests go on until they are let go, and that knows how many are there."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.let_go = threading.Event()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Wait to be let go."""
        self.begun.release()
        assert self.let_go.wait(PATIENCE)
        return [b"done"]


@pytest.fixture
def work() -> Iterator[Work]:
    """Nothing of it is left waiting after the test."""
    one = Work()
    yield one
    one.let_go.set()


def _ask(behind: Gate, length: int = 0) -> threading.Thread:
    environ = {"CONTENT_LENGTH": str(length), "wsgi.input": BytesIO(b"." * length)}
    thread = threading.Thread(target=lambda: behind(environ, lambda *_: None))
    thread.start()
    return thread


def _begins(work: Work, within: float = PATIENCE) -> bool:
    return work.begun.acquire(timeout=within)


def test_two_are_worked_on_and_the_next_when_one_is_done(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_SECONDS_IN_LINE", PATIENCE)
    behind = Gate(work)
    threads = [_ask(behind) for _ in range(WORKED_ON_AT_ONCE + 1)]
    assert all(_begins(work) for _ in range(WORKED_ON_AT_ONCE))
    assert not _begins(work, within=0.2)
    work.let_go.set()
    assert _begins(work)
    for thread in threads:
        thread.join(PATIENCE)


def test_nobody_waits_long_behind_work_that_takes_long(work: Work) -> None:
    behind = Gate(work)
    for _ in range(WORKED_ON_AT_ONCE):
        _ask(behind)
        assert _begins(work)
    asked = time.monotonic()
    _ask(behind)
    assert _begins(work)
    assert time.monotonic() - asked >= MOST_SECONDS_IN_LINE * 0.9


def test_file_on_its_way_takes_no_turn(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "MOST_SECONDS_IN_LINE", PATIENCE)
    behind = Gate(work)
    _ask(behind, A_FORM + 1)
    assert _begins(work)
    for _ in range(WORKED_ON_AT_ONCE):
        _ask(behind)
        assert _begins(work, within=1)


def test_turn_is_given_back_after_a_fault() -> None:
    def breaks(environ: Environ, start: Start) -> Iterable[bytes]:
        raise KeyError("broken")

    behind = Gate(breaks)
    for _ in range(WORKED_ON_AT_ONCE * 2):
        with pytest.raises(KeyError, match="broken"):
            behind({}, lambda *_: None)
    assert behind.turns.acquire(blocking=False)
