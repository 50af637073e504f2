"""Pages of those alongside, of staff, plans, sessions and endings ask the database as often for many rows as for few."""

from datetime import timedelta

import pytest
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.keywork.actions import relationships, supervision
from alongside.keywork.actions.relationships import About
from alongside.keywork.actions.supervision import Meeting
from alongside.keywork.bond_vocabulary import BondRole, WhoAsked
from alongside.keywork.cards import BondCard
from alongside.outreach.actions import drop_ins
from alongside.outreach.ending_vocabulary import CameFor
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast
from tests.architecture.test_query_counts import FEW, MANY, Browse, _count, _start_people, _write_entries
from tests.keywork import staff as staff_rows
from tests.outreach import ending
from tests.planning import made as made_plans
from tests.planning import made_sessions

LONG_AGO = now() - timedelta(days=60)


def test_pages_of_those_alongside_cost_the_same_for_three_people_and_for_many(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    pages = [(browse(alice), "alongside"), (browse(lena), "alongside"), (browse(lena), "choose-worker")]
    counts = []
    for many in (FEW, 12 - FEW):
        _start_people(alice, many)
        for number in range(many):
            with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
                about = About(WhoAsked.OFFERED, card=BondCard(name=f"Friend {number}"))
                relationships.add_outside(
                    record=mira.record_id,
                    role=BondRole.CHOSEN,
                    since=now().date(),
                    about=about,
                    now=now(),
                    door=door,
                    by=alice,
                )
        counts.append([_count(client, reverse(f"workspace:{name}", args=[mira.record_id])) for client, name in pages])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 31


def test_pages_about_staff_cost_the_same_for_three_rows_and_for_many(
    browse: Browse, alice: Account, bob: Account, lena: Account
) -> None:
    places = [(alice, "trainings", 14), (alice, "how-i-am", 12), (bob, "supervision", 14), (lena, "staff", 14)]
    places += [(alice, "own-asked", 14)]
    counts, held = [], staff_rows.supervised(alice, bob, last=3)
    for many in (FEW, 20 - FEW):
        for number in range(many):
            staff_rows.trained(alice, ago=number)
            staff_rows.check(alice, to=True)
            meeting = Meeting(now().date(), note="We talked.")
            supervision.hold(held=held, meeting=meeting, pack=packs.in_force(), now=now(), by=alice)
        counts.append([_count(browse(who), reverse(f"workspace:{name}")) for who, name, _ in places])
    assert counts[0] == counts[1]
    assert all(n <= most for n, (_, _, most) in zip(counts[0], places, strict=True)), counts[0]


@pytest.mark.parametrize(
    ("place", "most"),
    [
        ("plan", 20),
        ("plan-review", 19),
        ("plan-versions", 20),
        ("plan-about", 17),
        ("plan-goal", 18),
        ("plan-print", 12),
    ],
)
def test_page_of_a_plan_costs_the_same_for_three_steps_and_for_twenty(
    browse: Browse, mira: YoungPerson, alice: Account, place: str, most: int
) -> None:
    goal, counts = made_plans.begin(mira, alice), []
    arguments = [mira.record_id, goal.id] if place == "plan-goal" else [mira.record_id]
    client, path = browse(alice), reverse(f"workspace:{place}", args=arguments)
    for many in (FEW, 20 - FEW):
        for number in range(many):
            made_plans.write(mira, alice, made_plans.step(goal, what=f"Step {number}"))
            made_plans.rate(mira, alice, goal, number % 11)
            made_plans.review(mira, alice)
        counts.append(_count(client, path))
    assert counts == [counts[0]] * 2
    assert counts[0] <= most


def test_drop_in_board_and_the_page_of_the_quiet_cost_the_same_for_three_and_for_many(
    db: None, alice: Account, lena: Account, browse: Browse
) -> None:
    board, quiet = reverse("workspace:drop-in"), reverse("workspace:quiet")

    def add(many: int) -> None:
        for number in range(many):
            young_people.add(card=Card(known_as=f"Robin {number}"), team=cast.team().pk, now=LONG_AGO, by=alice)
            came = drop_ins.Came(f"Robin {number}", [CameFor.FOOD])
            drop_ins.come(team=cast.team().pk, came=came, now=now(), by=alice)

    add(FEW)
    few = [_count(browse(alice), board), _count(browse(lena), quiet)]
    add(MANY)
    assert [_count(browse(alice), board), _count(browse(lena), quiet)] == few


def test_pages_of_an_ending_cost_a_fixed_number(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    ending.planned(mira.record_id)
    places = [reverse(f"workspace:{name}", args=[mira.record_id]) for name in ("ending", "back")]
    few = [_count(browse(alice), place) for place in places]
    _write_entries(mira, alice, MANY)
    assert [_count(browse(alice), place) for place in places] == few


@pytest.mark.parametrize(("place", "most"), [("sessions", 20), ("session-add", 16), ("journey", 16)])
def test_page_of_sessions_costs_the_same_for_three_and_for_twenty(
    browse: Browse, mira: YoungPerson, alice: Account, place: str, most: int
) -> None:
    client, counts = browse(alice), []
    goal = made_plans.begin(mira, alice)
    for many in (FEW, 20 - FEW):
        for _ in range(many):
            session = made_sessions.hold(mira, alice)
            made_sessions.say(session, alice, made_sessions.LOW)
            made_plans.rate(mira, alice, goal, 5)
        counts.append(_count(client, reverse(f"workspace:{place}", args=[mira.record_id])))
    assert counts == [counts[0]] * 2
    assert counts[0] <= most
