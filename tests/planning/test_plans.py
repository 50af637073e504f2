"""Plans: whole in each version, two writers, who may change one, and what the database refuses."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from alongside.planning import changes
from alongside.planning.actions import plans, ratings
from alongside.planning.changes import About
from alongside.planning.models import Plan, Rating, Review
from alongside.planning.queries import plans as queries
from alongside.planning.queries import ratings as paths
from alongside.planning.queries import reviews as review_queries
from alongside.planning.vocabulary import MACHINES, Agrees, GoalState, Owner, StepState
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind
from tests.planning import made


def _rows(viewer: Account, mira: YoungPerson) -> list[Plan]:
    with acting_as(viewer.pk):
        return list(Plan.objects.filter(record=mira.record_id).order_by("number"))


def test_every_change_is_a_version_of_its_own_and_the_one_before_stays_whole(mira: YoungPerson, alice: Account) -> None:
    goal = made.begin(mira, alice)
    made.write(mira, alice, changes.step_moved(step=goal.steps[0].id, to=StepState.DONE, with_them=False, because=""))
    assert [(row.number, row.change) for row in _rows(alice, mira)] == [
        (1, "goal_added"),
        (2, "step_added"),
        (3, "step_done"),
    ]
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        second = queries.version(record=mira.record_id, number=2, door=door)
    assert second.card.goals[0].steps[0].is_open
    assert not made.card(mira, alice).goals[0].steps[0].is_open


def test_each_version_has_its_ledger_line(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    with acting_as(alice.pk):
        things = set(Line.objects.filter(verb="plan.changed").values_list("thing", flat=True))
    assert {row.pk for row in _rows(alice, mira)} == things


def test_two_who_change_different_things_both_keep_their_change(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    goal = made.begin(mira, alice)
    made.write(mira, alice, changes.described(About(strengths="Kind to animals")), seen=2)
    made.write(mira, lena, made.step(goal, what="Buy goggles"), seen=2)
    card = made.card(mira, alice)
    assert (card.strengths, [step.what for step in card.goals[0].steps]) == (
        "Kind to animals",
        ["Find a pool", "Buy goggles"],
    )


def test_two_who_change_the_same_thing_are_told_and_nothing_is_written(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    made.begin(mira, alice)
    made.write(mira, alice, changes.described(About(strengths="Kind to animals")), seen=2)
    with pytest.raises(ChangedMeanwhile):
        made.write(mira, lena, changes.described(About(strengths="Funny")), seen=2)
    assert made.card(mira, alice).strengths == "Kind to animals"


def test_same_form_sent_twice_writes_one_version(mira: YoungPerson, alice: Account) -> None:
    once = new_id()
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        first, second = (
            plans.write(record=mira.record_id, change=made.goal(), seen=0, once=once, now=now(), door=door, by=alice)
            for _ in range(2)
        )
    assert (first.pk, second.pk, len(_rows(alice, mira))) == (once, once, 1)


def test_fourth_goal_waits_until_one_is_done_or_set_aside(mira: YoungPerson, alice: Account) -> None:
    for number in range(3):
        made.write(mira, alice, made.goal(f"Goal {number}"))
    with pytest.raises(Refused, match="3 goals at a time are plenty"):
        made.write(mira, alice, made.goal("Goal 4"))
    first = made.card(mira, alice).goals[0]
    made.write(mira, alice, changes.goal_moved(goal=first.id, to=GoalState.SET_ASIDE, said="Not this year", most=3))
    made.write(mira, alice, made.goal("Goal 4"))
    with pytest.raises(Refused):
        made.write(mira, alice, changes.goal_moved(goal=first.id, to=GoalState.GOING, said="", most=3))


@pytest.mark.parametrize(
    ("owners", "done", "asks"),
    [
        ([Owner.THEM], 0, True),
        ([Owner.THEM, Owner.US], 0, False),
        ([Owner.US, Owner.THEM], 1, True),
        ([Owner.THEM], 1, False),
        ([], 0, False),
    ],
)
def test_plan_knows_when_all_that_is_left_is_theirs_to_do(
    mira: YoungPerson, alice: Account, owners: list[Owner], done: int, asks: bool
) -> None:
    made.write(mira, alice, made.goal())
    for owner in owners:
        made.write(mira, alice, made.step(made.card(mira, alice).goals[0], owner))
    for step in made.card(mira, alice).goals[0].steps[:done]:
        made.write(mira, alice, changes.step_moved(step=step.id, to=StepState.DONE, with_them=False, because=""))
    assert _rows(alice, mira)[-1].asks_only_them is asks


def test_what_they_say_of_it_is_kept_with_the_version_they_said_it_of(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    made.write(mira, alice, changes.said_of_it(agrees=Agrees.NO, says="Too much at once"))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = queries.required(record=mira.record_id, door=door)
    assert (said.plan.agrees, said.card.says, said.changed_since_they_said) == ("no", "Too much at once", False)
    made.write(mira, alice, made.step(said.card.goals[0]))
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        later = queries.required(record=mira.record_id, door=door)
    assert (later.plan.agrees, later.changed_since_they_said) == ("no", True)


def test_step_moves_only_as_its_machine_says(mira: YoungPerson, alice: Account) -> None:
    goal = made.begin(mira, alice)
    step = goal.steps[0].id
    made.write(mira, alice, changes.step_moved(step=step, to=StepState.DROPPED, with_them=True, because="It closed"))
    with pytest.raises(Refused):
        made.write(mira, alice, changes.step_moved(step=step, to=StepState.DONE, with_them=False, because=""))
    dropped = made.card(mira, alice).goals[0].steps[0]
    assert (dropped.with_them, dropped.because) == (True, "It closed")


@pytest.mark.parametrize("machine", MACHINES.values())
def test_no_state_is_a_dead_end(machine: dict[str, set[str]]) -> None:
    assert all(machine[state] and machine[state] <= machine.keys() for state in machine)


def test_path_keeps_the_last_number_of_a_day_and_not_now_takes_nothing_away(mira: YoungPerson, alice: Account) -> None:
    goal = made.begin(mira, alice)
    for number in (3, 5, None):
        made.rate(mira, alice, goal, number)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (said,) = paths.of_goals(record=mira.record_id, door=door)[goal.id]
    assert said.number == 5
    with acting_as(alice.pk):
        assert sorted(Rating.objects.values_list("answer", flat=True)) == ["not_now", "rated", "rated"]


@pytest.mark.parametrize("number", [-1, 11])
def test_number_off_the_scale_is_not_kept(mira: YoungPerson, alice: Account, number: int) -> None:
    goal = made.begin(mira, alice)
    with pytest.raises(ValueError, match="not between 0 and 10"):
        made.rate(mira, alice, goal, number)


def test_rating_of_a_goal_that_is_not_theirs_is_not_visible(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door, pytest.raises(NotVisible):
        ratings.keep(record=mira.record_id, goal=new_id(), number=3, now=now(), door=door, by=alice)


def test_review_is_an_entry_and_a_version_with_the_next_day(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    review = made.review(mira, alice)
    last = _rows(alice, mira)[-1]
    assert (last.change, last.agrees, last.review_on) == ("reviewed", "yes", review.next_on)
    with acting_as(alice.pk):
        assert Entry.objects.get(pk=review.entry_id).kind == Kind.REVIEW
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (read,) = review_queries.of_record(record=mira.record_id, door=door)
    assert (read.number, read.card.others, read.review.participation) == (2, "Mum, on the phone", "PN1")


def test_next_review_is_not_later_than_the_clock_allows(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    with pytest.raises(Refused, match="or earlier"):
        made.review(mira, alice, next_on=now().date() + timedelta(days=120))


def test_review_of_a_plan_that_changed_meanwhile_is_told(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    with pytest.raises(ChangedMeanwhile):
        made.review(mira, alice, seen=1)
    with acting_as(alice.pk):
        assert not Review.objects.filter(record=mira.record_id).exists()


def test_plan_in_short_names_the_next_step_of_each_goal(mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        short = queries.now(record=mira.record_id, today=now().date(), door=door)
    assert short is not None
    assert [(one.goal.words, one.step.what if one.step else "") for one in short.goals] == [(made.GOAL, "Find a pool")]
    assert not short.is_due


def test_colleague_without_a_door_and_partner_of_another_part_see_no_plan(
    mira: YoungPerson, alice: Account, bob: Account, nia: Account
) -> None:
    goal = made.begin(mira, alice)
    made.rate(mira, alice, goal, 4)
    made.review(mira, alice)
    for stranger in (bob, nia):
        with acting_as(stranger.pk):
            assert [model.objects.count() for model in (Plan, Rating, Review)] == [0, 0, 0]


def test_partner_with_everyday_support_reads_and_does_not_write(
    mira: YoungPerson, alice: Account, vic: Account
) -> None:
    from tests.planning.sharing import share_everyday

    made.begin(mira, alice)
    share_everyday(mira, vic)
    assert made.card(mira, vic).goals[0].words == made.GOAL
    with pytest.raises(Refused):
        made.write(mira, vic, made.goal())
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic) as door:
        row = queries.required(record=mira.record_id, door=door).plan
        row.number, row.author, row.id = 9, vic, new_id()
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save(force_insert=True)


def test_plan_cannot_be_written_in_somebody_elses_name_nor_changed_nor_deleted(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    made.begin(mira, alice)
    row = _rows(alice, mira)[-1]
    forged = Plan(
        record_id=mira.record_id, number=9, change="about", made_at=now(), author=lena, agrees="yes", agreed_number=9,
        asks_only_them=False, review_on=now().date(), card=row.card, compartment=Compartment.EVERYDAY,
    )  # fmt: skip
    for act in (
        lambda: forged.save(force_insert=True),
        lambda: Plan.objects.filter(pk=row.pk).update(number=9),
        lambda: Plan.objects.filter(pk=row.pk).delete(),
    ):
        with acting_as(alice.pk), pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_ids_of_goals_and_steps_are_kept_through_versions(mira: YoungPerson, alice: Account) -> None:
    goal = made.begin(mira, alice)
    worded = changes.goal_worded(goal=goal.id, words="Swim far", low="", high="", domains=())
    made.write(mira, alice, worded)
    after = made.card(mira, alice).goals[0]
    assert (after.id, after.words, [step.id for step in after.steps]) == (
        goal.id,
        "Swim far",
        [step.id for step in goal.steps],
    )
    assert UUID(after.id)
