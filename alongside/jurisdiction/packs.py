"""Jurisdiction packs: ask for a clock, an age, a word, a right or a code as it holds on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from django.conf import settings

from alongside.jurisdiction import clocks
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
from alongside.jurisdiction.reading import BadPack, contents
from alongside.keeper import places

LOCAL = "service.toml"
T = TypeVar("T", bound=Item)


class NotHeld(LookupError):
    """The pack has no such item on that day."""


class Pack:
    """One jurisdiction's words, ages, clocks, rights, retention classes and code lists."""

    def __init__(self, held: Contents, *, problem: str = "") -> None:
        self._held = held
        # What is wrong with the service's own file, if anything.
        self.problem = problem
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

    def last_day(self, key: str, *, since: date, on: date | None = None) -> date:
        """The last day of a clock that starts in the course of the day ``since``.

        :param on: the day whose rules are asked for, where it is another than ``since``.
        :raises NotHeld: if there is no such clock on that day.
        """
        noon = datetime.combine(since, time(12), tzinfo=self.holidays.zone)
        return clocks.due(self.clock(key, on=on or since), noon, self.holidays).on

    def amount(self, key: str, *, on: date) -> Amount:
        """How many there are to be on that day. :raises NotHeld: if nothing is said."""
        return _holding(self._held.amounts, key, on=on)

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
            held.amounts,
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
    return tuple(sorted(place.name.removesuffix(".toml") for place in _data("data").iterdir()))


@cache
def pack(name: str) -> Pack:
    """The pack of that name (`england`, `international`), read once and kept.

    Under each pack lies what practice asks everywhere (`practice/*.toml`), which a pack may say otherwise.

    :raises NotHeld: if there is no such pack.
    :raises BadPack: if its files are wrong.
    """
    return Pack(contents(*_layers(name)))


def in_force() -> Pack:
    """The rules of this service: the pack it is set to, with what the service itself changed.

    That is the file ``service.toml`` in its state folder, of the same form as a pack. While it is wrong it changes
    nothing, and ``problem`` says what to put right.
    """
    path = places.state_dir() / LOCAL
    try:
        found = path.stat()
    except OSError:
        return pack(settings.JURISDICTION)
    return _changed(settings.JURISDICTION, path, (found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=2)
def _changed(name: str, path: Path, _stamp: tuple[int, int]) -> Pack:
    try:
        return Pack(contents(*_layers(name), [path]))
    except (BadPack, OSError, ValueError) as error:
        return Pack(contents(*_layers(name)), problem=str(error))


def _layers(name: str) -> tuple[list[Traversable], list[Traversable]]:
    for place in _data("data").iterdir():
        if place.is_dir() and place.name == name:
            return _files(_data("practice")), _files(place)
        if place.name == f"{name}.toml":
            return _files(_data("practice")), [place]
    raise NotHeld(f"There is no jurisdiction pack {name!r}.")


def _data(folder: str) -> Traversable:
    return files("alongside.jurisdiction") / folder


def _files(folder: Traversable) -> list[Traversable]:
    return sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)


def _holding(held: Mapping[str, tuple[T, ...]], key: str, *, on: date) -> T:
    for item in held.get(key, ()):
        if item.holds(on):
            return item
    raise NotHeld(f"Nothing is held for {key!r} on {on}.")


def _all_holding(held: Iterable[tuple[T, ...]], *, on: date) -> Iterable[T]:
    return (item for versions in held for item in versions if item.holds(on))
