"""Somebody leaves: it takes effect at the next query, and every young person is handed over or shown until they are."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actions import emergencies, grants, leaving, records
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Compartment, EmergencyKind, GrantReason, GrantRole, Purpose, RecordKind
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.ledger.vocabulary import Verb
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from tests import cast
from tests.access.test_account_lines import lines_of

Browse = Callable[[Account | None], Client]


def _co_work(mira: YoungPerson, who: Account, lead: Account) -> None:
    """A small door beside the key worker's, for a week."""
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lead):
        grants.give(
            record=mira.record_id,
            holder=who,
            role=GrantRole.CO_WORKER,
            compartments=[Compartment.HEALTH],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.JOINT_WORK,
            until=now() + timedelta(days=7),
            by=lead,
        )


def test_signed_in_browser_is_out_at_its_next_page(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    client, page = browse(alice), reverse("workspace:young-person", args=[mira.record_id])
    assert client.get(page).status_code == 200
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    assert client.get(page).headers["Location"].startswith(reverse("account_login"))
    assert not Client().login(username="alice", password=cast.PASSWORD)


def test_every_door_ends_with_a_line(mira: YoungPerson, alice: Account, lena: Account, pat: Account) -> None:
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        assert {g.end_reason for g in Grant.objects.filter(holder=alice)} == {"left"}
        assert not Grant.objects.live(now()).filter(holder=alice).exists()
    assert lines_of(Verb.ACCOUNT_CLOSED, pat) == 1


def test_young_person_is_handed_over_with_the_same_role_and_parts(
    mira: YoungPerson, alice: Account, bob: Account, lena: Account
) -> None:
    leaving.close(who=alice, takes_over={mira.record_id: bob}, now=now(), by=lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        door = Grant.objects.live(now()).get(holder=bob, record=mira.record_id)
    assert (door.role, door.reason, door.asks) == ("key_worker", "took_over", True)
    assert gaps(lena) == []


def test_smaller_door_of_who_takes_over_gives_way(
    mira: YoungPerson, alice: Account, una: Account, lena: Account
) -> None:
    _co_work(mira, una, lena)
    leaving.close(who=alice, takes_over={mira.record_id: una}, now=now(), by=lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        door = Grant.objects.live(now()).get(holder=una, record=mira.record_id)
    assert door.role == "key_worker"
    assert "everyday" in door.compartments


def test_key_worker_who_takes_over_from_a_co_worker_stays_the_key_worker(
    mira: YoungPerson, alice: Account, bob: Account, lena: Account
) -> None:
    _co_work(mira, bob, lena)
    leaving.close(who=bob, takes_over={mira.record_id: alice}, now=now(), by=lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        door = Grant.objects.live(now()).get(holder=alice, record=mira.record_id)
    assert (door.role, door.ends_at) == ("key_worker", None)
    assert {"everyday", "health"} <= set(door.compartments)
    assert gaps(lena) == []


def test_hour_of_an_emergency_is_handed_to_nobody(mira: YoungPerson, bob: Account, olu: Account, lena: Account) -> None:
    emergencies.open_for_an_hour(record=mira.record_id, kind=EmergencyKind.DANGER, reason="She rang.", by=bob)
    assert leaving.close(who=bob, takes_over={mira.record_id: olu}, now=now(), by=lena)
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        live = Grant.objects.live(now()).filter(record=mira.record_id)
        assert not live.filter(holder__in=[bob, olu]).exists()


def test_gap_is_shown_to_the_lead_until_somebody_is_named(
    browse: Browse, mira: YoungPerson, alice: Account, bob: Account, lena: Account
) -> None:
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    today = browse(lena).get(reverse("workspace:today")).content.decode()
    assert "Nobody is their key worker now" in today
    given = {"holder": str(bob.pk), "role": "key_worker", "compartments": ["everyday"], "reason": "allocated"}
    browse(lena).post(reverse("workspace:grant-give", args=[mira.record_id]), given)
    assert "Nobody is their key worker now" not in browse(lena).get(reverse("workspace:today")).content.decode()


def test_lead_hands_over_on_the_page_to_one_for_all_or_each(
    browse: Browse, mira: YoungPerson, alice: Account, bob: Account, una: Account, lena: Account
) -> None:
    robin = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    kit = young_people.add(card=Card("Kit"), team=cast.team().pk, now=now(), by=alice)
    client, path = browse(lena), reverse("workspace:leaving", args=[alice.pk])
    page = client.get(path).content.decode()
    assert all(name in page for name in ("Mira (Key worker)", "Robin (Key worker)", "Kit (Key worker)"))
    chosen = {"everybody": str(bob.pk), f"to-{robin.record_id}": str(una.pk), f"to-{kit.record_id}": "nobody"}
    assert client.post(path, chosen).status_code == 302
    with acting_as(lena.pk, Scope.TEAM), transaction.atomic():
        rows = Grant.objects.live(now()).filter(role="key_worker").values_list("record_id", "holder__name")
        assert set(rows) == {(mira.record_id, "Bob"), (robin.record_id, "Una")}
    assert gaps(lena) == [kit.record_id]


def test_only_practitioners_of_the_service_can_take_over(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    client, path = browse(lena), reverse("workspace:leaving", args=[alice.pk])
    page = client.get(path).content.decode()
    offered = {
        name for name in ("bob", "olu", "dee", "pat", "ari", "nia", "vic") if f'"{cast.account(name).pk}"' in page
    }
    assert offered == {"bob", "olu"}
    assert client.post(path, {"everybody": str(cast.account("vic").pk)}).status_code == 200


def test_young_person_with_nobody_named_ever_is_asked_about_too_and_comes_after(
    mira: YoungPerson, alice: Account, lena: Account
) -> None:
    (new,) = _unnamed(1)
    leaving.close(who=alice, takes_over={}, now=now(), by=lena)
    asked = [(one.prompt.key, one.record) for one in prompts.asked(now=now(), viewer=lena)]
    assert asked == [("keywork.no_named_worker", mira.record_id), ("keywork.nobody_named_yet", new)]


def test_first_seven_are_shown_and_how_many_more_there_are(browse: Browse, mira: YoungPerson, lena: Account) -> None:
    _unnamed(14)
    page = browse(lena).get(reverse("workspace:today")).content.decode()
    assert page.count("ask__who") == 7
    assert "Show 7 more young people" in page


@pytest.mark.parametrize("name", ["alice", "bob", "olu", "dee", "pat", "ari", "nia"])
def test_who_leads_nothing_is_shown_no_gap(browse: Browse, mira: YoungPerson, name: str) -> None:
    _unnamed(1)
    page = browse(cast.account(name)).get(reverse("workspace:today")).content.decode()
    assert "Nobody was ever named for them" not in page


def gaps(who: Account) -> list[UUID]:
    """Young people who lost their key worker, as somebody is asked about them."""
    asked = prompts.asked(now=now(), viewer=who)
    return [one.record for one in asked if one.prompt.key == "keywork.no_named_worker"]


def _unnamed(many: int) -> list[UUID]:
    """Young people whom nobody was ever named for, as a council file starts them."""
    dee = cast.account("dee")
    with acting_as(dee.pk, Scope.TEAM), transaction.atomic():
        made = records.create(kind=RecordKind.YOUNG_PERSON, team=cast.team().pk, count=many)
        for new in made:
            row = YoungPerson(record_id=new.id, since=now().date())
            row.card = new.seal(row, "card", Card("Robin").sealed_text())
            row.save(force_insert=True)
    return [new.id for new in made]
