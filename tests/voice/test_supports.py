"""Support is offered, taken, declined and paused by them; what is compulsory names its law and its end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.keeper import places
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.models import YoungPerson
from alongside.voice.actions import supports as actions
from alongside.voice.actions.supports import Offered
from alongside.voice.models import Support
from alongside.voice.queries import supports
from alongside.voice.support_cards import SupportCard
from alongside.voice.support_vocabulary import SupportState
from tests import cast, own_space
from tests.planning.sharing import share_everyday

Browse = Callable[[Account | None], Client]
TODAY = now().date()
OWN_LIST = """
[[lists]]
key = "compulsory_basis"
title = "What something compulsory rests on"
source = "This service"
version = "2026"
codes = [{ code = "bail", label = "Bail, as our court says it" }, { code = "local", label = "A law of our island" }]
"""
LIFT = Offered(card=SupportCard(what="A lift to football", who="Alice"))


def offer(mira: YoungPerson, by: Account, offered: Offered = LIFT) -> Support:
    """Offered by somebody."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return actions.offer(record=mira.record_id, offered=offered, now=now(), door=door, by=by)


def test_they_take_pause_and_decline_it_on_any_day(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    row, client = offer(mira, alice), own_space.browse(own_space.of(mira))
    assert "A lift to football" in client.get("/offered/").content.decode()
    for to, said in (("yes", "You said yes."), ("paused", "You paused it."), ("no", "You said no.")):
        assert client.post(f"/offered/{row.pk}/", {"to": to}).status_code == 302
        assert said in client.get("/offered/").content.decode()
    assert client.post(f"/offered/{row.pk}/", {"to": "offered"}).status_code == 403
    assert client.post(f"/offered/{row.pk}/", {"to": "else"}).status_code == 404
    page = browse(alice).get(reverse("workspace:supports", args=[mira.record_id])).content.decode()
    assert "They do not want it" in page


def test_worker_offers_and_writes_down_their_answer(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    worker, place = browse(alice), reverse("workspace:support-offer", args=[mira.record_id])
    assert worker.get(place).status_code == 200
    assert worker.post(place, {"what": "Tea on Tuesdays", "freely": "law", "basis": "bail"}).status_code == 200
    assert worker.post(place, {"what": "Tea on Tuesdays", "freely": "free"}).status_code == 302
    with acting_as(alice.pk), transaction.atomic():
        row = Support.objects.get(record=mira.record_id)
    assert row.basis == ""
    there = reverse("workspace:support-answer", args=[mira.record_id, row.pk])
    assert worker.post(there, {"to": "later"}).status_code == 302
    assert worker.post(there, {"to": "yes", "seen": "1"}).status_code == 302
    page = worker.get(reverse("workspace:supports", args=[mira.record_id])).content.decode()
    assert "Not now, perhaps later" in page


def test_compulsory_names_its_law_and_its_end(mira: YoungPerson, alice: Account) -> None:
    card, day = (
        SupportCard(what="A weekly meeting", law="Once a week, in a place you choose."),
        TODAY + timedelta(days=9),
    )
    for wrong in (
        Offered(card=card, basis="bail"),
        Offered(card=SupportCard(what="A meeting"), basis="bail", ends_on=day),
        Offered(card=card, ends_on=day),
    ):
        with pytest.raises(Refused):
            offer(mira, alice, wrong)
    offer(mira, alice, Offered(card=card, basis="bail", ends_on=day))
    page = own_space.browse(own_space.of(mira)).get("/offered/").content.decode()
    assert "A law asks for this" in page
    assert "A condition of bail" in page


def test_nobody_answers_in_their_name_and_no_partner_at_all(mira: YoungPerson, alice: Account, vic: Account) -> None:
    her, row = own_space.of(mira), offer(mira, alice)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        for who in (cast.account("olu"), her, vic):
            with acting_as(who.pk, scope), transaction.atomic():
                assert not Support.objects.exists()
    share_everyday(mira, vic)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic), pytest.raises(Refused):
        actions.answer(support=row, to=SupportState.YES, seen=1, now=now(), by=vic)
    given = {"state": "yes", "answered_on": TODAY}
    with acting_as(alice.pk), pytest.raises(DatabaseError), transaction.atomic():
        Support.objects.filter(pk=row.pk).update(answered_by=her, **given)
    with acting_as(her.pk, Scope.OWN), pytest.raises(DatabaseError), transaction.atomic():
        Support.objects.filter(pk=row.pk).update(answered_by=alice, **given)


def test_law_has_the_words_of_the_services_own_list(
    mira: YoungPerson, alice: Account, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = Offered(card=SupportCard(what="A course", law="Ten times"), basis="schooling", ends_on=TODAY)
    rows = [offer(mira, alice, replace(law, basis=code)) for code in ("schooling", "local", "bail")]
    before = {row.basis: supports.Read(row, law.card).basis for row in rows}
    assert before == {
        "schooling": "The duty to go to school",
        "bail": "A condition of bail",
        "local": "A choice that our lists no longer hold",
    }
    monkeypatch.setattr(places, "state_dir", lambda: tmp_path)
    (tmp_path / "service.toml").write_text(OWN_LIST)
    after = {row.basis: supports.Read(row, law.card).basis for row in rows}
    assert after["bail"] == "Bail, as our court says it"
    assert after["local"] == "A law of our island"
    assert after["schooling"] == "The duty to go to school"
    assert supports.bases(on=TODAY) == [("bail", after["bail"]), ("local", after["local"])]
