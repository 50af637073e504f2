"""Which part of a file a browser asks for (RFC 9110, section 14)."""

import re
from typing import NamedTuple

ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")
MOST_FIGURES = 18


class Span(NamedTuple):
    """Bytes from ``start`` up to but not including ``stop``."""

    start: int
    stop: int


class NotInFile(Exception):
    """The range begins behind the end of the file. Answers 416."""


def asked(header: str, *, size: int) -> Span | None:
    """The bytes meant by a ``Range`` header; ``None`` means all of them.

    Several ranges, other units and what cannot be read are passed over, as the standard allows.

    :raises NotInFile: when no byte of the file is meant.
    """
    found = ONE_RANGE.fullmatch(header.strip().replace(" ", ""))
    if not found or not any(found.groups()) or any(len(figures) > MOST_FIGURES for figures in found.groups()):
        return None
    first, last = found.groups()
    if not first:
        start, stop = max(0, size - int(last)), size
    else:
        start, stop = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < int(first):
            return None
    if start >= stop:
        raise NotInFile
    return Span(start, stop)
