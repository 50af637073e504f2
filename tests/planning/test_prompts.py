"""What plans ask us to think of: when it begins to hold, when it ends, and what it costs behind doors."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.people import prompts as people
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.planning import changes
from alongside.planning.prompts import GATHERED
from alongside.planning.vocabulary import Owner, StepState
from tests import cast
from tests.conftest import Database
from tests.planning import made
from tests.planning.crowded import crowded


def _asked(viewer: Account, at: datetime) -> set[str]:
    keys = {one.prompt.key for one in prompts.asked(now=at, viewer=viewer)}
    return {key for key in keys if key.startswith("planning.")}


@pytest.mark.parametrize(("days", "asks"), [(41, False), (42, True)])
def test_no_plan_is_asked_about_softly_after_six_weeks(
    mira: YoungPerson, alice: Account, days: int, asks: bool
) -> None:
    assert ("planning.no_plan" in _asked(alice, now() + timedelta(days=days))) is asks


def test_no_plan_is_not_asked_about_once_there_is_one_or_they_would_rather_not(
    mira: YoungPerson, alice: Account
) -> None:
    later = now() + timedelta(days=50)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(Topic.GOALS, PaceAnswer.DONT_ASK)]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    assert _asked(alice, later) == set()
    made.begin(mira, alice)
    assert "planning.no_plan" not in _asked(alice, later)


def test_review_is_asked_about_from_its_day_until_it_was_held(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    made.review(mira, alice, next_on=now().date() + timedelta(days=10))
    assert "planning.review_due" not in _asked(alice, now() + timedelta(days=9))
    assert "planning.review_due" in _asked(alice, now() + timedelta(days=10))
    made.review(mira, alice, next_on=now().date() + timedelta(days=60))
    assert "planning.review_due" not in _asked(alice, now() + timedelta(days=10))


def test_plan_that_asks_everything_of_them_asks_us_until_something_is_ours(mira: YoungPerson, alice: Account) -> None:
    made.write(mira, alice, made.goal())
    goal = made.card(mira, alice).goals[0]
    made.write(mira, alice, made.step(goal, Owner.THEM))
    assert "planning.all_theirs" in _asked(alice, now())
    made.write(mira, alice, made.step(made.card(mira, alice).goals[0], Owner.US))
    assert "planning.all_theirs" not in _asked(alice, now())
    ours = made.card(mira, alice).goals[0].steps[1].id
    made.write(mira, alice, changes.step_moved(step=ours, to=StepState.DONE, with_them=False, because=""))
    assert "planning.all_theirs" in _asked(alice, now())


def test_nobody_without_a_door_is_asked(mira: YoungPerson, alice: Account, bob: Account) -> None:
    assert _asked(bob, now() + timedelta(days=50)) == set()


def test_newest_version_is_found_by_index_however_many_there_are(
    database: Database, committed_mira: YoungPerson
) -> None:
    alice = cast.account("alice")
    made.begin(committed_mira, alice)
    versions = "jsonb_build_object('number', n)"
    with (
        crowded(database.owner, "planning_plan", committed_mira, differs=versions),
        acting_as(alice.pk, Scope.CASELOAD),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain with people_ours as ({people.GATHERED[0].sql}) {GATHERED[0].sql}")
        plan = [row[0] for row in cursor]
    # Which of the two indexes that begin with the record is the planner's to choose.
    assert sum("Index Cond" in line and "record_id = " in line and ".record_id)" in line for line in plan) == 1
    assert not any("Seq Scan on planning_plan" in line for line in plan)
