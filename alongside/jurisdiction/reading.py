"""Reads pack files strictly: a pack that is wrong anywhere does not load at all."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from datetime import date
from functools import reduce
from itertools import pairwise
from types import UnionType
from typing import Any, Protocol, TypeVar, get_args, get_type_hints
from zoneinfo import ZoneInfo

from alongside.jurisdiction.items import (
    Age,
    Amount,
    Clock,
    Code,
    Contents,
    Holidays,
    Item,
    Retention,
    Right,
    Term,
)

Row = dict[str, Any]


class PackFile(Protocol):
    """A file of a pack, wherever it is kept."""

    @property
    def name(self) -> str:
        """Its name, for messages."""

    def read_text(self, encoding: str) -> str:
        """All of it."""


T = TypeVar("T", bound=Item)

SECTIONS: dict[str, type[Item]] = {
    "terms": Term,
    "ages": Age,
    "clocks": Clock,
    "amounts": Amount,
    "rights": Right,
    "retention": Retention,
}
HEAD = {"name", "title", "time_zone", "begins"}
LIST_KEYS = {"key", "title", "codes", "source", "address", "version", "valid_from", "checked"}
HANDED_DOWN = ("source", "address", "version", "valid_from", "checked")


class BadPack(Exception):
    """A pack file is wrong; says which item and how."""


def contents(*layers: Iterable[PackFile]) -> Contents:
    """Read the files of one pack as one. A key in a later layer stands in place of the same key in those before.

    :raises BadPack: for an unknown key, a missing source, an overlap, or a value that cannot be.
    """
    whole = reduce(_over, (_together(files) for files in layers))
    if missing := HEAD - whole.keys():
        raise BadPack(f"The pack does not say its {', '.join(sorted(missing))}.")
    if unknown := whole.keys() - HEAD - SECTIONS.keys() - {"lists", "holidays"}:
        raise BadPack(f"No such part of a pack: {', '.join(sorted(unknown))}.")
    begins = whole["begins"]
    items: dict[str, Any] = {
        section: _versions([_item(kind, row, begins=begins) for row in whole.get(section, [])])
        for section, kind in SECTIONS.items()
    }
    return Contents(
        name=whole["name"],
        title=whole["title"],
        holidays=_holidays(whole.get("holidays", []), zone=ZoneInfo(whole["time_zone"])),
        lists=_lists(whole.get("lists", []), begins=begins),
        **items,
    )


def _together(files: Iterable[PackFile]) -> Row:
    """One table of all files; lists of the same name are joined, anything else may come once."""
    whole: Row = {}
    for file in files:
        for key, value in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if key not in whole:
                whole[key] = value
            elif isinstance(value, list) and isinstance(whole[key], list):
                whole[key] = whole[key] + value
            else:
                raise BadPack(f"{key} is given twice, the second time in {file.name}.")
    return whole


def _over(below: Row, above: Row) -> Row:
    """Both layers; of lists of items, those from below that have no namesake above."""
    whole = below | above
    for name in (*SECTIONS, "lists"):
        named = {row.get("key") for row in above.get(name, [])}
        whole[name] = [row for row in below.get(name, []) if row.get("key") not in named] + above.get(name, [])
    return whole


def _item(kind: type[T], row: Row, *, begins: date) -> T:
    """One item of that kind; its start is the pack's own where the source gives none."""
    where = f"{kind.__name__.lower()} {row.get('key', '(no key)')}"
    row = {"valid_from": begins, **row}
    allowed = {field.name: field for field in fields(kind)}
    if unknown := row.keys() - allowed.keys():
        raise BadPack(f"{where}: unknown key {', '.join(sorted(unknown))}.")
    needed = {name for name, field in allowed.items() if field.default is MISSING}
    if missing := needed - row.keys():
        raise BadPack(f"{where}: {', '.join(sorted(missing))} is missing.")
    hints = get_type_hints(kind)
    item = kind(**{name: _value(where, hints[name], name, row[name]) for name in row})
    if item.valid_to is not None and item.valid_to <= item.valid_from:
        raise BadPack(f"{where}: it ends before it begins.")
    return item


def _value(where: str, hint: Any, name: str, value: Any) -> Any:
    """The value as the field's type; text that must be there may not be blank."""
    kinds = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    for kind in kinds:
        if kind is type(value) or (isinstance(value, tuple) and value):
            break
        if isinstance(value, str) and isinstance(kind, type) and issubclass(kind, str):
            return _member(where, kind, name, value)
    else:
        raise BadPack(f"{where}: {name} cannot be {value!r}.")
    if isinstance(value, str) and not value.strip():
        raise BadPack(f"{where}: {name} is blank.")
    if type(value) is int and value < 0:
        raise BadPack(f"{where}: {name} is below nought.")
    return value


def _member(where: str, kind: type[str], name: str, value: str) -> str:
    """The value as a member of an enum of text."""
    try:
        return kind(value)
    except ValueError:
        raise BadPack(f"{where}: {name} cannot be {value!r}.") from None


def _versions(items: Iterable[T]) -> Mapping[str, tuple[T, ...]]:
    """Items by key, oldest first; two versions of one key never hold on the same day."""
    held: dict[str, tuple[T, ...]] = {}
    for item in sorted(items, key=lambda item: (item.key, item.valid_from)):
        held[item.key] = (*held.get(item.key, ()), item)
    for key, versions in held.items():
        for earlier, later in pairwise(versions):
            if earlier.valid_to is None or later.valid_from < earlier.valid_to:
                raise BadPack(f"{key}: two versions hold on {later.valid_from}.")
    return held


def _lists(rows: list[Row], *, begins: date) -> Mapping[str, Mapping[str, tuple[Code, ...]]]:
    """Code lists by key; a code takes its list's source and dates unless it has its own."""
    held: dict[str, Mapping[str, tuple[Code, ...]]] = {}
    for row in rows:
        if unknown := row.keys() - LIST_KEYS:
            raise BadPack(f"list {row.get('key')}: unknown key {', '.join(sorted(unknown))}.")
        if missing := {"key", "title", "codes", "source", "version"} - row.keys():
            raise BadPack(f"list {row.get('key')}: {', '.join(sorted(missing))} is missing.")
        if row["key"] in held:
            raise BadPack(f"list {row['key']} is given twice.")
        down = {name: row[name] for name in HANDED_DOWN if name in row}
        held[row["key"]] = _versions(
            _item(Code, _code(row["key"], {**down, **code}), begins=begins) for code in row["codes"]
        )
    _check_same(held)
    return held


def _code(list_key: str, row: Row) -> Row:
    """The row of a code as the fields of `Code`; it is known by its code within its list."""
    rest = {name: value for name, value in row.items() if name not in {"code", "same_as"}}
    rest |= {"list": list_key} | ({"key": row["code"]} if "code" in row else {})
    if "same_as" in row:
        if row["same_as"].keys() != {"list", "code"}:
            raise BadPack(f"{list_key}: same_as names a list and a code.")
        rest["same_as"] = (row["same_as"]["list"], row["same_as"]["code"])
    return rest


def _check_same(lists: Mapping[str, Mapping[str, tuple[Code, ...]]]) -> None:
    """What a code is the same as must itself be held."""
    for codes in lists.values():
        for code in (code for versions in codes.values() for code in versions):
            if code.same_as and code.same_as[1] not in lists.get(code.same_as[0], {}):
                raise BadPack(f"{code.list} {code.key}: no such code {code.same_as}.")


def _holidays(rows: list[Row], *, zone: ZoneInfo) -> Holidays:
    """The days off of every year given; a year may come once and holds only its own days."""
    days: set[date] = set()
    years: set[int] = set()
    for row in rows:
        if row.keys() != {"year", "source", "address", "version", "days"} or not row["source"]:
            raise BadPack(f"holidays {row.get('year')}: wrong or missing keys.")
        if row["year"] in years or any(day.year != row["year"] for day in row["days"]):
            raise BadPack(f"holidays {row['year']}: given twice, or with another year's days.")
        years.add(row["year"])
        days.update(row["days"])
    return Holidays(days=frozenset(days), years=frozenset(years), zone=zone)
