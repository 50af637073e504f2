"""A young person puts their own card right: how they are called, how to say it, their languages."""

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people.actions.young_people import tags_of
from alongside.people.cards import Card
from alongside.people.models import NameTag, YoungPerson


def change(*, person: YoungPerson, seen: int, card: Card, door: Opened, by: Account) -> YoungPerson:
    """Write one's own card anew, inside one's own opened record. Workers find them by the new name from then on.

    Tags of the name are added and not looked at: young people see no tags, not even their own.

    :raises ChangedMeanwhile: when somebody else wrote it first.
    """
    person.write(seen=seen, card=door.seal(person, "card", card.sealed_text()))
    names = [tag for tag in tags_of(card, record=person.record_id) if tag.compartment == Compartment.EVERYDAY]
    NameTag.objects.bulk_create(names, ignore_conflicts=True)
    lines.record(Verb.PERSON_CHANGED, records=[person.record_id], thing=person.pk, by=by.pk)
    return person
