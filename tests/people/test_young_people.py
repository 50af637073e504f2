"""Starting a record, keeping the card right, and two writers at once."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import people_who_matter, young_people
from alongside.people.cards import Card, MattersCard
from alongside.people.models import NameTag, YoungPerson
from alongside.people.queries import young_people as queries
from tests import cast
from tests.attacks.world import bring

NEW = Card(known_as="Mir", full_name="Amira Khalil", born=date(2010, 4, 10))


def _card(record: UUID, viewer: Account) -> tuple[Card, int]:
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        person = queries.get(record=record)
        assert person
        return queries.card(person, door=door), person.version


@pytest.mark.parametrize("name", ["alice", "bob", "lena", "sam", "dee"])
def test_members_of_a_team_start_records_in_it(db: None, name: str) -> None:
    by = cast.account(name)
    person = young_people.add(card=NEW, team=cast.team().pk, now=now(), by=by)
    assert _card(person.record_id, by) == (NEW, 1)


@pytest.mark.parametrize("name", ["olu", "pat", "ari", "nia", "vic"])
def test_others_do_not(db: None, name: str) -> None:
    with pytest.raises(Refused, match="Only members of a team"):
        young_people.add(card=NEW, team=cast.team().pk, now=now(), by=cast.account(name))


def test_nobody_starts_a_record_in_a_team_that_does_not_exist(alice: Account) -> None:
    with pytest.raises(Refused):
        young_people.add(card=NEW, team=uuid4(), now=now(), by=alice)


def test_whoever_starts_it_is_key_worker_and_their_team_holds_it(alice: Account) -> None:
    person = young_people.add(card=NEW, team=cast.team().pk, now=now(), by=alice)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select holder_id, role, ends_at from access_grant where record_id = %s", [person.record_id])
        assert cursor.fetchall() == [(alice.pk, "key_worker", None)]
        cursor.execute("select distinct team_id from people_nametag where record_id = %s", [person.record_id])
        assert cursor.fetchall() == [(cast.team().pk,)]


def test_second_writer_is_told_and_changes_nothing(mira: YoungPerson, alice: Account, lena: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        hers = queries.get(record=mira.record_id)
        assert hers
        young_people.change_card(person=hers, seen=1, card=NEW, door=door, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        late = queries.get(record=mira.record_id)
        assert late
        with pytest.raises(ChangedMeanwhile) as refusal:
            young_people.change_card(person=late, seen=1, card=Card("Other"), door=door, by=lena)
        assert isinstance(refusal.value.current, YoungPerson)
        assert refusal.value.current.version == 2
    assert _card(mira.record_id, lena) == (NEW, 2)


def test_refused_write_leaves_no_tag_and_no_line(mira: YoungPerson, alice: Account) -> None:
    with acting_as(alice.pk), transaction.atomic():
        before = set(NameTag.objects.values_list("tag", flat=True))
    with pytest.raises(ChangedMeanwhile), opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        young_people.change_card(person=mira, seen=9, card=Card("Zebedee"), door=door, by=alice)
    with acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        assert set(NameTag.objects.values_list("tag", flat=True)) == before
        cursor.execute("select 1 from ledger_line where verb = 'person.changed' and actor = %s", [alice.pk])
        assert cursor.fetchall() == []


def test_who_matters_is_read_in_the_order_they_were_named(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        for name in ("Nan", "Ben", "Miss Okoro"):
            people_who_matter.add(record=mira.record_id, card=MattersCard(name, "x"), now=now(), door=door, by=alice)
        names = [card.name for _, card in queries.who_matters(record=mira.record_id, door=door)]
    assert names == ["Nan", "Ben", "Miss Okoro"]


def test_file_is_no_young_person(alice: Account, dee: Account) -> None:
    file = bring("CIN2rows.xml", dee)
    with opened_one(file.record_id, purpose=Purpose.IMPORT, viewer=dee), pytest.raises(NotVisible):
        queries.get(record=file.record_id)


def test_list_is_newest_first_and_goes_on_where_it_ended(alice: Account) -> None:
    made = [young_people.add(card=NEW, team=cast.team().pk, now=now(), by=alice).record_id for _ in range(5)]
    first = queries.ids_for(scope=Scope.CASELOAD, most=3, after=None, viewer=alice)
    rest = queries.ids_for(scope=Scope.CASELOAD, most=3, after=first[-1], viewer=alice)
    assert first + rest == sorted(made, reverse=True)
