"""Handovers at the database and on their pages, and no path on which nobody is there."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Role, TheyKnow
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.keywork import policies
from alongside.keywork.handover_vocabulary import HANDOVER, OPEN_STATES, State
from alongside.keywork.models import Handover
from alongside.people.models import YoungPerson
from tests import cast
from tests.access.test_never import close_to
from tests.keywork.test_handovers import doors, propose, today

Browse = Callable[[Account | None], Client]


@given(st.lists(st.sampled_from(list(State)), max_size=8))
def test_no_path_hands_over_without_having_both_there_first(path: list[State]) -> None:
    state, been = State.PROPOSED, {State.PROPOSED}
    for to in path:
        if to in HANDOVER[state]:
            state = to
            been.add(to)
    if State.DONE in been:
        assert {State.AGREED, State.OVERLAPPING} <= been
    assert (state in OPEN_STATES) == bool(HANDOVER[state])


@pytest.mark.parametrize("to", list(State))
@pytest.mark.parametrize("leads", [True, False])
def test_who_may_take_which_step(to: State, *, leads: bool) -> None:
    said = policies.can_step(leads=leads, to=to, knows=TheyKnow.GLAD, met=True, why="")
    assert bool(said) == (leads or to in (State.PROPOSED, State.AGREED, State.MET))


def test_worker_without_a_lead_cannot_hand_over_in_the_database_either(mira: YoungPerson, alice: Account) -> None:
    row = propose(mira)
    with acting_as(alice.pk), transaction.atomic():
        Handover.objects.filter(pk=row.pk).update(state=State.MET, changed_by=alice)
    with pytest.raises(DatabaseError), acting_as(alice.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "select access.give_grant(%s, %s, %s, 'key_worker', array['everyday'], 'support', 'allocated', null)",
            (new_id(), mira.record_id, cast.account("bob").pk),
        )


def test_partner_and_barred_see_no_handover(mira: YoungPerson, nia: Account, alice: Account, lena: Account) -> None:
    row = propose(mira)
    close_to(mira, alice, by=lena)
    for who in (nia, alice):
        with acting_as(who.pk), transaction.atomic():
            assert not Handover.objects.filter(pk=row.pk).exists()


def test_handover_of_another_records_door_is_refused_by_the_database(mira: YoungPerson, alice: Account) -> None:
    from alongside.people.actions import young_people
    from alongside.people.cards import Card

    row = propose(mira)
    other = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    with acting_as(alice.pk), transaction.atomic():
        elsewhere = Grant.objects.get(record=other.record_id, holder=alice)
    with pytest.raises(DatabaseError), acting_as(alice.pk), transaction.atomic():
        Handover.objects.filter(pk=row.pk).update(overlap_id=elsewhere.pk, changed_by=alice)


def test_whole_way_on_the_pages(browse: Browse, mira: YoungPerson, alice: Account, lena: Account, bob: Account) -> None:
    record, lead, worker = mira.record_id, browse(lena), browse(alice)
    with acting_as(alice.pk), transaction.atomic():
        grant = Grant.objects.get(record=record, holder=alice)
    new = {"to": str(bob.pk), "reason": "LEFTRL", "knows": "tell_first", "even_so": "Bob begins the course on Monday."}
    assert lead.post(reverse("workspace:handover-propose", args=[record, grant.pk]), new).status_code == 302
    wishes = {"knows": "glad", "told_how": "in_person", "passes_on": ["name"], "not_again": "About school", "seen": "1"}
    assert worker.post(reverse("workspace:handover-write", args=[record]), wishes).status_code == 302
    page = worker.get(reverse("workspace:handover", args=[record])).content.decode()
    assert "About school" in page
    day = {"on_day": str(today().day), "on_month": str(today().month), "on_year": str(today().year)}
    for state, client in (("agreed", worker), ("overlapping", lead), ("met", worker), ("done", lead)):
        sent = client.post(reverse("workspace:handover-step", args=[record, state]), day | {"once": str(new_id())})
        assert sent.status_code == 302
    assert browse(bob).get(reverse("workspace:handover", args=[record])).status_code == 302
    page = lead.get(reverse("workspace:handover", args=[record])).content.decode()
    assert "Handed over" in page
    assert ("Bob", "key_worker") in doors(mira)


def test_page_of_a_handover_that_never_was_is_not_there(browse: Browse, mira: YoungPerson, lena: Account) -> None:
    assert browse(lena).get(reverse("workspace:handover", args=[mira.record_id])).status_code == 404


def test_lead_is_not_offered_a_colleague_who_is_no_practitioner(
    browse: Browse, mira: YoungPerson, lena: Account
) -> None:
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        grant = Grant.objects.get(record=mira.record_id, role="key_worker")
    page = browse(lena).get(reverse("workspace:handover-propose", args=[mira.record_id, grant.pk])).content.decode()
    offered = {name for name in ("Bob", "Una", "Pat", "Ari", "Dee", "Vic") if f">{name}, Worker" in page}
    assert offered == {"Bob", "Una"}
    assert Role.PRACTITIONER in cast.account("bob").roles
