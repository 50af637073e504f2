"""Council XML, read without trust: no document type, no entities, no network, all of it bounded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree  # it ships no types

from alongside.exchange.readers.bytes import ASK, Digest, bom_encoding, pieces
from alongside.exchange.readers.rows import Flag, Limits, NotReadable

ENCODINGS = frozenset({"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1", "windows-1252"})
NAME = re.compile(r"<([A-Za-z_][\w.:-]{0,99})(?=[\s/>])")
DECLARED = re.compile(r"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]{1,40})[\"']")
SKIPPED = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
CONTAINER_DEPTH = 2
MOST_STRAYS = 20
WRONG_LETTERS = (
    "This file holds letters that do not fit the encoding it says it is in: please export it again as UTF-8."
)
CUT_SHORT = "This file stops before its end: please export it and send it again."
NOT_XML = "This file begins like XML but breaks its rules at line {line}: please export it and send it again."
TOO_DEEP = f"This file is nested deeper than any council file: {ASK}"
ENCODING_ERRORS = frozenset(
    {
        etree.ErrorTypes.ERR_INVALID_ENCODING,
        etree.ErrorTypes.ERR_INVALID_CHAR,
        etree.ErrorTypes.I18N_CONV_FAILED,
        etree.ErrorTypes.ERR_UNKNOWN_ENCODING,
        etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING,
    }
)


@dataclass(frozen=True, slots=True)
class Prolog:
    """What stands before the first element, and that element's name."""

    root: str
    encoding: str


def looks_like_markup(text: str) -> bool:
    """Whether the beginning of a file, as text, is XML or HTML rather than a table."""
    return text.startswith("<")


def prolog(head: bytes, text: str) -> Prolog:
    """Read what stands before the first element; `text` is `head` as text.

    :raises NotReadable: for HTML, a document type, or an encoding that is not read.
    """
    declared = DECLARED.match(text)
    encoding = (bom_encoding(head) or (declared[1] if declared else "utf-8")).lower()
    if declared and declared[1].lower() not in ENCODINGS:
        raise NotReadable(f"This file's encoding is not one that is read: {ASK}")
    place = 0
    while skipped := SKIPPED.match(text, place):
        place = skipped.end()
    rest = text[place : place + 200]
    if re.match(r"<(!doctype\s+)?html", rest, re.IGNORECASE):
        raise NotReadable(f"This looks like a web page: {ASK}")
    if rest[:9].upper() == "<!DOCTYPE":
        raise NotReadable(
            "This file carries a document type (DOCTYPE), which council files never need and "
            f"which can hide harm: {ASK}"
        )
    found = NAME.match(rest)
    if found is None:
        raise NotReadable(NOT_XML.format(line=1 + text.count("\n", 0, place)))
    return Prolog(root=found[1].rpartition(":")[2], encoding=encoding)


def local_name(element: Any) -> str:
    """The element's name without its namespace."""
    return str(etree.QName(element).localname)


class Units:
    """Walks a file and hands out one unit at a time: each child, the header, anything unknown.

    A unit is an element right below the root, or right below `container`. Once the next is asked
    for, the last is emptied, so that no more than one unit is ever held.
    """

    def __init__(self, stream: BinaryIO, *, container: str, limits: Limits) -> None:
        self._stream = stream
        self._container = container
        self._limits = limits
        self._spent_bytes = 0
        self._spent_elements = 0
        self._path: list[str] = []
        self.strays: list[Flag] = []

    def walk(self, digest: Digest | None = None) -> Iterator[tuple[str, Any]]:
        """Each unit with the name of the element it stands in.

        :raises NotReadable: when the file is not well formed or goes beyond a limit.
        """
        parser = _parser()
        for piece in pieces(self._stream, limits=self._limits, digest=digest):
            self._spent_bytes += len(piece)
            if self._spent_bytes > self._limits.max_child_bytes:
                raise NotReadable(f"One part of this file is far larger than any child's: {ASK}")
            _feed(parser, piece)
            yield from self._events(parser)
        _close(parser)
        yield from self._events(parser)

    def _events(self, parser: Any) -> Iterator[tuple[str, Any]]:
        for event, element in parser.read_events():
            if event == "start":
                self._open(element)
                continue
            inside = self._path[-2] if len(self._path) > 1 else ""
            if self._is_unit():
                yield inside, element
                self._empty(element)
            elif self._holds_units():
                self._note_strays(element)
            self._path.pop()

    def _open(self, element: Any) -> None:
        if not self._path and element.getroottree().docinfo.doctype:
            raise NotReadable(f"This file carries a document type (DOCTYPE): {ASK}")
        self._path.append(local_name(element))
        self._spent_elements += 1 + len(element.attrib)
        if self._spent_elements > self._limits.max_child_elements:
            raise NotReadable(f"One part of this file has far more in it than any child's: {ASK}")
        if len(self._path) > self._limits.max_depth:
            raise NotReadable(TOO_DEEP)

    def _is_unit(self) -> bool:
        depth = len(self._path)
        in_container = depth >= CONTAINER_DEPTH and self._path[1] == self._container
        return depth == CONTAINER_DEPTH + in_container

    def _holds_units(self) -> bool:
        return len(self._path) == 1 or self._path[1:] == [self._container]

    def _empty(self, element: Any) -> None:
        """Let go of the unit and all before it; only the text after it is still to come."""
        element.clear(keep_tail=True)
        parent = element.getparent()
        while (before := element.getprevious()) is not None:
            self._note_stray(before.tail)
            parent.remove(before)
        self._spent_bytes = self._spent_elements = 0

    def _note_strays(self, element: Any) -> None:
        """The text left in what held the units, once it has ended."""
        self._note_stray(element.text)
        for inner in element:
            self._note_stray(inner.tail)

    def _note_stray(self, text: str | None) -> None:
        if text and text.strip() and len(self.strays) < MOST_STRAYS:
            self.strays.append(Flag("#text", text, "This text stands between two parts."))


def _parser() -> Any:
    return etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _feed(parser: Any, piece: bytes) -> None:
    try:
        parser.feed(piece)
    except etree.XMLSyntaxError as error:
        raise _refusal(error.code, error.lineno) from None


def _close(parser: Any) -> None:
    """End the parsing; an error that waited until now means that the file stops too early."""
    fatal = [entry for entry in parser.feed_error_log if entry.level >= etree.ErrorLevels.FATAL]
    if fatal:
        raise _refusal(fatal[0].type, fatal[0].line)
    try:
        parser.close()
    except etree.XMLSyntaxError:
        raise NotReadable(CUT_SHORT) from None


def _refusal(code: int, line: int) -> NotReadable:
    if code in ENCODING_ERRORS:
        return NotReadable(WRONG_LETTERS)
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        return NotReadable(TOO_DEEP)
    return NotReadable(NOT_XML.format(line=line))
