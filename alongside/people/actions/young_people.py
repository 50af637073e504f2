"""Starting a young person's record, and keeping their card right."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.access import tags
from alongside.access.actions import records
from alongside.access.actor import acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, RecordKind
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.cards import Card
from alongside.people.models import NameTag, YoungPerson


def add(*, card: Card, team: UUID, said: Sequence[Said] = (), now: datetime, by: Account) -> YoungPerson:
    """Start a young person's record in a team; whoever starts it is their key worker for now.

    ``said`` is what they answered in place of answers.

    :raises Refused: when ``by`` is not a member of that team.
    """
    with acting_as(by.pk), transaction.atomic():
        (new,) = records.create(kind=RecordKind.YOUNG_PERSON, team=team, door=records.FirstDoor())
        person = YoungPerson(record_id=new.id, since=timezone.localdate(now))
        person.card = new.seal(person, "card", card.sealed_text())
        person.save(force_insert=True)
        NameTag.objects.bulk_create(tags_of(card, record=new.id))
        lines.record(Verb.PERSON_ADDED, records=[new.id], thing=person.pk, by=by.pk)
        pace.say_first(record=new.id, said=said, now=now, by=by)
        return person


def change_card(*, person: YoungPerson, seen: int, card: Card, door: Opened, by: Account) -> YoungPerson:
    """Write a young person's card anew, inside the opened record's transaction.

    :raises ChangedMeanwhile: when somebody else wrote it first.
    """
    person.write(seen=seen, card=door.seal(person, "card", card.sealed_text()))
    known = set(NameTag.objects.filter(record=person.record_id).values_list("tag", flat=True))
    seen_before = {tags.newest(bytes(tag)) for tag in known}
    held = door.compartments(person.record_id)
    # Old tags stay: whoever knew them by an earlier name still finds them.
    NameTag.objects.bulk_create(
        row for row in tags_of(card, record=person.record_id) if row.tag not in seen_before and row.compartment in held
    )
    lines.record(Verb.PERSON_CHANGED, records=[person.record_id], thing=person.pk, by=by.pk)
    return person


def tags_of(card: Card, *, record: UUID) -> list[NameTag]:
    """Every tag by which this card is to be found.

    Names by whoever may read them; the date of birth by whoever may see what council files say, so
    that files can be matched by people who read no notes.
    """
    names = tags.of_names(name for name in (card.known_as, card.full_name) if name)
    found = [NameTag(record_id=record, tag=tag) for tag in names]
    if card.born:
        found.append(NameTag(record_id=record, compartment=Compartment.COUNCIL, tag=tags.of_birth(card.born)))
    return found
