"""A young person's own way: to what is written for them, and to nothing else."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.access.actions import grants, own
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened, opened_one
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose, Role
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.people.actions import pace, young_people
from alongside.people.actions.pace import Said
from alongside.people.cards import Card
from alongside.people.models import Pace, YoungPerson
from alongside.people.vocabulary import LiftedHow, PaceAnswer, Topic
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, RestsOn
from tests import cast

WORDS = own.Words("quiet-otter", "lantern river seven plum")
NOT_THEIRS = ("access_account", "access_recordkey", "people_nametag", "people_team", "attachments_attachment")


@pytest.fixture
def her(mira: YoungPerson, alice: Account) -> Account:
    """Mira's own account."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        return Account.objects.get(pk=own.open_space(record=mira.record_id, words=WORDS, language="en", by=alice))


def _write(mira: YoungPerson, by: Account, text: str, **more: Any) -> Entry:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        words = entries.Words(text, Kind.MET, now(), **more)
        return entries.add(record=mira.record_id, words=words, now=now(), door=door, by=by)


def test_space_is_an_account_and_one_grant(her: Account, mira: YoungPerson, lena: Account) -> None:
    assert (her.roles, her.name, her.is_demo) == ([Role.YOUNG_PERSON], "quiet-otter", True)
    assert her.check_password(WORDS.words)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        grant = Grant.objects.get(holder=her)
    assert (grant.record_id, grant.role, grant.purpose) == (mira.record_id, "themselves", "theirs")


def test_they_read_what_is_shared_and_about_nobody_else(her: Account, mira: YoungPerson, alice: Account) -> None:
    shared = _write(mira, alice, "We walked by the canal.")
    _write(mira, alice, "Not yet.", withheld_because="Soon.", review_on=date(2030, 1, 1))
    _write(mira, alice, "Her friend moved.", third_party=True)
    with opened_one(mira.record_id, purpose=Purpose.THEIRS, viewer=her) as door:
        assert door.scope is Scope.OWN
        found = list(Entry.objects.all())
        assert found == [shared]
        assert door.read(found[0], "body") == "We walked by the canal."


def test_nothing_is_seen_through_doors_of_other_sorts(her: Account, mira: YoungPerson) -> None:
    for scope in (Scope.CASELOAD, Scope.TEAM):
        with acting_as(her.pk, scope), transaction.atomic():
            assert not YoungPerson.objects.exists()
            assert not Entry.objects.exists()


def test_nobody_elses_record_opens(her: Account, alice: Account) -> None:
    other = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    with pytest.raises(NotVisible), opened_one(other.record_id, purpose=Purpose.THEIRS, viewer=her):
        pass
    with opened([other.record_id], purpose=Purpose.THEIRS, viewer=her) as door:
        assert not door.records


@pytest.mark.parametrize("table", NOT_THEIRS)
def test_table_without_a_policy_for_them_is_closed(her: Account, table: str) -> None:
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with acting_as(her.pk, Scope.OWN), denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"select * from {table}")


def test_they_write_in_their_own_words_and_name_only(her: Account, mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.THEIRS, viewer=her) as door:
        words = entries.Words("I liked today.", Kind.OWN_WORDS, now(), rests_on=RestsOn.OWN_WORDS)
        private = entries.Words(
            "Only mine.", Kind.OWN_WORDS, now(), rests_on=RestsOn.OWN_WORDS, compartment=Compartment.PRIVATE
        )
        said = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=her)
        entries.add(record=mira.record_id, words=private, now=now(), door=door, by=her)
        assert Entry.objects.count() == 2
        for wrong in (alice, her):
            as_seen = entries.Words("Words of a worker.", Kind.MET, now())
            entry = entries.prepared(record=mira.record_id, words=as_seen, now=now(), door=door, by=wrong)
            with pytest.raises(ProgrammingError), transaction.atomic():
                entry.save(force_insert=True)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert [door.read(entry, "body") for entry in Entry.objects.all()] == ["I liked today."]
        assert Entry.objects.get().pk == said.pk


def test_they_lift_their_own_pace(her: Account, mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(Topic.FAMILY, PaceAnswer.DONT_ASK)]
        (row,) = pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    with opened_one(mira.record_id, purpose=Purpose.THEIRS, viewer=her) as door:
        pace.lift(pace=row, how=LiftedHow.TOLD_ME, seen=row.version, now=now(), door=door, by=her)
        assert not Pace.objects.live().exists()


def test_only_who_is_alongside_opens_a_space(mira: YoungPerson, alice: Account, bob: Account, nia: Account) -> None:
    values = (new_id(), "sly-fox", "x", "en", mira.record_id, new_id())
    for who in (bob, nia):
        with acting_as(who.pk), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select access.open_own(%s, %s, %s, %s, %s, %s)", values)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=nia), pytest.raises(Refused):
        own.open_space(record=mira.record_id, words=WORDS, language="en", by=nia)


def test_space_is_opened_once(her: Account, mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice), pytest.raises(Refused):
        own.open_space(record=mira.record_id, words=own.Words("b-c", "x y z w"), language="en", by=alice)
    with acting_as(alice.pk), pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        values = (new_id(), "other", "x", "en", mira.record_id, new_id())
        cursor.execute("select access.open_own(%s, %s, %s, %s, %s, %s)", values)


def test_nickname_that_is_taken_is_said(her: Account, alice: Account) -> None:
    other = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
    with opened_one(other.record_id, purpose=Purpose.SUPPORT, viewer=alice), pytest.raises(Refused, match="taken"):
        own.open_space(record=other.record_id, words=WORDS, language="en", by=alice)


@pytest.mark.parametrize(("role", "to"), [(GrantRole.THEMSELVES, "bob"), (GrantRole.CO_WORKER, "her")])
def test_their_way_is_given_to_nobody_and_nobodys_to_them(
    her: Account, mira: YoungPerson, lena: Account, role: GrantRole, to: str
) -> None:
    holder = her if to == "her" else cast.account("bob")
    other = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=cast.account("alice"))
    # By the rule before the database is asked, and by the database.
    refused = pytest.raises((Refused, ProgrammingError), match=r"a way of their own|opens no young person's record")
    with opened_one(other.record_id, purpose=Purpose.SUPERVISION, viewer=lena), refused, transaction.atomic():
        grants.give(
            record=other.record_id,
            holder=holder,
            role=role,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.JOINT_WORK,
            until=now() + timedelta(days=1),
            by=lena,
        )


def test_names_are_of_those_around_them(her: Account) -> None:
    with acting_as(her.pk, Scope.OWN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select name from access.names_around_me()")
        names = {name for (name,) in cursor}
    assert {"Alice", "Lena", "Nia", "quiet-otter"} <= names
    assert not {"Olu", "Vic"} & names


def test_what_they_see_ends_with_their_grant(her: Account, mira: YoungPerson, lena: Account) -> None:
    def ids() -> list[UUID]:
        with acting_as(her.pk, Scope.OWN), transaction.atomic():
            return list(YoungPerson.objects.values_list("record_id", flat=True))

    assert ids() == [mira.record_id]
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grant = Grant.objects.get(holder=her)
        grants.end(grant=grant, seen=grant.version, reason=EndReason.MISTAKE, by=lena)
    assert ids() == []
