"""A file of references as it arrives: which encoding, which format, and every entry in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alongside.evidence import bibtex, ris
from alongside.evidence.references import Entry
from alongside.evidence.vocabulary import Wrong

MOST_ENTRIES = 5000
MOST_BYTES = 10_000_000


class NotReferences(Exception):
    """The file as a whole cannot be used; ``why`` says so in a sentence."""

    def __init__(self, why: Wrong) -> None:
        super().__init__(str(why.label))
        self.why = why


@dataclass(frozen=True, slots=True)
class Found:
    """Everything a file holds, in its order, and the name of the encoding it was written in."""

    entries: Sequence[Entry]
    encoding: str


def decoded(data: bytes) -> tuple[str, str]:
    """The file's text, and the name of the encoding it was read in.

    :raises NotReferences: for what is not text, or too large.
    """
    if len(data) > MOST_BYTES:
        raise NotReferences(Wrong.LARGE)
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig"), (b"", "cp1252")):
        if data.startswith(mark):
            try:
                return _text(data.decode(encoding)), encoding
            except UnicodeDecodeError:
                continue
    raise NotReferences(Wrong.BINARY)


def _text(text: str) -> str:
    if "\0" in text:
        raise NotReferences(Wrong.BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read(data: bytes) -> Found:
    """Everything in a RIS or BibTeX file, told apart by what is in it and not by its name.

    :raises NotReferences: when it is neither, has no entries, or has more than 5,000.
    """
    text, encoding = decoded(data)
    if ris.looks_like(text):
        entries = _bounded(ris.entries(text))
    elif bibtex.looks_like(text):
        entries = _bounded(bibtex.entries(text))
    else:
        raise NotReferences(Wrong.NEITHER)
    if not entries:
        raise NotReferences(Wrong.EMPTY)
    return Found(entries, encoding)


def _bounded(entries: Iterator[Entry]) -> list[Entry]:
    found = []
    for one in entries:
        found.append(one)
        if len(found) > MOST_ENTRIES:
            raise NotReferences(Wrong.MANY)
    return found
