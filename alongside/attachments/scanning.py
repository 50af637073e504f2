"""Asking ClamAV whether a file is known to do harm.

The daemon's INSTREAM command (clamd(8)): ``zINSTREAM``, then pieces that each begin with their length in four
bytes, then a length of nought; it answers ``stream: OK`` or ``stream: name FOUND``.
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

from django.conf import settings

USUAL_SOCKETS = ("/run/clamav/clamd.ctl", "/var/run/clamav/clamd.ctl", "/run/clamd.scan/clamd.sock", "/run/clamd.sock")
OFF = "off"
WAIT_SECONDS = 60
PIECE = 64 * 1024
MOST_ANSWER = 4096


class Scan(StrEnum):
    """What the scanner said."""

    CLEAN = "clean"
    NOT_CHECKED = "not_checked"
    HARMFUL = "harmful"


class ScannerSilent(Exception):
    """There is a scanner, and it did not say whether the file is clean. Nothing is kept then."""


def scan(data: bytes) -> Scan:
    """What ClamAV says of a file; ``NOT_CHECKED`` where no scanner is installed.

    :raises ScannerSilent: when there is one and it gives no verdict.
    """
    where = place()
    if where is None:
        return Scan.NOT_CHECKED
    try:
        with _connected(where) as line:
            answer = _asked(line, data)
    except OSError as error:
        raise ScannerSilent from error
    if answer.endswith(b" FOUND"):
        return Scan.HARMFUL
    if answer == b"stream: OK":
        return Scan.CLEAN
    raise ScannerSilent


def place() -> str | None:
    """Where the scanner listens: a path, or ``host:port``; ``None`` when there is none."""
    told: str = settings.CLAMD
    if told:
        return None if told == OFF else told
    return next((path for path in USUAL_SOCKETS if Path(path).is_socket()), None)


@contextmanager
def _connected(where: str) -> Iterator[socket.socket]:
    host, _, port = where.rpartition(":")
    if where.startswith("/"):
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(WAIT_SECONDS)
            line.connect(where)
            yield line
    else:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=WAIT_SECONDS) as line:
            yield line


def _asked(line: socket.socket, data: bytes) -> bytes:
    try:
        line.sendall(b"zINSTREAM\0")
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(struct.pack(">I", 0))
    except (BrokenPipeError, ConnectionResetError):
        pass  # it hangs up on a file that is too large for it, and says so first
    answer = b""
    while b"\0" not in answer and len(answer) < MOST_ANSWER and (piece := line.recv(MOST_ANSWER)):
        answer += piece
    said, ended, _ = answer.partition(b"\0")
    return said.strip() if ended else b""
