"""Somebody outside of the service to reflect with: named without an account, and no less a supervisor for that."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access import crypto
from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.keywork.actions import supervision
from alongside.keywork.cards import OutsideCard
from alongside.keywork.models import Supervision, SupervisionTalk
from alongside.keywork.queries import supervision as reading
from alongside.keywork.staff_prompts import SUPERVISION_LATE
from tests.keywork import staff
from tests.keywork.test_own_prompts import asked
from tests.keywork.test_staff_pages import TODAY, boxes, page, post

Browse = Callable[[Account | None], Client]
BRYN = OutsideCard("Bryn Pritchard", "Harbour counselling")


def agree(worker: Account, card: OutsideCard = BRYN, *, by: Account | None = None, ago: int = 0) -> Supervision:
    given = {"worker": worker, "supervisor": card, "even_so": False, "pack": packs.in_force()}
    return supervision.name(**given, now=now() - timedelta(days=ago), by=by or worker)  # type: ignore[arg-type]


def test_worker_names_somebody_outside_and_their_meetings_count(browse: Browse, alice: Account, lena: Account) -> None:
    client = browse(alice)
    named = {"supervisor": "outside", "name": "Bryn Pritchard", "organisation": "Harbour counselling"}
    assert client.post(reverse("workspace:supervisor-choose"), named).status_code == 302
    assert "Bryn Pritchard, Harbour counselling" in page(client, "supervision")
    with acting_as(alice.pk):
        row = Supervision.objects.get()
    assert (row.supervisor_id, row.is_apart, row.agreed_on) == (None, True, TODAY)
    assert "A short note for yourself" in page(client, "supervision-held", row.pk)
    note = {"note": "We talked of rest.", **boxes("held_on", TODAY)}
    assert post(client, "supervision-held", row.pk, **note) == 302
    assert "We talked of rest." in page(client, "supervision")
    shown = page(browse(lena), "staff")
    assert "Supervision happens." in shown
    assert "Bryn Pritchard, Harbour counselling" in shown
    assert "We talked of rest." not in shown


def test_somebody_outside_has_a_name(browse: Browse, alice: Account) -> None:
    path = reverse("workspace:supervisor-choose")
    kept = browse(alice).post(path, {"supervisor": "outside", "organisation": "Harbour counselling"}).content.decode()
    assert "Write the name of the person you reflect with." in kept
    assert "Harbour counselling" in kept
    with pytest.raises(Refused):
        agree(alice, OutsideCard())


def test_late_is_late_with_somebody_outside_too(alice: Account, lena: Account) -> None:
    agree(alice, ago=90)
    assert [one.about for one in asked(alice, SUPERVISION_LATE)] == [BRYN.said]


def test_lead_may_propose_somebody_outside_and_the_worker_says_yes(
    browse: Browse, alice: Account, lena: Account
) -> None:
    row = agree(alice, by=lena)
    assert row.agreed_on is None
    assert "<bdi>Bryn Pritchard, Harbour counselling</bdi>" in page(browse(alice), "supervision")
    assert post(browse(alice), "supervision-agree", row.pk) == 302
    with acting_as(alice.pk):
        assert Supervision.objects.get().agreed_on == TODAY


def test_how_one_is_cannot_be_shown_to_somebody_who_has_no_account(browse: Browse, alice: Account) -> None:
    agree(alice)
    assert post(browse(alice), "how-i-am-show", staff.check(alice).pk) == 403
    assert "Show this one to" not in page(browse(alice), "how-i-am")


def test_name_is_sealed_and_bound_to_the_worker(alice: Account, bob: Account) -> None:
    row = agree(alice)
    assert b"Bryn" not in row.sealed
    row.worker = bob
    with pytest.raises(crypto.Unreadable):
        reading.with_whom(row)


@pytest.mark.parametrize("sealed", [b"", b"x"])
def test_supervision_is_with_one_person_and_only_one(alice: Account, bob: Account, sealed: bytes) -> None:
    given = {"is_apart": True, "said_by": alice, "said_at": now(), "due_on": TODAY, "agreed_on": TODAY}
    row = Supervision(worker=alice, supervisor=bob if sealed else None, sealed=sealed, **given)
    with pytest.raises(DatabaseError, match="with_somebody"), acting_as(alice.pk), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("name", ["bob", "lena", "sam", "pat", "ari"])
def test_nobody_slips_in_as_the_one_without_an_account(alice: Account, name: str) -> None:
    held, other = agree(alice), staff.cast.account(name)
    talk = {"supervision": held, "worker": alice, "held_on": TODAY, "written_at": now()}
    for supervisor in (None, other):
        row = SupervisionTalk(**talk, supervisor=supervisor, written_by=other)
        with pytest.raises(DatabaseError), acting_as(other.pk), transaction.atomic():
            row.save(force_insert=True)
    with acting_as(other.pk), transaction.atomic():
        assert not SupervisionTalk.objects.exists()
