"""At most so many requests arrive at once, and are worked on at once.

A thread of the server is held while a body is on its way, however slowly: whoever sends slowly holds up others who send,
and nobody who reads. Two threads of each process are kept free of that, so that pages are answered whatever is being
sent; what does not fit for a moment is told to come again.

Of what is here, two are worked on in turn: one computes while the other waits for the database. More would only take
Python's one lock from each other, which costs a sixth of the processor. Work that takes long holds up nobody for more
than a moment, and a file that is on its way nobody at all.
"""

import os
import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

# As many as granian holds to be right for the cores there are, between four and eight.
THREADS = max(4, min(8, 2 * (os.cpu_count() or 1) + 1))
AT_ONCE = THREADS - 2
TRY_AGAIN_SECONDS = "5"
WORKED_ON_AT_ONCE = 2
MOST_SECONDS_IN_LINE = 0.25
# A form is taken in before anything is done with it, so that many may be sent at once: it is here in a moment.
A_FORM = 64 * 1024
# As long as forms take that are here already, on a server that is busy. Who sends slowly takes longer.
A_MOMENT_SECONDS = 0.1
PAGE = Path(__file__).resolve().parents[1] / "kernel/templates/500.html"

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]


class Gate:
    """The application, behind a count of bodies that are on their way."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.page = PAGE.read_bytes()
        self.free = threading.BoundedSemaphore(AT_ONCE)
        self.turns = threading.BoundedSemaphore(WORKED_ON_AT_ONCE)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Go on, or answer 503."""
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or not length.strip("0"):
            return self._in_turn(environ, start)
        if not self.free.acquire(timeout=A_MOMENT_SECONDS):
            start("503 Service Unavailable", [("Content-Type", "text/html"), ("Retry-After", TRY_AGAIN_SECONDS)])
            return [self.page]
        body = environ["wsgi.input"] = _Body(environ["wsgi.input"], int(length), self.free.release)
        try:
            if int(length) > A_FORM:
                return self.application(environ, start)
            environ["wsgi.input"] = BytesIO(body.read(int(length)))
            return self._in_turn(environ, start)
        finally:
            body.is_here()

    def _in_turn(self, environ: Environ, start: Start) -> Iterable[bytes]:
        has_turn = self.turns.acquire(timeout=MOST_SECONDS_IN_LINE)
        try:
            return self.application(environ, start)
        finally:
            if has_turn:
                self.turns.release()


class _Body:
    """A body that tells when it is here, so that what is done with it holds up nobody who sends."""

    def __init__(self, stream: Any, length: int, tell: Callable[[], None]) -> None:
        self._stream, self._left, self._tell = stream, length, tell
        self._told = False

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or all."""
        return self._count(self._stream.read(size))

    def readline(self, size: int = -1) -> bytes:
        """One line, or so many bytes of it."""
        return self._count(self._stream.readline(size))

    def _count(self, piece: bytes) -> bytes:
        self._left -= len(piece)
        if self._left <= 0:
            self.is_here()
        return piece

    def is_here(self) -> None:
        """Nothing more is waited for."""
        if not self._told:
            self._told = True
            self._tell()
