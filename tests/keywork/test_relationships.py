"""Who is alongside: doors are the truth and a row only tells more; one act opens or closes both; outside people open nothing."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from alongside.access.actions import emergencies, grants, leaving
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Compartment, EmergencyKind, EndReason, GrantReason, GrantRole, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork.actions import relationships as actions
from alongside.keywork.actions.relationships import About, Door, Ending
from alongside.keywork.bond_vocabulary import BondRole, EndHow, WhoAsked
from alongside.keywork.cards import BondCard
from alongside.keywork.models import Relationship
from alongside.keywork.queries import relationships
from alongside.keywork.queries.relationships import Bond, Bonds
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.people.models import YoungPerson
from tests import cast
from tests.access.test_never import close_to

SEES = Door([Compartment.EVERYDAY, Compartment.HEALTH])
ASKED = About(WhoAsked.YOUNG_PERSON, card=BondCard(called="my Bob", why="He likes football too."))
HANA = BondCard(name="Hana Petrov", agency="Riverton Council", reach="Through the front desk", called="Hana")
ENDING = Ending(EndReason.YOUNG_PERSON_ASKED, EndHow.PLANNED, WhoAsked.YOUNG_PERSON, date(2026, 3, 3), "Thank you.")


def today() -> date:
    return timezone.localdate(now())


def start_bob(mira: YoungPerson, role: BondRole = BondRole.CO_WORKER, by: str = "lena") -> Relationship:
    lead = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lead) as door:
        return actions.start(
            record=mira.record_id,
            who=cast.account("bob"),
            role=role,
            sees=SEES,
            about=ASKED,
            now=now(),
            door=door,
            by=lead,
        )


def add_hana(mira: YoungPerson, by: str = "alice", role: BondRole = BondRole.STATUTORY) -> Relationship:
    who = cast.account(by)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who) as door:
        about = About(WhoAsked.LAW, card=HANA)
        return actions.add_outside(
            record=mira.record_id, role=role, since=date(2026, 1, 5), about=about, now=now(), door=door, by=who
        )


def bonds(mira: YoungPerson, name: str = "alice") -> Bonds:
    who = cast.account(name)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who) as door:
        return relationships.of(record=mira.record_id, now=now(), door=door)


def told(found: Sequence[Bond]) -> list[tuple[str, str]]:
    return [(one.role, one.name) for one in found]


def test_doors_that_were_opened_elsewhere_show_without_a_row_of_ours(
    mira: YoungPerson, lena: Account, olu: Account
) -> None:
    emergencies.open_for_an_hour(record=mira.record_id, kind=EmergencyKind.DANGER, reason="She rang.", by=olu)
    assert told(list(bonds(mira).now)) == [("key_worker", "Alice"), ("partner", "Nia"), ("emergency", "Olu")]
    assert not Relationship.objects.exists()


def test_one_act_names_a_worker_and_opens_their_door(mira: YoungPerson, bob: Account) -> None:
    row = start_bob(mira)
    with acting_as(bob.pk), transaction.atomic():
        grant = Grant.objects.get(holder=bob, record=mira.record_id)
    assert (row.grant_id, grant.role, grant.reason) == (grant.pk, "co_worker", "asked")
    (found,) = [one for one in bonds(mira).now if one.name == "Bob"]
    assert (found.asked, found.card.called) == (str(WhoAsked.YOUNG_PERSON.label), "my Bob")


def test_neither_is_kept_when_one_of_both_fails(mira: YoungPerson, lena: Account, bob: Account) -> None:
    with pytest.raises(Refused), opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        actions.start(
            record=mira.record_id,
            who=lena,
            role=BondRole.CO_WORKER,
            sees=SEES,
            about=ASKED,
            now=now(),
            door=door,
            by=lena,
        )
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        assert not Relationship.objects.exists()


def test_only_a_lead_names_a_worker(mira: YoungPerson) -> None:
    with pytest.raises(Refused, match="chooses who is their key worker"):
        start_bob(mira, by="alice")


def test_whoever_the_record_is_closed_to_cannot_be_named(mira: YoungPerson, bob: Account, lena: Account) -> None:
    close_to(mira, bob, by=lena)
    with pytest.raises(Refused, match="closed"):
        start_bob(mira)


def test_one_act_ends_both_and_keeps_how(mira: YoungPerson, bob: Account, lena: Account) -> None:
    row = start_bob(mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        grant = next(
            one for one in relationships.of(record=mira.record_id, now=now(), door=door).now if one.name == "Bob"
        )
        assert grant.grant
        actions.end_with_door(grant=grant.grant, ending=ENDING, now=now(), door=door, by=lena)
    (before,) = bonds(mira).before
    assert (before.name, before.was_planned, before.card.end_words) == ("Bob", True, "Thank you.")
    assert before.card.called == "my Bob"
    assert before.row
    assert before.row.pk == row.pk
    with acting_as(bob.pk), transaction.atomic():
        assert not Grant.objects.live(now()).filter(holder=bob, record=mira.record_id).exists()


def test_worker_ends_their_own_and_how_is_kept(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (own,) = relationships.of(record=mira.record_id, now=now(), door=door).key_workers
        assert own.grant
        actions.end_with_door(grant=own.grant, ending=ENDING, now=now(), door=door, by=alice)
    found = bonds(mira, "lena")
    assert (told(found.before), found.before[0].was_planned) == ([("key_worker", "Alice")], True)


def test_door_that_ended_elsewhere_is_before_though_the_row_says_nothing(
    mira: YoungPerson, bob: Account, lena: Account
) -> None:
    start_bob(mira)
    leaving.close(who=bob, takes_over={}, now=now(), by=lena)
    found = bonds(mira)
    assert ("co_worker", "Bob") in told(list(found.before))
    assert ("co_worker", "Bob") not in told(list(found.now))
    assert found.before[0].was_planned is None


def test_outside_person_opens_nothing_and_is_read_where_everyday_is(mira: YoungPerson, alice: Account) -> None:
    with acting_as(alice.pk), transaction.atomic():
        doors = Grant.objects.count()
    add_hana(mira)
    with acting_as(alice.pk), transaction.atomic():
        assert Grant.objects.count() == doors
    assert ("statutory", "Hana Petrov") in told(list(bonds(mira).now))
    assert "Hana Petrov" not in [one.name for one in bonds(mira, "nia").now]


def test_what_they_are_called_is_sealed(mira: YoungPerson, alice: Account) -> None:
    add_hana(mira)
    with acting_as(alice.pk), transaction.atomic():
        row = Relationship.objects.get()
    assert b"Hana" not in bytes(row.card)


def test_partner_with_a_role_of_their_own_is_told_as_what_they_are(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        nia = next(
            one for one in relationships.of(record=mira.record_id, now=now(), door=door).now if one.name == "Nia"
        )
        assert nia.grant
        about = About(WhoAsked.OFFERED, card=BondCard(called="Nurse Nia"))
        actions.tell_more(grant=nia.grant, role=BondRole.ISVA, about=about, now=now(), door=door, by=alice)
    assert ("isva", "Nia") in told(list(bonds(mira).now))


def test_second_telling_of_the_same_door_is_refused_kindly(mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (own,) = relationships.of(record=mira.record_id, now=now(), door=door).key_workers
        assert own.grant
        given = {"grant": own.grant, "role": BondRole.KEY_WORKER, "about": ASKED, "now": now(), "door": door}
        actions.tell_more(**given, by=alice)  # type: ignore[arg-type]
        with pytest.raises(ChangedMeanwhile):
            actions.tell_more(**given, by=alice)  # type: ignore[arg-type]


def test_each_act_has_its_line(mira: YoungPerson, alice: Account) -> None:
    row = add_hana(mira)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        changed = actions.change(bond=row, seen=1, about=About(WhoAsked.LAW, card=HANA), door=door, by=alice)
        actions.end_outside(bond=changed, seen=2, ending=ENDING, door=door, by=alice)
        verbs = list(Line.objects.filter(thing=row.pk).order_by("id").values_list("verb", flat=True))
    assert verbs == [Verb.RELATIONSHIP_ADDED, Verb.RELATIONSHIP_CHANGED, Verb.RELATIONSHIP_ENDED]


# Somebody who means harm.


def _insert(record: UUID, *, grant: UUID | None = None, by: UUID) -> None:
    Relationship(
        record_id=record,
        role=BondRole.KEY_WORKER,
        grant_id=grant,
        asked_by=WhoAsked.YOUNG_PERSON,
        starts_on=today(),
        added_by_id=by,
        added_at=now(),
        changed_by_id=by,
        card=b"x",
    ).save(force_insert=True)


def test_writing_oneself_down_as_key_worker_is_refused(committed_mira: YoungPerson) -> None:
    bob, record = cast.account("bob"), committed_mira.record_id
    with pytest.raises(DatabaseError), acting_as(bob.pk), transaction.atomic():
        _insert(record, by=bob.pk)


def test_partner_who_sees_everyday_reads_and_writes_nothing(mira: YoungPerson, vic: Account, lena: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=mira.record_id,
            holder=vic,
            role=GrantRole.PARTNER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.SHARED,
            until=now() + timedelta(days=7),
            by=lena,
        )
    row = add_hana(mira)
    with acting_as(vic.pk), transaction.atomic():
        assert Relationship.objects.filter(pk=row.pk).exists()
    with pytest.raises(DatabaseError), acting_as(vic.pk), transaction.atomic():
        _insert(mira.record_id, by=vic.pk)
    with pytest.raises(DatabaseError), acting_as(vic.pk), transaction.atomic():
        Relationship.objects.filter(pk=row.pk).update(asked_by=WhoAsked.TEAM, changed_by=vic)
    with pytest.raises(Refused, match="Only the service"):
        add_hana(mira, by="vic")


def test_row_cannot_be_written_in_somebody_elses_name(mira: YoungPerson, alice: Account, lena: Account) -> None:
    with pytest.raises(DatabaseError), acting_as(alice.pk), transaction.atomic():
        _insert(mira.record_id, by=lena.pk)


def test_row_cannot_tell_of_a_door_to_another_record(mira: YoungPerson, alice: Account) -> None:
    from alongside.people.actions import young_people
    from alongside.people.cards import Card

    other = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    with acting_as(alice.pk), transaction.atomic():
        elsewhere = Grant.objects.get(record=other.record_id, holder=alice)
    with pytest.raises(DatabaseError), acting_as(alice.pk), transaction.atomic():
        _insert(mira.record_id, grant=elsewhere.pk, by=alice.pk)


def test_whoever_is_barred_sees_no_row_and_stands_with_those_from_before(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    row = add_hana(mira)
    close_to(mira, alice, by=lena)
    with acting_as(alice.pk), transaction.atomic():
        assert not Relationship.objects.filter(pk=row.pk).exists()
    assert ("key_worker", "Alice") in told(list(bonds(mira, "lena").before))


def test_doors_that_ended_are_not_told_to_whoever_sees_one_part(mira: YoungPerson, bob: Account, lena: Account) -> None:
    start_bob(mira)
    leaving.close(who=bob, takes_over={}, now=now(), by=lena)
    assert list(bonds(mira, "nia").before) == []


# Continuity, in words.


# The pages.
