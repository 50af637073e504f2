"""The shape of each table in the library's files, and the check that a table has it."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from alongside.evidence.vocabulary import Kind, Seed

Check = Callable[[Any], bool]

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class LibraryError(Exception):
    """A file of the library is wrong; says which file, which item and how."""


def is_slug(value: Any) -> bool:
    """Small letters, digits and single hyphens: an id that can stand in an address."""
    return isinstance(value, str) and SLUG.fullmatch(value) is not None


def is_text(value: Any) -> bool:
    """Text that says something."""
    return isinstance(value, str) and value == value.strip() != ""


def is_text_or_blank(value: Any) -> bool:
    """Text, empty where the source does not say."""
    return value == "" or is_text(value)


def is_number(value: Any) -> bool:
    """A whole number, nought or more."""
    return type(value) is int and value >= 0


def one_of(values: Collection[Any]) -> Check:
    """One of some values."""
    return lambda value: isinstance(value, str) and value in values


def each(one: Check) -> Check:
    """A list of things that each pass a check, none of them twice."""

    def is_list(value: Any) -> bool:
        if not isinstance(value, list) or not all(one(item) for item in value):
            return False
        return all(item not in value[:place] for place, item in enumerate(value))

    return is_list


def is_table(value: Any) -> bool:
    """A table, whose own shape is checked where it is read."""
    return isinstance(value, dict)


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys a table must have and may have, each with the check its value passes."""

    needed: Mapping[str, Check]
    allowed: Mapping[str, Check] = field(default_factory=dict)

    def check(self, table: Any, *, where: str) -> None:
        """Pass over a table of this shape. :raises LibraryError: for any other."""
        if not isinstance(table, dict):
            raise LibraryError(f"{where}: it is not a table.")
        known = {**self.needed, **self.allowed}
        if unknown := table.keys() - known.keys():
            raise LibraryError(f"{where}: unknown key {', '.join(sorted(unknown))}.")
        if missing := self.needed.keys() - table.keys():
            raise LibraryError(f"{where}: {', '.join(sorted(missing))} is missing.")
        for key, value in table.items():
            if not known[key](value):
                raise LibraryError(f"{where}: {key} cannot be {value!r}.")


ROW = Shape({"id": is_text, "title": is_text})
AREA = Shape({"id": is_text, "title": is_text, "rows": each(is_table)})
ELEMENT = Shape(
    {
        "number": is_number,
        "key": is_slug,
        "title": is_text,
        "meaning": is_text,
        "rows": each(is_text),
    }
)
SAMPLE = Shape({"n": is_number, "of": is_text})
FINDING = Shape({"id": is_slug, "says": is_text, "elements": each(is_number), "rows": each(is_text)})
SOURCE = Shape(
    {
        "id": is_slug,
        "kind": one_of(Kind.values),
        "title": is_text_or_blank,
        "year": is_number,
        "authors": each(is_text),
        "place": is_text_or_blank,
        "method": is_text_or_blank,
        "sample": each(is_table),
        "seed": one_of((Seed.A.value, Seed.B.value)),
        "where": is_text,
        "finding": each(is_table),
    },
    {
        "year_to": is_number,
        "commissioner": is_text_or_blank,
        "note": is_text_or_blank,
        "variants": each(is_text),
        "cited_in": each(is_number),
        "same_as": is_slug,
        "doi": is_text,
        "url": is_text,
    },
)
