"""Reading young people, always for a named viewer or inside a record they opened."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import jellyfish
from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from alongside.access import tags
from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import Opened, opened
from alongside.access.models import Account, Record
from alongside.access.planned import Planned
from alongside.access.vocabulary import Purpose, RecordKind
from alongside.kernel.decisions import NotVisible
from alongside.ledger.vocabulary import Verb
from alongside.people.cards import Card, MattersCard
from alongside.people.models import NameTag, OutsideIdentifier, PersonWhoMatters, YoungPerson

MOST_FOUND = 50
LIKE_ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of young people."""

    record: UUID
    card: Card
    since: date | None


def ids_for(*, scope: Scope, most: int, after: UUID | None, viewer: Account) -> list[UUID]:
    """Records of young people behind the viewer's doors, newest first, ``most`` at a time."""
    with acting_as(viewer.pk, scope), transaction.atomic(savepoint=False):
        rows = Record.objects.filter(kind=RecordKind.YOUNG_PERSON).order_by("-id")
        if after:
            rows = rows.filter(id__lt=after)
        return list(rows.values_list("id", flat=True)[:most])


def how_many(*, scope: Scope, viewer: Account) -> int:
    """How many young people stand behind the viewer's doors of this kind."""
    with acting_as(viewer.pk, scope), transaction.atomic():
        return Record.objects.filter(kind=RecordKind.YOUNG_PERSON).count()


def listed(*, records: Sequence[UUID], verb: Verb, purpose: Purpose, viewer: Account) -> list[Listed]:
    """The cards of these young people, opened in bulk behind one ledger line; order kept."""
    if not records:
        return []
    with opened(records, verb=verb, purpose=purpose, viewer=viewer) as door:
        return listed_behind(door, records=records)


def listed_behind(door: Opened, *, records: Sequence[UUID]) -> list[Listed]:
    """The same of records that are open already."""
    people = _behind(door, records)
    return [_listed(r, people.get(r), door) for r in records if r in door.records]


@Planned
def _person(record: UUID) -> QuerySet[YoungPerson]:
    return YoungPerson.objects.filter(record=record)


def get(*, record: UUID) -> YoungPerson | None:
    """The young person of an opened record; ``None`` when their card was not shared with the viewer.

    :raises NotVisible: when the record is not a young person's.
    """
    person = _person.first(record=record)
    if person is None and not Record.objects.filter(pk=record, kind=RecordKind.YOUNG_PERSON).exists():
        raise NotVisible
    return person


def card(person: YoungPerson | None, *, door: Opened) -> Card:
    """Their card; one without a name when only another part of the record was shared."""
    if person is None:
        return Card(known_as=_("Shared without a name"))
    return Card.from_sealed(door.read(person, "card"))


def cards(*, records: Iterable[UUID], door: Opened) -> dict[UUID, Card]:
    """The cards of records that are open already; nameless where the card was not shared with the viewer."""
    wanted = list(records)
    people = _behind(door, wanted)
    return {record: card(people.get(record), door=door) for record in wanted}


@Planned
def _who_matters(record: UUID) -> QuerySet[PersonWhoMatters]:
    return PersonWhoMatters.objects.filter(record=record, gone_at=None).order_by("added_at")


def who_matters(*, record: UUID, door: Opened) -> list[tuple[PersonWhoMatters, MattersCard]]:
    """People who matter to them, in the order they were named."""
    rows = _who_matters.all(record=record)
    return [(row, MattersCard.from_sealed(door.read(row, "card"))) for row in rows]


def outside_identifiers(*, record: UUID, door: Opened) -> list[tuple[OutsideIdentifier, str]]:
    """Numbers that others gave them, as written."""
    rows = OutsideIdentifier.objects.filter(record=record).order_by("id")
    return [(row, door.read(row, "value")) for row in rows]


def search(*, text: str, born: date | None, viewer: Account) -> list[Listed]:
    """Young people behind the viewer's doors whose name is, sounds like or starts like this.

    Looks first at single records and then at teams; best match first; at most fifty.
    """
    records: dict[UUID, None] = {}
    for scope in OF_WORKERS:
        with acting_as(viewer.pk, scope), transaction.atomic():
            records.update(dict.fromkeys(_candidates(text, born)))
    found = listed(
        records=list(records)[:MOST_FOUND], verb=Verb.RECORD_SEARCHED, purpose=Purpose.FINDING, viewer=viewer
    )
    likely = [(likeness(text, one.card), one) for one in found if one.since]
    return [one for like, one in sorted(likely, key=lambda pair: -pair[0]) if like >= LIKE_ENOUGH]


@Planned
def _of_records(records: list[UUID]) -> QuerySet[YoungPerson]:
    return YoungPerson.objects.filter(record__among=records)


def _behind(door: Opened, records: Sequence[UUID]) -> dict[UUID, YoungPerson]:
    # A list may mix one's own young people with those of one's teams: each is read by its own door.
    people: dict[UUID, YoungPerson] = {}
    for scope in OF_WORKERS:
        if missing := door.records.intersection(records) - people.keys():
            with acting_as(door.viewer.pk, scope):
                found = _of_records.all(records=list(missing))
            people.update((person.record_id, person) for person in found)
    return people


def _listed(record: UUID, person: YoungPerson | None, door: Opened) -> Listed:
    return Listed(record, card(person, door=door), person.since if person else None)


def _candidates(text: str, born: date | None) -> list[UUID]:
    rows = NameTag.objects.all()
    for word in tags.words(text):
        wanted = {("sounds", sound) for sound in tags.sounds_like(word)} | {("word", word)}
        if len(word) >= tags.PREFIX_LETTERS:
            wanted.add(("prefix", word[: tags.PREFIX_LETTERS]))
        found = set().union(*(tags.every(kind, value) for kind, value in wanted))
        matching = NameTag.objects.filter(tag__in=found).values("record")
        rows = rows.filter(record__in=matching)
    if born:
        matching = NameTag.objects.filter(tag__in=tags.every_birth(born)).values("record")
        rows = rows.filter(record__in=matching)
    elif not tags.words(text):
        return []
    hits = rows.values("record_id").annotate(tags=Count("id")).order_by("record_id")
    return [row["record_id"] for row in hits[: MOST_FOUND * 2]]


def likeness(text: str, of: Card) -> float:
    """How like a typed name is to a person's names: 1 is the same, 0 has nothing in common.

    Each typed word is held against the closest word of any name (Jaro and Winkler).
    """
    own = {word for name in (of.known_as, of.full_name) for word in tags.words(name)}
    best = [
        max((jellyfish.jaro_winkler_similarity(word, name) for name in own), default=0.0) for word in tags.words(text)
    ]
    return sum(best) / len(best) if best else 1.0
