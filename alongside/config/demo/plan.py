"""The whole demonstration as plain values, before anything is written: pure, and the same every time."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone
from django.utils.timezone import get_default_timezone

from alongside.config.demo.lives import Life, Moment
from alongside.config.demo.reading import Person, Text, library, young_people
from alongside.config.demo.service import lead_of, workers
from alongside.config.demo.slots import Around, Slots
from alongside.people.cards import Card, MattersCard
from alongside.record.actions.entries import Words

_SEED = "Lanternfield"
_ON_THE_HOUR = (0, 30)
_MINUTES = (0, 5, 10, 15, 20, 30, 40, 45, 50)


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry to be written: by whom, what, when it was recorded, and what stands beside it."""

    by: str
    words: Words
    recorded_at: datetime
    template: str
    correction: str
    shared: bool


@dataclass(frozen=True, slots=True)
class PlannedLife:
    """A young person to be made, with everything that is to be in their record."""

    person: Person
    team: str
    card: Card
    matters: Sequence[MattersCard]
    since: datetime
    entries: Sequence[PlannedEntry]


def plan(now: datetime) -> list[PlannedLife]:
    """Every young person and every entry, dated back from ``now``."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    return [_life(person, now, told[person.worker]) for person in young_people()]


def _life(person: Person, now: datetime, told: Counter[str]) -> PlannedLife:
    rng = Random(f"{_SEED} {person.key}")  # noqa: S311 - invented people, not secrets
    today = now.astimezone(get_default_timezone()).date()
    worker = workers()[person.worker]
    around = Around(person, worker.first_name, lead_of(worker.team).first_name)
    moments = Life(person, today, library(), told, rng).plan()
    drawn: defaultdict[str, dict[str, str]] = defaultdict(dict)
    entries = [_entry(m, around, now, drawn[m.story] if m.story else {}, rng) for m in moments]
    return PlannedLife(
        person=person,
        team=worker.team,
        card=_card(person, today),
        matters=[MattersCard(one.name, _capital(one.who), one.note) for one in person.matters],
        since=entries[0].words.happened_at,
        entries=sorted(entries, key=lambda entry: entry.words.happened_at),
    )


def _entry(moment: Moment, around: Around, now: datetime, drawn: dict[str, str], rng: Random) -> PlannedEntry:
    template, script = moment.text.text, moment.script
    minute = rng.choice(_ON_THE_HOUR if "{hour}" in template else _MINUTES)
    at = time(rng.randint(10, 17), minute, tzinfo=get_default_timezone())
    happened_at = datetime.combine(moment.on, at)
    slots = Slots(around, at=happened_at, later=moment.later, drawn=drawn, rng=rng)
    words = _words(moment.text, slots, happened_at)
    if script and script.withheld:
        review_on = timezone.localdate(now) + timedelta(days=script.review_in)
        words = replace(words, withheld_because=script.withheld, review_on=review_on)
    return PlannedEntry(
        by=(script and script.by) or around.person.worker,
        words=words,
        recorded_at=min(now, happened_at + timedelta(minutes=rng.randint(15, 400))),
        template=template,
        correction=script.correction if script else "",
        shared=script.shared if script else False,
    )


def _words(text: Text, slots: Slots, happened_at: datetime) -> Words:
    return Words(
        text=text.text.format_map(slots),
        kind=text.kind,
        happened_at=happened_at,
        is_about=text.about,
        rests_on=text.rests_on,
        told_by=text.told_by.format_map(slots),
        third_party=text.third_party,
        compartment=text.compartment,
    )


def _card(person: Person, today: date) -> Card:
    return Card(
        known_as=person.known_as,
        full_name=person.full_name,
        say_it=person.say_it,
        pronouns=person.pronouns,
        languages=tuple(person.languages),
        born=_born(person, today),
        birth=person.birth,
        birth_because=person.birth_because,
    )


def _born(person: Person, today: date) -> date | None:
    """Their birth date; the first of January of the year where only the age is known."""
    if person.age is None:
        return None
    if person.birthday_in is None:
        return date(today.year - person.age, 1, 1)
    birthday = today + timedelta(days=person.birthday_in)
    # A birthday on 29 February moves back a day, so that it exists in every year.
    day = 28 if (birthday.month, birthday.day) == (2, 29) else birthday.day
    return date(birthday.year - person.age - 1, birthday.month, day)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
