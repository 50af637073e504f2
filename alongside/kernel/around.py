"""A date as people say it: the words stay as they were said, and where it can be known, the days they leave open.

"About March", "when I was eleven", "before summer", "14/3/2026". Pure: the day on which it is said is handed in, and
the day of birth where it is known for sure. What is not understood is kept, and no day is made up.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from alongside.kernel import saying, spans
from alongside.kernel.saying import Words
from alongside.kernel.spans import DAY, NotADay, Span

MOST_CHARACTERS = 80
MOST_DEEP = 4
"""How many ways of saying may stand in each other, as in "before the end of about March"."""
HALF = {"day": 0, "week": 3, "month": 15, "year": 182}
NUMERIC = re.compile(r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2}))|(?:(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2}))")
DAY_FIRST = re.compile(r"(?P<d>\d{1,2})(?: of)? (?P<m>\D+?)(?: (?P<y>(?:19|20)\d{2}))?")
MONTH_FIRST = re.compile(r"(?P<m>\D+?) (?P<d>\d{1,2})(?: (?P<y>(?:19|20)\d{2}))?")
NAMED = re.compile(r"(?P<name>\D+?)(?: (?P<y>(?:19|20)\d{2}))?")
SAYS_YEAR = re.compile(r"\d[/.-]\d|(?:19|20)\d{2}")
YEAR = re.compile(r"(?:19|20)\d{2}")
OLDEST = 120
LEAP_YEAR = 2024


class Toward(Enum):
    """Which way a date lies from the day on which it is said."""

    BACK = "back"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Around:
    """The words as they were said, and the days they leave open: both ``None`` where nothing can be known."""

    said: str
    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Around":
        """What was kept: its fields, days as ISO dates."""
        days = (date.fromisoformat(values[name]) if values[name] else None for name in ("earliest", "latest"))
        return cls(values["said"], *days)


def read(said: str, *, toward: Toward, today: date, born: date | None = None) -> Around:
    """What somebody said, with the days that it leaves open.

    :param born: their date of birth where it is known for sure; without it an age leaves all days open.
    :raises NotADay: for something like 31 February.
    :raises Backwards: for something like "between May 2026 and May 2025".
    """
    text = saying.fold(said)
    for words in saying.in_turn():
        found = _Reader(words, toward, today, born).span(text)
        if found:
            return Around(said.strip(), found.earliest, found.latest)
    return Around(said.strip())


@dataclass(frozen=True, slots=True)
class _Reader:
    words: Words
    toward: Toward
    today: date
    born: date | None

    def span(self, text: str, deep: int = 0) -> Span | None:
        """The days that this leaves open; ``None`` when it is not understood."""
        if deep > MOST_DEEP or not text:
            return None
        return self._plain(text) or next((one for one in self._said(text, deep) if one), None)

    def _plain(self, text: str) -> Span | None:
        if found := NUMERIC.fullmatch(text):
            figures = (found["y"], found["m"], found["d"]) if found["y"] else (found[6], found[5], found[4])
            return spans.one(self._full_year(figures[0]), int(figures[1]), int(figures[2]))
        if YEAR.fullmatch(text):
            return spans.year_of(int(text))
        if text in self.words.near:
            return Span(*[self.today + self.words.near[text] * DAY] * 2)
        if text in self.words.weekdays:
            return self._weekday(self.words.weekdays[text], first=0)
        return self._of_a_month(text) or self._named(text)

    def _said(self, text: str, deep: int) -> Iterator[Span | None]:
        yield from (one(found) for what, one in self._counts().items() for found in self.words.heard(what, text))
        for found in self.words.heard("between", text):
            both = (self.span(found[slot], deep + 1) for slot in ("x", "y"))
            yield spans.between(*both, says_year=bool(SAYS_YEAR.search(found["x"])))
        for what, change in spans.CHANGES.items():
            for found in self.words.heard(what, text):
                inner = self.span(found["x"], deep + 1)
                yield change(inner.earliest, inner.latest) if inner and inner.earliest and inner.latest else inner
        for what, step in (("last", -1), ("this", 0), ("next", 1)):
            yield from (self._stepped(found["x"], step) for found in self.words.heard(what, text))

    def _counts(self) -> dict[str, Callable[[dict[str, str]], Span | None]]:
        number, unit, pair = self.words.number, self.words.units, self.words.pairs
        return {
            "ago": lambda s: self._away(-number(s["n"]), unit[s["unit"]]),
            "one_ago": lambda s: self._away(-1, unit[s["unit"]]),
            "two_ago": lambda s: self._away(-2, pair[s["pair"]]),
            "ahead": lambda s: self._away(number(s["n"]), unit[s["unit"]]),
            "one_ahead": lambda s: self._away(1, unit[s["unit"]]),
            "two_ahead": lambda s: self._away(2, pair[s["pair"]]),
            "birthday": lambda s: self._age(number(s["n"]), whole_year=False),
            "age": lambda s: self._age(number(s["n"]), whole_year=True),
        }

    def _of_a_month(self, text: str) -> Span | None:
        for form in (DAY_FIRST, MONTH_FIRST):
            found = form.fullmatch(text)
            if found and (month := self.words.months.get(found["m"])):
                return self._on(int(found["y"]) if found["y"] else None, month, int(found["d"]))
        return None

    def _on(self, year: int | None, month: int, day: int) -> Span:
        if year:
            return spans.one(year, month, day)
        if not 1 <= day <= monthrange(LEAP_YEAR, month)[1]:
            raise NotADay(f"{day} {month}")
        return self._nearest(lambda of: spans.one(of, month, min(day, monthrange(of, month)[1])))

    def _named(self, text: str) -> Span | None:
        found = NAMED.fullmatch(text)
        of = self._yearly(found["name"]) if found else None
        if not of or not found:
            return None
        return of(int(found["y"])) if found["y"] else self._nearest(of)

    def _yearly(self, name: str) -> Callable[[int], Span] | None:
        """A month or a season, of any year."""
        first, months = self.words.months.get(name), 1
        if first is None:
            first, months = self.words.seasons.get(name), 3
        if first is None:
            return None
        return lambda year: Span(date(year, first, 1), spans.months_on(date(year, first, 1), months) - DAY)

    def _nearest(self, of: Callable[[int], Span]) -> Span:
        """The one that lies the way it is meant, of those without a year; the one that runs now counts."""
        years = [of(self.today.year + step) for step in (-2, -1, 0, 1, 2)]
        if self.toward is Toward.BACK:
            return [one for one in years if one.earliest and one.earliest <= self.today][-1]
        return next(one for one in years if one.latest and one.latest >= self.today)

    def _stepped(self, text: str, step: int) -> Span | None:
        """Last, this or next: a week, a month, a year, a day of the week, a month or season by name."""
        if unit := self.words.units.get(text):
            return self._unit(unit, step)
        if text in self.words.weekdays:
            return self._weekday(self.words.weekdays[text], first=step)
        if of := self._yearly(text):
            years = [of(self.today.year + add) for add in (-2, -1, 0, 1, 2)]
            if step < 0:
                return [one for one in years if one.latest and one.latest < self.today][-1]
            fits = [one for one in years if one.earliest and one.earliest > self.today]
            return fits[0] if step else of(self.today.year)
        return None

    def _unit(self, unit: str, step: int) -> Span:
        if unit == "month":
            first = spans.months_on(self.today.replace(day=1), step)
            return Span(first, spans.months_on(first, 1) - DAY)
        if unit == "year":
            return spans.year_of(self.today.year + step)
        if unit == "week":
            monday = self.today - self.today.weekday() * DAY + 7 * step * DAY
            return Span(monday, monday + 6 * DAY)
        return Span(self.today + step * DAY, self.today + step * DAY)

    def _weekday(self, weekday: int, *, first: int) -> Span:
        if first < 0 or (not first and self.toward is Toward.BACK):
            on = self.today - ((self.today.weekday() - weekday - 1) % 7 + 1) * DAY
        else:
            on = self.today + ((weekday - self.today.weekday() - 1) % 7 + 1) * DAY
        return Span(on, on)

    def _away(self, many: int, unit: str) -> Span | None:
        if unit in ("day", "week"):
            on = self.today + many * (7 if unit == "week" else 1) * DAY
        elif abs(many) > OLDEST:
            return None
        else:
            on = spans.months_on(self.today, many * (12 if unit == "year" else 1))
        return Span(on - HALF[unit] * DAY, on + HALF[unit] * DAY)

    def _age(self, years: int, *, whole_year: bool) -> Span | None:
        """All days on which they were that old, or the day on which they became it."""
        if years > OLDEST:
            return None
        if self.born is None:
            return Span()
        first = spans.months_on(self.born, 12 * years)
        return Span(first, spans.months_on(self.born, 12 * (years + 1)) - DAY if whole_year else first)

    def _full_year(self, figures: str) -> int:
        if len(figures) > 2:
            return int(figures)
        year = 2000 + int(figures)
        return year if year <= self.today.year + 20 else year - 100
