"""Jurisdiction packs: ask for a clock, an age, a word, a right or a code as it holds on a day."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from alongside.jurisdiction.items import (
    Age,
    Clock,
    Code,
    Contents,
    Holidays,
    Item,
    Retention,
    Right,
    Term,
)
from alongside.jurisdiction.reading import contents

T = TypeVar("T", bound=Item)


class NotHeld(LookupError):
    """The pack has no such item on that day."""


class Pack:
    """One jurisdiction's words, ages, clocks, rights, retention classes and code lists."""

    def __init__(self, held: Contents) -> None:
        self._held = held
        self.name = held.name
        self.title = held.title

    @property
    def holidays(self) -> Holidays:
        """Days off and time zone, as `clocks.due` needs them."""
        return self._held.holidays

    def term(self, key: str, *, on: date) -> Term:
        """The words to use on that day. :raises NotHeld: if there are none."""
        return _holding(self._held.terms, key, on=on)

    def age(self, key: str, *, on: date) -> Age:
        """The age that counts on that day. :raises NotHeld: if there is none."""
        return _holding(self._held.ages, key, on=on)

    def clock(self, key: str, *, on: date) -> Clock:
        """The clock that holds on that day. :raises NotHeld: if there is none."""
        return _holding(self._held.clocks, key, on=on)

    def retention(self, key: str, *, on: date) -> Retention:
        """How long that class of record is kept. :raises NotHeld: if nothing is said."""
        return _holding(self._held.retention, key, on=on)

    def rights(self, *, on: date) -> tuple[Right, ...]:
        """Every right that holds on that day, in the order of their keys."""
        return tuple(_all_holding(self._held.rights.values(), on=on))

    def lists(self) -> tuple[str, ...]:
        """The keys of the code lists held."""
        return tuple(self._held.lists)

    def codes(self, list_key: str, *, on: date | None = None) -> tuple[Code, ...]:
        """The list's codes on that day, or every version ever held when no day is given.

        :raises NotHeld: if there is no such list.
        """
        codes = self._list(list_key).values()
        if on is None:
            return tuple(code for versions in codes for code in versions)
        return tuple(_all_holding(codes, on=on))

    def code(self, list_key: str, code: str, *, on: date) -> Code:
        """One code as it holds on that day. :raises NotHeld: if the list has no such code then."""
        return _holding(self._list(list_key), code, on=on)

    def label(self, list_key: str, code: str, *, on: date) -> str:
        """The code's label on that day. :raises NotHeld: if the list has no such code then."""
        return self.code(list_key, code, on=on).label

    def items(self) -> tuple[Item, ...]:
        """Every version of every item, for pages and tests that go through the whole pack."""
        held = self._held
        sections: tuple[Mapping[str, tuple[Item, ...]], ...] = (
            held.terms,
            held.ages,
            held.clocks,
            held.rights,
            held.retention,
            *held.lists.values(),
        )
        return tuple(i for section in sections for versions in section.values() for i in versions)

    def _list(self, key: str) -> Mapping[str, tuple[Code, ...]]:
        if key not in self._held.lists:
            raise NotHeld(f"{self.title} has no list {key!r}.")
        return self._held.lists[key]


def names() -> tuple[str, ...]:
    """The packs there are, in order of their names."""
    data = files("alongside.jurisdiction") / "data"
    return tuple(sorted(place.name.removesuffix(".toml") for place in data.iterdir()))


@cache
def pack(name: str) -> Pack:
    """The pack of that name (`england`, `international`), read once and kept.

    :raises NotHeld: if there is no such pack.
    :raises BadPack: if its files are wrong.
    """
    data = files("alongside.jurisdiction") / "data"
    for place in data.iterdir():
        if place.is_dir() and place.name == name:
            inside = (file for file in place.iterdir() if file.name.endswith(".toml"))
            return Pack(contents(sorted(inside, key=lambda file: file.name)))
        if place.name == f"{name}.toml":
            return Pack(contents([place]))
    raise NotHeld(f"There is no jurisdiction pack {name!r}.")


def _holding(held: Mapping[str, tuple[T, ...]], key: str, *, on: date) -> T:
    for item in held.get(key, ()):
        if item.holds(on):
            return item
    raise NotHeld(f"Nothing is held for {key!r} on {on}.")


def _all_holding(held: Iterable[tuple[T, ...]], *, on: date) -> Iterable[T]:
    return (item for versions in held for item in versions if item.holds(on))
