"""Reads the library's files strictly: a library that is wrong anywhere does not load at all."""

import re
import tomllib
from collections.abc import Collection, Iterable
from importlib.resources.abc import Traversable
from typing import Any

from alongside.evidence import shapes
from alongside.evidence.items import Area, Element, Finding, Library, Row, Sample, Source
from alongside.evidence.shapes import LibraryError
from alongside.evidence.vocabulary import Kind, Seed

Table = dict[str, Any]
Placed = list[tuple[str, Table]]  # tables, each with where it stands, for messages

MOST_WORDS = 35
INNER_END = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]*[A-Z0-9]")
LAST_END = re.compile(r"[.!?][\"'”’)]*$")


def read(files: Iterable[Traversable]) -> Library:
    """Read all files as one library.

    :raises LibraryError: for an unknown or missing key, a value that cannot be, an id given twice,
        an element, row or source that is not held, or a finding that is not one sentence of at
        most 35 words.
    """
    parts = _parts(files)
    areas = tuple(_area(where, table) for where, table in parts["area"])
    elements = tuple(_element(where, table) for where, table in parts["element"])
    sources = tuple(_source(where, table) for where, table in parts["source"])
    library = Library(
        sources=sources,
        elements=tuple(sorted(elements, key=lambda element: element.number)),
        areas=areas,
        by_id={source.id: source for source in sources},
        findings={finding.id: finding for source in sources for finding in source.findings},
        rows={row.id: row for area in areas for row in area.rows},
    )
    _check_ids(parts)
    _check_references(parts, library)
    return library


def _parts(files: Iterable[Traversable]) -> dict[str, Placed]:
    """The tables of all files by the part of the library they belong to."""
    parts: dict[str, Placed] = {"area": [], "element": [], "source": []}
    for file in files:
        try:
            whole = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise LibraryError(f"{file.name}: {error}.") from error
        for part, tables in whole.items():
            if part not in parts or not isinstance(tables, list):
                raise LibraryError(f"{file.name}: the library has no part {part!r}.")
            for table in tables:
                parts[part].append((f"{file.name}, {part} {_name(table)}", table))
    return parts


def _name(table: Any) -> str:
    """What a table calls itself."""
    if not isinstance(table, dict):
        return "(not a table)"
    return str(table.get("id", table.get("number", "(no id)")))


def _area(where: str, table: Table) -> Area:
    shapes.AREA.check(table, where=where)
    for row in table["rows"]:
        shapes.ROW.check(row, where=f"{where}, row {_name(row)}")
    return Area(**{**table, "rows": tuple(Row(**row) for row in table["rows"])})


def _element(where: str, table: Table) -> Element:
    shapes.ELEMENT.check(table, where=where)
    return Element(**{**table, "rows": tuple(table["rows"])})


def _source(where: str, table: Table) -> Source:
    shapes.SOURCE.check(table, where=where)
    if table.get("year_to", table["year"] + 1) <= table["year"]:
        raise LibraryError(f"{where}: it ends before it begins.")
    if not table["finding"]:
        raise LibraryError(f"{where}: it has no finding.")
    inner: Table = {
        "kind": Kind(table["kind"]),
        "seed": Seed(table["seed"]),
        "sample": tuple(_sample(where, one) for one in table["sample"]),
        "findings": tuple(_finding(where, one, source=table["id"]) for one in table["finding"]),
    }
    whole = {key: value for key, value in table.items() if key not in {"finding", "sample"}}
    lists = {key: tuple(value) for key, value in whole.items() if isinstance(value, list)}
    return Source(**{**whole, **lists, **inner})


def _sample(where: str, table: Table) -> Sample:
    shapes.SAMPLE.check(table, where=f"{where}, sample")
    return Sample(**table)


def _finding(where: str, table: Table, *, source: str) -> Finding:
    where = f"{where}, finding {_name(table)}"
    shapes.FINDING.check(table, where=where)
    says = table["says"]
    if INNER_END.search(says) or not LAST_END.search(says):
        raise LibraryError(f"{where}: it says more or less than one sentence.")
    if len(says.split()) > MOST_WORDS:
        raise LibraryError(f"{where}: it says more than {MOST_WORDS} words.")
    lists = {key: tuple(table[key]) for key in ("elements", "rows")}
    return Finding(**{**table, **lists}, source_id=source)


def _check_ids(parts: dict[str, Placed]) -> None:
    """No id is given twice within its part of the library, rows and findings included."""
    for part, tables in parts.items():
        _check_once((where, _name(table)) for where, table in tables)
        inner = {"area": "rows", "source": "finding"}.get(part)
        if inner:
            _check_once((where, _name(one)) for where, table in tables for one in table[inner])


def _check_once(named: Iterable[tuple[str, str]]) -> None:
    places: dict[str, str] = {}
    for where, name in named:
        if name in places:
            raise LibraryError(f"{where}: {name} is given twice, first in {places[name]}.")
        places[name] = where


def _check_references(parts: dict[str, Placed], library: Library) -> None:
    """Everything a table names is held."""
    numbers = {element.number for element in library.elements}
    for where, table in parts["element"]:
        _check_held(where, "row", table["rows"], library.rows)
    for where, table in parts["source"]:
        _check_held(where, "element", table.get("cited_in", []), numbers)
        if "same_as" in table:
            _check_held(where, "source", [table["same_as"]], library.by_id)
            if library.by_id[table["same_as"]].same_as:
                raise LibraryError(f"{where}: same_as leads to a source that has its own.")
        for one in table["finding"]:
            place = f"{where}, finding {one['id']}"
            _check_held(place, "element", one["elements"], numbers)
            _check_held(place, "row", one["rows"], library.rows)


def _check_held(where: str, kind: str, names: Iterable[Any], held: Collection[Any]) -> None:
    for name in names:
        if name not in held:
            raise LibraryError(f"{where}: there is no {kind} {name}.")
