"""Fills the {slots} of a text for one person on one day."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from alongside.config.demo.reading import Matters, Person, Row, table

_HOURS = {10: "ten", 11: "eleven", 12: "twelve", 13: "one", 14: "two", 15: "three", 16: "four", 17: "five"}
_SEASONS = ("winter", "spring", "summer", "autumn")


@dataclass(frozen=True, slots=True)
class Around:
    """Whom a text is about, and who is around them."""

    person: Person
    worker: str
    lead: str


class Slots(dict[str, str]):
    """What stands in each slot of one text: drawn when first asked for, the same from then on.

    A slot with a capital letter is the same words with a capital letter.
    """

    def __init__(self, around: Around, *, at: datetime, later: date, drawn: dict[str, str], rng: Random) -> None:
        """Know the fixed words; ``later`` is the day that {later_weekday} names.

        ``drawn`` holds what earlier steps of the same story drew, and takes what this one draws.
        """
        super().__init__(
            drawn,
            name=around.person.known_as,
            worker=around.worker,
            lead=around.lead,
            hour=_spoken(at),
            weekday=f"{at:%A}",
            later_weekday=f"{later:%A}",
            month=f"{at:%B}",
            weather=rng.choice(_pools()["weather"][_SEASONS[at.month % 12 // 3]]),
        )
        self._person, self._drawn, self._rng = around.person, drawn, rng

    def __missing__(self, slot: str) -> str:
        """Draw the words.

        :raises KeyError: for a slot that nothing can stand in.
        """
        if slot[0].isupper():
            words = self[slot[0].lower() + slot[1:]]
            return words[0].upper() + words[1:]
        self._drawn |= self._draw(slot)
        self |= self._drawn
        return self[slot]

    def _draw(self, slot: str) -> dict[str, str]:
        if slot in ("someone", "adult", "family"):
            who = self._rng.choice(matters(self._person, slot))
            return {slot: f"your {who.who}", f"{slot}_name": f"{who.name} ({who.who})"}
        if slot == "like":
            return {slot: self._rng.choice(self._person.likes)}
        return {slot: self._rng.choice(_pools()["drawn"][slot])}


def matters(person: Person, slot: str) -> list[Matters]:
    """Who may stand in {someone}, {adult} or {family}."""
    near = [who for who in person.matters if not who.far]
    if slot == "someone":
        return near
    adults = [who for who in near if who.adult]
    return [who for who in adults if slot == "adult" or who.who in _pools()["family"]]


def tags(person: Person) -> set[str]:
    """What texts fit the person: what is written, and what follows from it."""
    found = {*person.tags, *(language.lower() for language in person.languages)}
    if len(person.languages) > 1:
        found.add("bilingual")
    if matters(person, "family"):
        found.add("family")
    return found


def days_later(on: date, days: int) -> date:
    """So many days on, or the Monday after when that is a weekend."""
    then = on + timedelta(days=days)
    return then + timedelta(days=max(0, 7 - then.weekday()) if then.weekday() > 4 else 0)


def _spoken(at: datetime) -> str:
    return f"half past {_HOURS[at.hour]}" if at.minute == 30 else _HOURS[at.hour]


@cache
def _pools() -> Row:
    return table("slots")
