"""A year's days: which are taken, and which stretches were quiet."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Spell:
    """A quiet stretch from one day up to another, and whether we heard from them after it."""

    begins: date
    ends: date
    answered: bool

    def holds(self, day: date) -> bool:
        """Whether the day is in it."""
        return self.begins <= day < self.ends


@dataclass(slots=True)
class Diary:
    """Days from the first meeting to yesterday."""

    first: date
    last: date
    spells: Sequence[Spell] = ()
    _taken: set[date] = field(default_factory=set)

    def take(self, day: date) -> date:
        """Mark a day as taken."""
        self._taken.add(day)
        return day

    def free(self, after: date) -> date | None:
        """Take the first free working day from ``after`` on that is in no quiet stretch."""
        day = max(after, self.first)
        while day <= self.last:
            if not self._is_busy(day):
                return self.take(day)
            day += timedelta(days=1)
        return None

    def any_free(self, rng: Random, *, months: Sequence[int] = (), after: date | None = None) -> date | None:
        """Take some free day, in one of these months if any are named, and not before ``after``."""
        days = self._days(max(self.first, after or self.first), self.last)
        wanted = [d for d in days if not self._is_busy(d) and (not months or d.month in months)]
        return self.take(rng.choice(wanted)) if wanted else None

    def within(self, spell: Spell, rng: Random, most: int) -> list[date]:
        """Take up to ``most`` working days of a quiet stretch, in order."""
        days = self._days(spell.begins, min(self.last, spell.ends - timedelta(days=1)))
        working = [day for day in days if not _is_off(day) and day not in self._taken]
        return sorted(map(self.take, rng.sample(working, min(most, len(working)))))

    def _is_busy(self, day: date) -> bool:
        quiet = any(spell.holds(day) for spell in self.spells)
        return quiet or day in self._taken or _is_off(day)

    @staticmethod
    def _days(first: date, last: date) -> list[date]:
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def _is_off(day: date) -> bool:
    """Weekends, and the week from Christmas Eve to New Year, when nothing ordinary happens."""
    return day.weekday() > _FRIDAY or (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


def quiet_spells(first: date, last: date, rng: Random) -> list[Spell]:
    """One or two quiet stretches of three to six weeks in a year, none in a short time."""
    spells: list[Spell] = []
    for _ in range(min(2, (last - first).days // 150)):
        begins = first + timedelta(days=rng.randint(40, (last - first).days - 60))
        spell = Spell(begins, begins + timedelta(days=rng.randint(21, 42)), answered=True)
        if not any(spell.begins <= s.ends and s.begins <= spell.ends for s in spells):
            spells.append(spell)
    return sorted(spells, key=lambda spell: spell.begins)
