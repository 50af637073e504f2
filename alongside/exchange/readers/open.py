"""The one door for council files: what a file is, is told by what it holds."""

from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from alongside.exchange.readers.bytes import beginning, first_text
from alongside.exchange.readers.cin import read_cin
from alongside.exchange.readers.markup import looks_like_markup, prolog
from alongside.exchange.readers.rows import FileAbout, Limits, StagedChild
from alongside.exchange.readers.ssda903 import read_ssda903
from alongside.jurisdiction.packs import pack

EVERYDAY = Limits()


def read(stream: BinaryIO, *, today: date, limits: Limits = EVERYDAY) -> tuple[FileAbout, Iterator[StagedChild]]:
    """Read a council file: what it is, then its children, one by one, as they are asked for.

    `stream` can be rewound and stays open until the last child is taken; it is read twice, and
    nothing of it is written anywhere. `today` tells which dates have not come yet.

    :raises NotReadable: if the file as a whole cannot be read; then no child is handed out.
    """
    head = beginning(stream)
    text = first_text(head)
    england = pack("england")
    if looks_like_markup(text):
        found = prolog(head, text)
        return read_cin(stream, found, pack=england, today=today, limits=limits)
    return read_ssda903(stream, head, pack=england, today=today, limits=limits)
