"""Invented people and what is written around them, as rows: sealed for the product, in clear for the plain views."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access import crypto
from alongside.access.actions.records import NewRecord
from alongside.access.models import Account, Grant, Record, RecordKey
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose, RecordKind
from alongside.kernel.ids import new_id
from alongside.people.actions.young_people import tags_of
from alongside.people.cards import Card, MattersCard
from alongside.people.models import PersonWhoMatters, YoungPerson
from alongside.people.vocabulary import Birth
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, RestsOn, Sharing
from bench import goals, sessions, staying
from bench.plain import models as plain

FIRST = [
    "Amira", "Ben", "Callum", "Dana", "Elif", "Femi", "Grace", "Hana", "Idris", "Jade", "Kofi", "Leila", "Mina",
    "Noor", "Oscar", "Priya", "Quinn", "Rosa", "Sami", "Tariq", "Uma", "Vera", "Wren", "Xenia", "Yusuf", "Zoe",
    "Aisha", "Bela", "Carys", "Dylan", "Esme", "Freya", "Gwen", "Harun", "Imani", "Jonah", "Kira", "Lowri",
    "Maya", "Nadia",
]  # fmt: skip
LAST = [
    "Abbott", "Bello", "Carter", "Dogan", "Evans", "Farah", "Green", "Hughes", "Ibrahim", "Jones", "Khalil",
    "Lewis", "Malik", "Nowak", "Owen", "Popescu", "Quirke", "Reid", "Said", "Thomas", "Usman", "Vaughan", "Walsh",
    "Xu", "Yilmaz", "Zaman", "Archer", "Brook", "Chaudhry", "Doyle", "Ellis", "Finch", "Gordon", "Hoxha",
]  # fmt: skip
SENTENCES = (
    "We walked by the river and talked about what a good week would look like.",
    "She said that the new bus makes mornings easier, and that breakfast club helps.",
    "He showed me the drawing he is working on and asked whether it could hang in the hall.",
    "They would like to try the music group on Thursday, with somebody they know for the first time.",
    "I said that I would ring on Tuesday after school, and wrote it down for both of us.",
    "It was good to hear how the weekend with their aunt went.",
    "We looked at the plan together and changed two lines so that they sound like them.",
    "They asked who reads this. I showed them the page and we went through it.",
)
KINDS = (
    *(Kind.MET, Kind.MET, Kind.IN_TOUCH, Kind.IN_TOUCH, Kind.TRIED, Kind.OWN_WORDS, Kind.GOOD_NEWS, Kind.MEETING),
    *(Kind.MET, Kind.SESSION, Kind.IN_TOUCH, Kind.IN_TOUCH, Kind.TRIED, Kind.OWN_WORDS, Kind.GOOD_NEWS, Kind.REVIEW),
)
RECORD_PARTS = (
    Compartment.EVERYDAY,
    Compartment.HEALTH,
    Compartment.JUSTICE,
    Compartment.IDENTITY,
    Compartment.COUNCIL,
)
MADE_IN = 3  # a transaction long past, so that no row counts as made just now
SPAN_DAYS = 700


@dataclass(frozen=True, slots=True)
class Place:
    """Whose young person it is."""

    worker: Account
    team: UUID
    now: datetime
    before: Account | None = None
    """Who was there for some of them before."""


Rows = Iterator[Any]


def life(place: Place, *, entries: int, dice: random.Random) -> Rows:
    """Every row about one young person, as unsaved models of the product and of the plain views."""
    new = NewRecord()
    first, last = dice.choice(FIRST), dice.choice(LAST)
    card = Card(
        known_as=first,
        full_name=f"{first} {last}",
        pronouns=dice.choice(("she/her", "he/him", "they/them", "")),
        languages=("English",),
        born=date(2006 + dice.randrange(10), 1 + dice.randrange(12), 1 + dice.randrange(28)),
        birth=Birth.KNOWN,
    )
    yield Record(id=new.id, kind=RecordKind.YOUNG_PERSON, team_id=place.team, created_at=place.now, made_in=MADE_IN)
    for part, key in new.keys.items():
        yield RecordKey(record_id=new.id, compartment=part, wrapped=crypto.wrap(key))
    door = _door(new, place)
    yield door
    yield from _people(new, card, place)
    written = list(_entries(new, entries, place, dice))
    yield from written
    timeline = [row for row in written if isinstance(row, Entry)]
    around = staying.Around(new, place.team, door, place.before, place.now, timeline, dice)
    yield from staying.rows(around)
    yield from goals.rows(around)
    yield from sessions.rows(around)


def _door(new: NewRecord, place: Place) -> Grant:
    return Grant(
        record_id=new.id,
        holder=place.worker,
        role=GrantRole.KEY_WORKER,
        compartments=[part.value for part in RECORD_PARTS],
        purpose=Purpose.SUPPORT,
        reason=GrantReason.ALLOCATED,
        opened_by=place.worker,
        starts_at=place.now,
    )


def _people(new: NewRecord, card: Card, place: Place) -> Rows:
    since = place.now.date() - timedelta(days=SPAN_DAYS)
    person = YoungPerson(record_id=new.id, team_id=place.team, since=since)
    person.card = new.seal(person, "card", card.sealed_text())
    yield person
    yield plain.Person(
        id=new.id,
        key_worker_id=place.worker.pk,
        known_as=card.known_as,
        full_name=card.full_name,
        pronouns=card.pronouns,
        languages=", ".join(card.languages),
        born=card.born,
        since=since,
    )
    for tag in tags_of(card, record=new.id):
        tag.team_id = place.team
        yield tag
    for name, who in (("Sal", "an aunt"), ("Mr Bright", "a teacher")):
        row = PersonWhoMatters(record_id=new.id, team_id=place.team, added_at=place.now)
        row.card = new.seal(row, "card", MattersCard(name, who).sealed_text())
        yield row
        yield plain.Friend(id=row.pk, person_id=new.id, name=name, who=who)


def _entries(new: NewRecord, count: int, place: Place, dice: random.Random) -> Rows:
    for number in range(count):
        text = " ".join(dice.sample(SENTENCES, 4))
        told_by = "their aunt" if number % 10 == 0 else ""
        at = place.now - timedelta(minutes=dice.randrange(60 * 24 * SPAN_DAYS))
        entry = _entry(new, place, kind=dice.choice(KINDS), happened_at=at)
        if number % 50 == 7:
            entry.sharing, entry.review_on = Sharing.WITHHELD, at.date() + timedelta(days=SPAN_DAYS + 30)
        yield from _both(new, entry, text, told_by)
        if number == 0:
            beside = _entry(new, place, kind=Kind.CORRECTION, happened_at=at)
            beside.corrects_id = entry.pk
            yield from _both(new, beside, "It was the day after.", "")


def _entry(new: NewRecord, place: Place, **known: Any) -> Entry:
    known["rests_on"] = RestsOn.OWN_WORDS if known["kind"] == Kind.OWN_WORDS else RestsOn.SEEN
    return Entry(
        id=new_id(),
        record_id=new.id,
        team_id=place.team,
        author=place.worker,
        recorded_at=known["happened_at"],
        sharing=Sharing.SHARED,
        **known,
    )


def _both(new: NewRecord, entry: Entry, text: str, told_by: str) -> Rows:
    entry.body = new.seal(entry, "body", text)
    if told_by:
        entry.rests_on, entry.told_by = RestsOn.TOLD_BY, new.seal(entry, "told_by", told_by)
    yield entry
    yield plain.Entry(
        id=entry.pk,
        person_id=new.id,
        author_id=entry.author_id,
        kind=entry.kind,
        happened_at=entry.happened_at,
        rests_on=entry.rests_on,
        told_by=told_by,
        body=text,
        is_withheld=entry.sharing == Sharing.WITHHELD,
        corrects_id=entry.corrects_id,
    )


def is_plain(row: Any) -> bool:
    """Whether a row belongs to the plain views' database."""
    return isinstance(row, plain.Person | plain.Friend | plain.Entry)
