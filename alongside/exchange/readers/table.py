"""CSV files read line by line: any of three separators, several encodings, and bounded."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO

from alongside.exchange.readers.bytes import ASK, Digest, bom_encoding, pieces
from alongside.exchange.readers.cells import clean
from alongside.exchange.readers.rows import Limits, NotReadable

SEPARATORS = ",;\t"
SAYS_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)
MOST_LINES_IN_A_ROW = 50
MOST_COLUMNS = 200
NEVER_CLOSED = "A quotation mark is opened near line {line} and never closed: please export the file again."


@dataclass(frozen=True, slots=True)
class Opening:
    """How the file is written, and the names of its columns as they stand in it."""

    encoding: str
    separator: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What reading the file through once has told."""

    opening: Opening
    rows: int
    sha256: str


class _Pieces(io.RawIOBase):
    """The pieces of a file as the raw stream that text is decoded from."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]
        if not self._left:
            self._left = memoryview(next(self._source, b""))
        size = min(len(into), len(self._left))
        into[:size] = self._left[:size]
        self._left = self._left[size:]
        return size


def survey(stream: BinaryIO, head: bytes, *, known: Callable[[tuple[str, ...]], object], limits: Limits) -> Survey:
    """Read all of the file once, in the first encoding that fits every byte of it.

    `known` is asked about the column names before anything below them is read, and may refuse.

    :raises NotReadable: when no encoding fits, a quotation mark stays open, or a limit is passed.
    """
    given = bom_encoding(head)
    for encoding in [given] if given else ["utf-8-sig", "windows-1252"]:
        digest = sha256()
        try:
            lines = _lines(stream, encoding, limits=limits, digest=digest)
            opening = _opening(lines, encoding)
            known(opening.columns)
            rows = sum(1 for _ in _rows(lines, opening, limits=limits))
        except UnicodeError:
            continue
        return Survey(opening, rows, digest.hexdigest())
    raise NotReadable("This file holds letters that fit no encoding that is read: please export it as UTF-8.")


def rows(stream: BinaryIO, opening: Opening, *, limits: Limits) -> Iterator[list[str]]:
    """The cells of each row after the column names, as read; blank rows are left out.

    :raises NotReadable: as `survey` does.
    """
    lines = _lines(stream, opening.encoding, limits=limits)
    _opening(lines, opening.encoding)
    return _rows(lines, opening, limits=limits)


def _lines(stream: BinaryIO, encoding: str, *, limits: Limits, digest: Digest | None = None) -> Iterator[str]:
    """The lines with their ends, none longer than the limit."""
    source = pieces(stream, limits=limits, digest=digest)
    text = io.TextIOWrapper(io.BufferedReader(_Pieces(source)), encoding=encoding, newline="")
    number = 0
    while line := text.readline(limits.max_line + 1):
        number += 1
        if len(line) > limits.max_line:
            raise NotReadable(f"Line {number} is far longer than any row: {ASK}")
        if number > limits.max_lines:
            raise NotReadable(f"This file has more than {limits.max_lines:,} lines: {ASK}")
        yield line


def _opening(lines: Iterator[str], encoding: str) -> Opening:
    """The separator and the column names, from the first line that is not blank."""
    said = None
    for line in lines:
        if found := SAYS_SEPARATOR.fullmatch(line):
            said = found[1]
        elif clean(line):
            separator = said if said and said in SEPARATORS else _separator(line)
            cells = next(csv.reader([line.lstrip("\ufeff")], delimiter=separator), [])
            return Opening(encoding, separator, _names(cells))
    raise NotReadable(f"This file is empty: {ASK}")


def _separator(line: str) -> str:
    """The separator the line holds most of; a comma when it holds none."""
    return max(SEPARATORS, key=line.count)


def _names(cells: list[str]) -> tuple[str, ...]:
    """A different name for each column: as it stands, numbered if it is blank or comes again."""
    if len(cells) > MOST_COLUMNS:
        raise NotReadable(f"This file has more than {MOST_COLUMNS} columns: {ASK}")
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = clean(cell) or f"column {number}"
        while name in names:
            name = f"{name} (column {number})"
        names.append(name)
    return tuple(names)


def _rows(lines: Iterator[str], opening: Opening, *, limits: Limits) -> Iterator[list[str]]:
    held = _Held(lines)
    count = 0
    try:
        for cells in csv.reader(held, delimiter=opening.separator):
            held.done()
            if not any(map(clean, cells)):
                continue
            count += 1
            if count > limits.max_rows:
                raise NotReadable(f"This file has more than {limits.max_rows:,} rows: please send it in smaller parts.")
            yield cells
    except csv.Error:
        raise NotReadable(NEVER_CLOSED.format(line=held.start)) from None


class _Held:
    """Lines on their way to the CSV reader, held until the row they belong to is complete."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._row: list[str] = []
        self._ended = False
        self._number = 1
        self.start = 2

    def __iter__(self) -> "_Held":
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None:
            self._ended = True
            raise StopIteration
        self._number += 1
        if not self._row:
            self.start = self._number
        self._row.append(line)
        if len(self._row) > MOST_LINES_IN_A_ROW:
            raise NotReadable(NEVER_CLOSED.format(line=self.start))
        return line

    def done(self) -> None:
        """Let the row's lines go, once sure that it ended because it was complete."""
        if self._ended and self._row:
            raise NotReadable(NEVER_CLOSED.format(line=self.start))
        self._row.clear()
