"""The children in need census (XML), in the shape of any year from 2017 to 2026."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import BinaryIO

from alongside.exchange.readers.bytes import ASK
from alongside.exchange.readers.cells import Cells, CodeBook, clean
from alongside.exchange.readers.cin_child import staged_child
from alongside.exchange.readers.markup import Prolog, Units, local_name
from alongside.exchange.readers.parts import UNKNOWN, Part, Shape, Taking, cin_shape
from alongside.exchange.readers.rows import (
    FileAbout,
    FileKind,
    Flag,
    Limits,
    NotReadable,
    StagedChild,
)
from alongside.jurisdiction.packs import Pack

ROOT = "Message"
YEARS = range(2000, 2100)
MOST_FLAGS = 100


def read_cin(
    stream: BinaryIO, prolog: Prolog, *, pack: Pack, today: date, limits: Limits
) -> tuple[FileAbout, Iterator[StagedChild]]:
    """Read the file through once to know what it is, then hand out its children one by one.

    :raises NotReadable: before any child is handed out, if any part of the file is broken.
    """
    if prolog.root != ROOT:
        raise NotReadable(_other_root(prolog.root))
    shape = cin_shape()
    about = _survey(stream, prolog, shape=shape, limits=limits)
    book = CodeBook(pack, year=about.year)
    return about, _children(stream, Cells(book, today=today), shape=shape, limits=limits)


def _other_root(root: str) -> str:
    if root.startswith("EXP"):
        return "This is the XML form of SSDA903, which is not read yet: please send its CSV files."
    return f"This XML file is not a children in need census: {ASK}"


def _survey(stream: BinaryIO, prolog: Prolog, *, shape: Shape, limits: Limits) -> FileAbout:
    """All of the file read through: the header, the number of children, and anything unknown."""
    digest = sha256()
    units = Units(stream, container="Children", limits=limits)
    header, taking, rows = Part("Header", "Header/"), Taking(shape), 0
    for inside, element in units.walk(digest):
        name = local_name(element)
        if inside == "Children" and name == "Child":
            rows += 1
            if rows > limits.max_rows:
                raise NotReadable(
                    f"This file holds more than {limits.max_rows:,} children: please send it in smaller parts."
                )
        elif inside == ROOT and name == "Header":
            header = taking.part(element, "Header/")
        elif len(taking.flags) < MOST_FLAGS:
            taking.flags.append(Flag(f"{inside}/{name}", "", UNKNOWN))
    _check_collection(header, rows)
    return _about(header, [*taking.flags, *units.strays], rows, digest.hexdigest(), prolog.encoding)


def _check_collection(header: Part, rows: int) -> None:
    collection = clean(header.part("CollectionDetails").cell("Collection")[1])
    if collection and collection.upper() != "CIN":
        raise NotReadable(f"This file says it is another collection, not CIN: {ASK}")
    if not rows:
        raise NotReadable(f"This file holds no children: {ASK}")


def _about(header: Part, flags: list[Flag], rows: int, sha256_hex: str, encoding: str) -> FileAbout:
    """The header as far as it can be read."""
    year_path, year_text = header.part("CollectionDetails").cell("Year")
    year = clean(year_text)
    known = year.isascii() and year.isdigit() and int(year[:5]) in YEARS
    if not known:
        flags.append(Flag(year_path, year_text, "The census year cannot be read."))
    place_path, place_text = header.part("Source").cell("LEA")
    place = clean(place_text)
    three_figures = len(place) == 3 and place.isascii() and place.isdigit()
    if not three_figures:
        flags.append(Flag(place_path, place_text, "The council's three-figure code is not there."))
    return FileAbout(
        kind=FileKind.CIN,
        year=int(year) if known else None,
        authority=place if three_figures else None,
        rows=rows,
        sha256=sha256_hex,
        encoding=encoding,
        flags=tuple(flags),
    )


def _children(stream: BinaryIO, cells: Cells, *, shape: Shape, limits: Limits) -> Iterator[StagedChild]:
    for inside, element in Units(stream, container="Children", limits=limits).walk():
        if inside == "Children" and local_name(element) == "Child":
            taking = Taking(shape)
            part = taking.part(element)
            yield staged_child(part, raw=taking.raw, flags=taking.flags, cells=cells.another())
