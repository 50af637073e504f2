"""Who may not open a record, whatever their role: from the next query on, by every door, and without being told."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import barriers, grants
from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Barrier, Grant
from alongside.access.queries import barriers as reading
from alongside.access.queries import grants as seeing
from alongside.access.queries import lines
from alongside.access.queries.lines import Wanted, Whose
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Knows, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from alongside.people.queries import young_people
from tests import cast

Browse = Callable[[Account | None], Client]
PAGES = ("young-person", "about", "who-can-see", "who-has-seen", "write", "closed-to", "acquaintance")


def close_to(mira: YoungPerson, who: Account, by: Account, kind: Knows = Knows.FAMILY) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=by) as door:
        barriers.close_to(record=mira.record_id, who=who, kind=kind, reason="They are cousins.", door=door, by=by)


def barrier_of(mira: YoungPerson, who: Account, viewer: Account) -> Barrier:
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        return Barrier.objects.get(record=mira.record_id, account=who)


@pytest.mark.parametrize("place", PAGES)
@pytest.mark.parametrize("who", ["alice", "lena"])
def test_closed_record_answers_like_one_without_a_door(
    browse: Browse, mira: YoungPerson, sam: Account, who: str, place: str
) -> None:
    close_to(mira, cast.account(who), by=sam)
    hidden = browse(cast.account(who)).get(reverse(f"workspace:{place}", args=[mira.record_id]))
    stranger = browse(cast.account("bob")).get(reverse(f"workspace:{place}", args=[mira.record_id]))
    assert (hidden.status_code, stranger.status_code) == (404, 404)


def test_own_door_ends_with_words_that_anybody_could_have(mira: YoungPerson, alice: Account, lena: Account) -> None:
    close_to(mira, alice, by=lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        door = Grant.objects.get(record=mira.record_id, holder=alice)
    assert (door.end_reason, door.ended_by_id) == ("stepped_back", lena.pk)
    assert door.ends_at is not None


def test_record_is_found_by_no_search_and_in_no_list(mira: YoungPerson, lena: Account, sam: Account) -> None:
    found = young_people.search(text="Amira Khalil", born=None, viewer=lena)
    close_to(mira, lena, by=sam)
    assert [one.record for one in found] == [mira.record_id]
    assert young_people.search(text="Amira Khalil", born=None, viewer=lena) == []
    assert young_people.ids_for(scope=Scope.TEAM, most=50, after=None, viewer=lena) == []


def test_try_is_refused_and_on_the_records_own_lines(mira: YoungPerson, lena: Account, sam: Account) -> None:
    close_to(mira, lena, by=sam)
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        pass
    with opened_one(mira.record_id, purpose=Purpose.SAFEGUARDING, viewer=sam):
        told = lines.read(whose=Whose.RECORD, wanted=Wanted(record=mira.record_id), before=None, most=50)
    assert ("Lena", "record.refused") in [(line.name, line.verb) for line in told.lines]


def test_who_can_see_does_not_name_somebody_who_cannot(
    mira: YoungPerson, alice: Account, lena: Account, sam: Account
) -> None:
    with acting_as(alice.pk), transaction.atomic():
        before = {g.holder.name for g in seeing.who_can_see(mira.record_id)}
    close_to(mira, lena, by=sam)
    with acting_as(alice.pk), transaction.atomic():
        after = {g.holder.name for g in seeing.who_can_see(mira.record_id)}
    assert before - after == {"Lena"}


def test_leads_read_the_list_with_its_reasons_and_whoever_is_on_it_does_not(
    mira: YoungPerson, alice: Account, lena: Account, sam: Account
) -> None:
    close_to(mira, alice, by=lena)
    with opened_one(mira.record_id, purpose=Purpose.SAFEGUARDING, viewer=sam) as door:
        (closed,) = reading.of(record=mira.record_id, door=door)
    assert (closed.barrier.account_id, closed.reason, closed.barrier.is_own) == (alice.pk, "They are cousins.", False)
    for scope in OF_WORKERS:
        with acting_as(alice.pk, scope), transaction.atomic():
            assert not Barrier.objects.exists()


def test_lead_on_the_list_neither_sees_nor_lifts_it(mira: YoungPerson, lena: Account, sam: Account) -> None:
    close_to(mira, lena, by=sam)
    barrier = barrier_of(mira, lena, sam)
    for scope in OF_WORKERS:
        with acting_as(lena.pk, scope), transaction.atomic():
            assert not Barrier.objects.exists()
            with pytest.raises(Refused):
                barriers.lift(barrier=barrier, seen=barrier.version, by=lena)


def test_lifted_barrier_opens_nothing_by_itself_but_the_team_door(
    mira: YoungPerson, alice: Account, lena: Account, sam: Account
) -> None:
    for who in (alice, lena):
        close_to(mira, who, by=sam)
        with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
            barrier = Barrier.objects.get(record=mira.record_id, account=who)
            barriers.lift(barrier=barrier, seen=barrier.version, by=sam)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        pass
    with pytest.raises(NotVisible), opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        pass


def test_nobody_on_the_list_is_given_a_door(mira: YoungPerson, bob: Account, lena: Account) -> None:
    close_to(mira, bob, by=lena)
    with (
        opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena),
        pytest.raises(Refused, match="closed to Bob"),
    ):
        grants.give(
            record=mira.record_id,
            holder=bob,
            role=GrantRole.CO_WORKER,
            compartments=[Compartment.EVERYDAY],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.JOINT_WORK,
            until=now() + timedelta(days=1),
            by=lena,
        )


@pytest.mark.parametrize("name", ["alice", "nia"])
def test_worker_closes_it_to_nobody_but_themselves(mira: YoungPerson, bob: Account, name: str) -> None:
    with pytest.raises(Refused):
        close_to(mira, bob, by=cast.account(name))


def test_lead_closes_and_reopens_it_on_the_pages(
    browse: Browse, mira: YoungPerson, bob: Account, lena: Account
) -> None:
    client, path = browse(lena), reverse("workspace:closed-to", args=[mira.record_id])
    answer = client.post(path, {"who": str(bob.pk), "kind": "street", "reason": "Next door."})
    assert answer.status_code == 302
    page = client.get(path).content.decode()
    assert "Next door." in page
    barrier = barrier_of(mira, bob, lena)
    lift = reverse("workspace:barrier-lift", args=[mira.record_id, barrier.pk])
    assert client.get(lift).status_code == 200
    assert client.post(lift, {"seen": barrier.version}).status_code == 302
    assert "Next door." not in client.get(path).content.decode()


def test_each_step_is_a_line(mira: YoungPerson, bob: Account, lena: Account) -> None:
    close_to(mira, bob, by=lena)
    barrier = barrier_of(mira, bob, lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        barriers.lift(barrier=barrier, seen=1, by=lena)
        verbs = list(Line.objects.filter(thing=barrier.pk).order_by("id").values_list("verb", "records", "purpose"))
    assert verbs == [("barrier.set", [mira.record_id], "family"), ("barrier.lifted", [mira.record_id], None)]


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("table", ["record_entry", "people_nametag", "access_record"])
def test_list_is_asked_once_for_a_query_and_indexes_stay_in_use(
    mira: YoungPerson, lena: Account, scope: Scope, table: str
) -> None:
    column = "id" if table == "access_record" else "record_id"
    with acting_as(lena.pk, scope), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        cursor.execute(f"explain select * from {table} where {column} = %s", [mira.record_id])
        plan = "\n".join(line for (line,) in cursor)
    # Doors on single records leave closed ones out themselves.
    assert ("<> ALL (" in plan) is not (scope is Scope.CASELOAD)
    assert "barred()" not in plan.replace("InitPlan", "").split("Filter:")[-1].split("\n")[0]
    assert "Index" in plan
