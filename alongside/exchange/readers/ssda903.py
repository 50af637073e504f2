"""The looked-after children return (SSDA903): the header and the missing list, as CSV."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import BinaryIO

from alongside.exchange.readers import table
from alongside.exchange.readers.bytes import ASK
from alongside.exchange.readers.cells import Cells, CodeBook
from alongside.exchange.readers.rows import (
    EventKind,
    FileAbout,
    FileKind,
    Flag,
    Limits,
    NotReadable,
    StagedChild,
    StagedEvent,
)
from alongside.jurisdiction.packs import Pack

Raw = dict[str, str]  # column name as it stands in the file -> cell as read
TOO_FEW = "This row has fewer cells than there are columns."
TOO_MANY = "This row has more cells than there are columns."


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of the file holds which field of the return; fields it lacks are left out."""

    names: tuple[str, ...]
    by_field: dict[str, str]

    def cell(self, raw: Raw, wanted: str) -> tuple[str, str]:
        """The column's name and what the row says; no text where either is missing."""
        name = self.by_field.get(wanted, wanted)
        return name, raw.get(name, "")


def read_ssda903(
    stream: BinaryIO, head: bytes, *, pack: Pack, today: date, limits: Limits
) -> tuple[FileAbout, Iterator[StagedChild]]:
    """Read the file through once to know what it is, then hand out its rows one by one.

    :raises NotReadable: before any row is handed out, if the file is broken or another list.
    """
    found = table.survey(stream, head, known=_recognised, limits=limits)
    kind, columns, flags = _recognised(found.opening.columns)
    if not found.rows:
        raise NotReadable(f"This file has column names and no rows: {ASK}")
    about = FileAbout(
        kind=kind,
        year=None,
        authority=None,
        rows=found.rows,
        sha256=found.sha256,
        encoding=found.opening.encoding,
        flags=tuple(flags),
    )
    cells = Cells(CodeBook(pack, year=None), today=today)
    staged = _staged(table.rows(stream, found.opening, limits=limits), kind, columns, cells)
    return about, staged


def _recognised(names: tuple[str, ...]) -> tuple[FileKind, Columns, list[Flag]]:
    """What list these columns belong to, and what is odd about them."""
    by_field: dict[str, str] = {}
    for name in names:
        by_field.setdefault(name.upper(), name)
    data = files("alongside.exchange") / "data" / "ssda903.toml"
    for row in tomllib.loads(data.read_text(encoding="utf-8"))["lists"]:
        if not by_field.keys() >= set(row["telling"]):
            continue
        if "columns" not in row:
            raise NotReadable(
                f"This is the SSDA903 list of {row['name']}, which is not read yet: please send "
                "the header or the missing list."
            )
        flags = _column_flags(names, by_field, row["columns"])
        return FileKind(f"ssda903-{row['key']}"), Columns(names, by_field), flags
    raise NotReadable(
        "These column names belong to no list that is read: please send the SSDA903 header or "
        "missing list, or the children in need census as XML."
    )


def _column_flags(names: tuple[str, ...], by_field: dict[str, str], wanted: list[str]) -> list[Flag]:
    absent = [Flag(name, "", "This column is missing.") for name in wanted if name not in by_field]
    read = {by_field[name] for name in wanted if name in by_field}
    unknown = [Flag(n, "", "This column is not one that is known.") for n in names if n not in read]
    return absent + unknown


def _staged(rows: Iterator[list[str]], kind: FileKind, columns: Columns, cells: Cells) -> Iterator[StagedChild]:
    read = READ[kind]
    for row in rows:
        own = cells.another()
        raw = _raw(row, columns, own)
        yield read(raw, columns, own)


def _raw(row: list[str], columns: Columns, own: Cells) -> Raw:
    """Every cell of the row by its column; cells beyond the last column get names of their own."""
    raw = dict(zip(columns.names, row, strict=False))
    extra = row[len(columns.names) :]
    raw |= {f"cell {n}": cell for n, cell in enumerate(extra, len(columns.names) + 1)}
    if len(row) < len(columns.names):
        own.flag(columns.names[len(row)], "", TOO_FEW)
    elif any(cell.strip() for cell in extra):
        own.flag(f"cell {len(columns.names) + 1}", extra[0], TOO_MANY)
    return raw


def _header(raw: Raw, columns: Columns, own: Cells) -> StagedChild:
    """A row of the header: who the child is."""
    local_id, born = _who(raw, columns, own)
    sex = own.sex(*columns.cell(raw, "SEX"))
    ethnicity = own.code(*columns.cell(raw, "ETHNIC"), "ethnicity")
    upn = own.upn(*columns.cell(raw, "UPN"), or_reason=True)
    return StagedChild(
        local_id=local_id,
        date_of_birth=born,
        expected_birth=None,
        sex=sex,
        ethnicity=ethnicity.code if ethnicity else None,
        upn=upn,
        disabilities=(),
        events=_parenthood(raw, columns, own, born=born),
        raw=raw,
        flags=tuple(own.flags),
    )


def _missing(raw: Raw, columns: Columns, own: Cells) -> StagedChild:
    """A row of the missing list: one time a child was missing or away."""
    local_id, born = _who(raw, columns, own)
    event = own.another()
    kind = event.code(*columns.cell(raw, "MISSING"), "missing_type")
    start, end = columns.cell(raw, "MIS_START"), columns.cell(raw, "MIS_END")
    days = event.day(*start), event.day(*end)
    if not start[1].strip():
        event.flag(*start, "The start is missing.")
    event.order(*end, days, "This date is before the start.")
    event.order(*start, (born, days[0]), "This date is before the date of birth.")
    read = {name: text for name, text in (columns.cell(raw, "MISSING"), start, end) if name in raw}
    codes = (kind,) if kind else ()
    return StagedChild(
        local_id=local_id,
        date_of_birth=born,
        expected_birth=None,
        sex=None,
        ethnicity=None,
        upn=None,
        disabilities=(),
        events=(StagedEvent(EventKind.MISSING, *days, codes, read, tuple(event.flags)),),
        raw=raw,
        flags=tuple(own.flags),
    )


def _who(raw: Raw, columns: Columns, own: Cells) -> tuple[str, date | None]:
    name, text = columns.cell(raw, "CHILD")
    local_id = own.text(name, text)
    if not local_id:
        own.flag(name, text, "The council's own number for the child is missing.")
    born = own.day(*columns.cell(raw, "DOB"))
    if born is None:
        own.flag(*columns.cell(raw, "DOB"), "There is no date of birth that can be read.")
    return local_id, born


def _parenthood(raw: Raw, columns: Columns, own: Cells, *, born: date | None) -> tuple[StagedEvent, ...]:
    """The young person's own child, if the row names one."""
    mother, day = columns.cell(raw, "MOTHER"), columns.cell(raw, "MC_DOB")
    if not mother[1].strip() and not day[1].strip():
        return ()
    event = own.another()
    code = event.code(*mother, "motherhood")
    on = event.day(*day)
    event.order(*day, (born, on), "This date is before the date of birth.")
    read = {name: text for name, text in (mother, day) if name in raw}
    codes = (code,) if code else ()
    return (StagedEvent(EventKind.PARENTHOOD, on, None, codes, read, tuple(event.flags)),)


READ: dict[FileKind, Callable[[Raw, Columns, Cells], StagedChild]] = {
    FileKind.HEADER: _header,
    FileKind.MISSING: _missing,
}
