"""What a jurisdiction pack holds: every item says where it comes from and when it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo


class Unit(StrEnum):
    """What a clock counts in."""

    HOURS = "hours"  # real hours, nights and weekends included
    DAYS = "days"  # calendar days
    WORKING_DAYS = "working-days"  # Monday to Friday without bank holidays
    MONTHS = "months"  # same day of the month, or its last day
    YEARS = "years"  # same day of the year; 29 February ends on the 28th


class CountedFrom(StrEnum):
    """The day a retention period is counted from."""

    BIRTH = "birth"
    DEATH = "death"
    EIGHTEENTH_BIRTHDAY = "eighteenth-birthday"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One dated, sourced rule or word. `valid_to` is the first day it no longer holds."""

    key: str
    source: str
    version: str
    valid_from: date
    valid_to: date | None = None
    address: str = ""
    checked: bool = True  # False: nobody has read this at its source yet
    note: str = ""

    def holds(self, on: date) -> bool:
        """Whether the item holds on that day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Item):
    """The words to use, and the words an official paper may use instead."""

    words: str
    official: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Age(Item):
    """An age in whole years that changes something; `years` is None where no age is fixed."""

    words: str
    years: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock(Item):
    """How long there is to do something, counted from what `starts` names."""

    words: str
    starts: str
    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Item):
    """How many of something, as `words` say; never a number about a person."""

    words: str
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Right(Item):
    """Something a young person may ask for or must be given, in plain words."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention(Item):
    """How long a class of record is kept, in years from the day named."""

    words: str
    years: int
    counted_from: CountedFrom


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Item):
    """One code of a list. `same_as` names the code of another list that surely means the same."""

    list: str
    label: str
    same_as: tuple[str, str] | None = None  # (list, code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """Days off besides weekends, the years they are known for, and the place's time zone."""

    days: frozenset[date]
    years: frozenset[int]
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything one pack holds, each key with its versions from oldest to newest."""

    name: str
    title: str
    holidays: Holidays
    terms: Mapping[str, tuple[Term, ...]]
    ages: Mapping[str, tuple[Age, ...]]
    clocks: Mapping[str, tuple[Clock, ...]]
    amounts: Mapping[str, tuple[Amount, ...]]
    rights: Mapping[str, tuple[Right, ...]]
    retention: Mapping[str, tuple[Retention, ...]]
    lists: Mapping[str, Mapping[str, tuple[Code, ...]]]
