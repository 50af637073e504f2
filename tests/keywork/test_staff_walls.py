"""Attacks on what is about staff: each by somebody signed in who writes their own SQL, through either door."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.access import crypto
from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.keywork import sealing
from alongside.keywork.actions import own_checks, supervision, trainings
from alongside.keywork.models import OwnCheck, Supervision, SupervisionTalk, Training
from alongside.keywork.queries import own_checks as seeing
from alongside.keywork.queries import trainings as reading
from tests.keywork import staff

OTHERS = ("lena", "sam", "ari", "pat", "bob", "olu", "dee", "nia", "vic")
TODAY = now().date()


def rows(sql: str, *given: UUID | date | None, scope: Scope, who: Account) -> int:
    """How many rows somebody's own SQL meets."""
    with acting_as(who.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.rowcount)


def refused(sql: str, *given: UUID | date | None, who: Account) -> None:
    """The database says no to somebody's own SQL, through either door."""
    for scope in OF_WORKERS:
        with pytest.raises(DatabaseError):
            rows(sql, *given, scope=scope, who=who)


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_meets_how_somebody_is_nor_what_two_noted(
    alice: Account, una: Account, name: str, scope: Scope
) -> None:
    held = staff.supervised(alice, una, last=3)
    staff.check(alice)
    shown = staff.check(alice, to=True)
    other = staff.cast.account(name)
    for table in ("keywork_owncheck", "keywork_supervisiontalk"):
        assert rows(f"select from {table}", scope=scope, who=other) == 0
        assert rows(f"delete from {table}", scope=scope, who=other) == 0
    assert rows("update keywork_owncheck set shown_to_id = %s", other.pk, scope=scope, who=other) == 0
    assert rows("update keywork_supervision set ended_on = now()", scope=scope, who=other) == 0
    with acting_as(alice.pk):
        assert OwnCheck.objects.count() == 2
        assert OwnCheck.objects.get(pk=shown.pk).shown_to_id == una.pk
        assert SupervisionTalk.objects.filter(supervision=held).count() == 1


@pytest.mark.parametrize("name", ["ari", "pat", "bob", "dee", "nia"])
def test_trainings_and_supervision_are_nobodys_who_does_not_lead_them(alice: Account, una: Account, name: str) -> None:
    staff.trained(alice, by="lena")
    staff.supervised(alice, una)
    other = staff.cast.account(name)
    for scope in OF_WORKERS:
        assert rows("select from keywork_training", scope=scope, who=other) == 0
        assert rows("select from keywork_supervision", scope=scope, who=other) == 0


def test_lead_of_another_team_sees_nothing_of_them(alice: Account, una: Account, olu: Account, lena: Account) -> None:
    staff.trained(olu)
    for scope in OF_WORKERS:
        assert rows("select from keywork_training", scope=scope, who=lena) == 0
        assert rows("update keywork_training set confirmed_by_id = %s, confirmed_at = now()", lena.pk, scope=scope, who=lena) == 0  # fmt: skip


def test_nobody_lets_their_own_training_count(alice: Account, lena: Account) -> None:
    mine = staff.trained(alice)
    confirm = "update keywork_training set confirmed_by_id = %s, confirmed_at = now()"
    for scope in OF_WORKERS:
        assert rows(confirm, lena.pk, scope=scope, who=alice) == 0
    refused(confirm, alice.pk, who=lena)
    leads = staff.trained(lena)
    with pytest.raises(Refused, match="nobody confirms their own"):
        trainings.confirm(training=leads, now=now(), by=lena)
    with pytest.raises(Refused, match="Only a lead"):
        trainings.confirm(training=mine, now=now(), by=staff.cast.account("bob"))


def test_training_that_counts_is_not_taken_back(alice: Account) -> None:
    row = staff.trained(alice, by="lena")
    for scope in OF_WORKERS:
        assert rows("delete from keywork_training", scope=scope, who=alice) == 0
    with pytest.raises(Refused):
        trainings.take_back(training=Training.objects.model(pk=row.pk, account=alice, confirmed_by=alice), by=alice)


def test_nobody_writes_in_anothers_name(alice: Account, bob: Account, lena: Account) -> None:
    for who in (bob, lena):
        refused("insert into keywork_owncheck (id, account_id, at, sealed) values (gen_random_uuid(), %s, now(), '')", alice.pk, who=who)  # fmt: skip
        refused(
            "insert into keywork_training (id, account_id, code, done_on, sealed, said_at)"
            " values (gen_random_uuid(), %s, 'exploitation', now(), '', now())",
            alice.pk,
            who=who,
        )


AGREED = (
    "insert into keywork_supervision"
    " (id, version, sealed, worker_id, supervisor_id, is_apart, said_by_id, said_at, agreed_on, due_on)"
    " values (gen_random_uuid(), 1, '', %s, %s, true, %s, now(), %s, now())"
)


def test_lead_makes_nobody_agree_and_reads_nothing_by_proposing_themselves(alice: Account, lena: Account) -> None:
    staff.check(alice)
    refused(AGREED, alice.pk, lena.pk, lena.pk, TODAY, who=lena)
    assert rows(AGREED, alice.pk, lena.pk, lena.pk, None, scope=Scope.CASELOAD, who=lena) == 1
    for scope in OF_WORKERS:
        assert rows("update keywork_supervision set agreed_on = now()", scope=scope, who=lena) == 0
        assert rows("select from keywork_owncheck", scope=scope, who=lena) == 0
    refused(
        "insert into keywork_supervisiontalk (id, supervision_id, worker_id, supervisor_id, held_on, sealed, written_by_id, written_at)"
        " select gen_random_uuid(), s.id, s.worker_id, s.supervisor_id, now(), '', s.supervisor_id, now() from keywork_supervision s",
        who=lena,
    )


def test_colleague_is_made_nobodys_supervisor_by_another(alice: Account, bob: Account, una: Account) -> None:
    refused(AGREED, alice.pk, bob.pk, bob.pk, None, who=bob)
    refused(AGREED, alice.pk, una.pk, alice.pk, None, who=bob)


def test_check_is_shown_to_the_agreed_supervisor_only(alice: Account, una: Account, lena: Account) -> None:
    staff.supervised(alice, una)
    staff.check(alice)
    refused("update keywork_owncheck set shown_to_id = %s", lena.pk, who=alice)
    assert rows("update keywork_owncheck set shown_to_id = %s", una.pk, scope=Scope.CASELOAD, who=alice) == 1
    assert rows("select from keywork_owncheck", scope=Scope.CASELOAD, who=una) == 1


def test_supervisor_sees_what_is_shown_and_changes_nothing(alice: Account, una: Account) -> None:
    staff.supervised(alice, una)
    staff.check(alice)
    check = staff.check(alice, to=True)
    for scope in OF_WORKERS:
        assert rows("select from keywork_owncheck", scope=scope, who=una) == 1
        assert rows("update keywork_owncheck set shown_to_id = null", scope=scope, who=una) == 0
        assert rows("delete from keywork_owncheck", scope=scope, who=una) == 0
    with pytest.raises(NotVisible):
        seeing.get(check=check.pk, viewer=una)
    for act in (own_checks.show, own_checks.take_back, own_checks.let_go):
        with pytest.raises(Refused, match="somebody else's"):
            act(check=check, by=una)


def test_what_was_shown_ends_with_the_supervision_and_stays_hidden_when_it_begins_again(
    alice: Account, una: Account
) -> None:
    for ends in (alice, una):
        held = staff.supervised(alice, una)
        staff.check(alice, to=True)
        supervision.end(ending=held, now=now(), by=ends)
        assert rows("select from keywork_owncheck", scope=Scope.CASELOAD, who=una) == 0
        again = staff.supervised(alice, una)
        assert rows("select from keywork_owncheck", scope=Scope.CASELOAD, who=una) == 0
        supervision.end(ending=again, now=now(), by=alice)


def test_new_supervisor_reads_no_note_of_the_one_before(alice: Account, una: Account, bob: Account) -> None:
    staff.supervised(alice, una, last=20)
    staff.supervised(alice, bob)
    assert rows("select from keywork_supervisiontalk", scope=Scope.CASELOAD, who=bob) == 0
    with acting_as(alice.pk):
        assert Supervision.objects.agreed().get(worker=alice).supervisor_id == bob.pk


def test_words_are_sealed_and_bound_to_row_and_people(alice: Account, bob: Account, una: Account) -> None:
    staff.supervised(alice, una, last=2)
    mine, others, trained = staff.check(alice), staff.check(bob), staff.trained(alice)
    with acting_as(alice.pk):
        talk = SupervisionTalk.objects.get()
    for row, word in ((mine, b"long day"), (talk, b"rest"), (trained, b"Certificate")):
        assert word not in bytes(row.sealed)
        assert word.decode() in sealing.unseal(row)
    others.sealed = mine.sealed
    with pytest.raises(crypto.Unreadable):
        sealing.unseal(others)
    talk.supervisor_id = bob.pk
    with pytest.raises(crypto.Unreadable):
        sealing.unseal(talk)


def test_nothing_of_a_machine_reaches_them(alice: Account, una: Account) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.table_privileges where table_name = any (%s)"
            " and grantee in ('alongside_jobs', 'alongside_own', 'alongside_app', 'PUBLIC')",
            (["keywork_training", "keywork_supervision", "keywork_supervisiontalk", "keywork_owncheck"],),
        )
        assert cursor.fetchall() == []


def test_list_shows_to_each_their_own(alice: Account, bob: Account) -> None:
    staff.trained(alice)
    pack = packs.in_force()
    assert len(reading.mine(pack=pack, on=TODAY, viewer=alice)[1]) == 1
    assert reading.mine(pack=pack, on=TODAY, viewer=bob)[1] == []
    with pytest.raises(NotVisible):
        reading.get(training=staff.trained(alice).pk, viewer=bob)


def test_expiry_is_as_the_pack_said_on_the_day(alice: Account) -> None:
    row = staff.trained(alice, ago=0)
    assert row.expires_on is not None
    assert timedelta(days=728) < row.expires_on - TODAY < timedelta(days=733)
    assert staff.trained(alice, code="isva").expires_on is None
