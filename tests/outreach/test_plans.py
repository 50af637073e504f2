"""How we keep in touch: proposed, agreed, changed by a newer version; what was agreed stays readable."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.vocabulary import Verb
from alongside.outreach import rules
from alongside.outreach.actions import plans as actions
from alongside.outreach.actions.plans import Agreed, Planned
from alongside.outreach.models import OutreachPlan
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.queries import plans
from alongside.outreach.queries.plans import Plan
from alongside.outreach.vocabulary import AgreedHow, Channel, PlanState
from alongside.people.models import YoungPerson
from tests import cast

TODAY = timezone.localdate()
PLANNED = Planned(
    [Channel.TEXT, Channel.HOME_GROUND], 7, TODAY + timedelta(days=7), PlanCard(places="The bench by the duck pond")
)
YES = Agreed(AgreedHow.TALKED, "Thursdays are good.")


def propose(mira: YoungPerson, planned: Planned = PLANNED, *, seen: int = 0, name: str = "alice") -> OutreachPlan:
    by = cast.account(name)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return actions.propose(record=mira.record_id, planned=planned, seen=seen, now=now(), door=door, by=by)


def agree(plan: OutreachPlan, *, seen: int = 1, name: str = "alice") -> None:
    by = cast.account(name)
    with opened_one(plan.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        actions.agree(plan=plan, agreed=YES, seen=seen, now=now(), door=door, by=by)


def read(mira: YoungPerson, name: str = "alice") -> list[Plan]:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account(name)) as door:
        return plans.versions(record=mira.record_id, door=door)


def test_plan_is_proposed_until_they_agree(mira: YoungPerson) -> None:
    plan = propose(mira)
    (told,) = read(mira)
    assert (told.row.state, told.row.agreed_on, told.card.places) == ("proposed", None, "The bench by the duck pond")
    agree(plan)
    (told,) = read(mira)
    assert (told.row.state, told.row.agreed_on, told.agreed_words) == ("agreed", TODAY, "Thursdays are good.")


def test_newer_version_leaves_the_one_before_readable(mira: YoungPerson) -> None:
    propose(mira, replace(PLANNED, agreed=YES))
    propose(mira, replace(PLANNED, channels=[Channel.CARD]), seen=1)
    newest, before = read(mira)
    assert (newest.row.number, newest.row.state, newest.row.channels) == (2, "proposed", ["card"])
    assert (before.row.state, before.row.channels, before.agreed_words) == (
        "changed", ["text", "home_ground"], "Thursdays are good.",
    )  # fmt: skip
    assert plans.in_force([newest, before]) is newest


@pytest.mark.parametrize("seen", [0, 2])
def test_writer_who_saw_another_version_is_told(mira: YoungPerson, seen: int) -> None:
    propose(mira)
    with pytest.raises(ChangedMeanwhile) as told:
        propose(mira, seen=seen)
    assert isinstance(told.value.current, OutreachPlan)
    assert len(read(mira)) == 1


def test_who_agrees_to_what_was_changed_is_told(mira: YoungPerson) -> None:
    plan = propose(mira)
    propose(mira, seen=1)
    with pytest.raises(ChangedMeanwhile):
        agree(plan)


def test_what_is_agreed_is_not_agreed_twice(mira: YoungPerson) -> None:
    plan = propose(mira, replace(PLANNED, agreed=YES))
    with pytest.raises(Refused):
        agree(plan)


@pytest.mark.parametrize("change", [{"cadence_days": 15}, {"next_try_on": TODAY + timedelta(days=15)}])
def test_plan_is_never_slower_than_the_floor_unless_they_asked_for_space(
    mira: YoungPerson, change: dict[str, object]
) -> None:
    slow = replace(PLANNED, **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="longer than we ever stay silent"):
        propose(mira, slow)
    assert propose(mira, replace(slow, space_until=TODAY + timedelta(days=28))).state == PlanState.PROPOSED


def test_space_is_never_asked_for_without_an_end(mira: YoungPerson) -> None:
    longest = rules.limits(on=TODAY).space
    with pytest.raises(Refused, match="three months"):
        propose(mira, replace(PLANNED, space_until=longest + timedelta(days=1)))


def test_every_step_has_its_line(mira: YoungPerson) -> None:
    plan = propose(mira)
    agree(plan)
    with acting_as(cast.account("alice").pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select verb, records from ledger_line where thing = %s order by id", [plan.pk])
        assert cursor.fetchall() == [(verb, [mira.record_id]) for verb in (Verb.OUTREACH_PLANNED, Verb.OUTREACH_AGREED)]


@pytest.mark.parametrize("name", ["bob", "olu", "vic"])
def test_who_has_no_door_neither_plans_nor_reads(mira: YoungPerson, name: str) -> None:
    propose(mira)
    with pytest.raises(NotVisible):
        propose(mira, seen=1, name=name)
    with pytest.raises(NotVisible):
        read(mira, name)


def test_who_sees_health_only_reads_no_plan(mira: YoungPerson) -> None:
    propose(mira)
    assert read(mira, "nia") == []
    with pytest.raises(Refused, match="everyday support"):
        propose(mira, seen=1, name="nia")


@pytest.mark.parametrize(
    "change",
    [
        "card = card, agreed_on = current_date - 30",
        "state = 'proposed', agreed_on = null, agreed_how = '', agreed_noted_by_id = null",
        "state = 'changed', changed_at = now(), agreed_how = 'message'",
    ],
)
def test_what_was_agreed_cannot_be_rewritten(mira: YoungPerson, change: str) -> None:
    plan = propose(mira, replace(PLANNED, agreed=YES))
    with (
        pytest.raises((ProgrammingError, IntegrityError)),
        opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"update outreach_outreachplan set {change} where id = %s", [plan.pk])


def test_nobody_writes_down_an_agreement_in_another_name(mira: YoungPerson, lena: Account) -> None:
    plan = propose(mira)
    with (
        pytest.raises(ProgrammingError, match="stays as it was"),
        opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "update outreach_outreachplan set state = 'agreed', agreed_on = current_date, agreed_how = 'talked',"
            " agreed_noted_by_id = %s where id = %s",
            [lena.pk, plan.pk],
        )
