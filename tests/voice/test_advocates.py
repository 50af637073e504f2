"""Whoever wants an advocate meets one soon, and the service sees how long it takes."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.voice.actions import advocates as actions
from alongside.voice.actions.advocates import Step
from alongside.voice.advocate_vocabulary import AdvocacyState, WantedHow
from alongside.voice.models import Advocacy
from alongside.voice.queries import advocates
from tests import cast, machine, own_space
from tests.planning.sharing import share_everyday

Browse = Callable[[Account | None], Client]
TODAY = now().date()
FOUND = Step(to=AdvocacyState.FOUND, on=TODAY, who="Ines, of Speak Up")
MET = Step(to=AdvocacyState.MET, on=TODAY)


def want(mira: YoungPerson, by: Account, days: int = 0) -> Advocacy:
    """Wanted so many days ago."""
    on = TODAY - timedelta(days=days)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        return actions.want(
            record=mira.record_id, how=WantedHow.THEY_ASKED, on=on, now=now(), door=door, by=by
        )  # fmt: skip


def step(mira: YoungPerson, by: Account, row: Advocacy, came: Step) -> None:
    """What came next."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        actions.step(advocacy=row, step=came, seen=row.version, door=door, by=by)


def _asked(viewer: Account, days: int = 0) -> set[str]:
    return {one.prompt.key for one in prompts.asked(now=now() + timedelta(days=days), viewer=viewer)}


def test_somebody_is_found_met_and_named_to_them(mira: YoungPerson, alice: Account) -> None:
    her = own_space.of(mira)
    row = want(mira, alice, days=3)
    with pytest.raises(Refused):
        want(mira, alice)
    with pytest.raises(Refused):
        step(mira, alice, row, Step(to=AdvocacyState.FOUND, on=TODAY))
    assert "voice.advocate_wanted" not in _asked(alice)
    assert "voice.advocate_wanted" in _asked(alice, 4)
    step(mira, alice, row, FOUND)
    assert "voice.advocate_wanted" in _asked(alice, 4)
    with pytest.raises(Refused):
        step(mira, alice, row, Step(to=AdvocacyState.MET, on=TODAY - timedelta(days=9)))
    step(mira, alice, row, MET)
    assert "voice.advocate_wanted" not in _asked(alice, 4)
    with own_space.opened(mira, her) as door:
        (theirs,) = advocates.of_record(record=mira.record_id, door=door)
    assert (theirs.who, theirs.days) == ("Ines, of Speak Up", 3)
    step(mira, alice, row, Step(to=AdvocacyState.OVER, on=TODAY))
    want(mira, alice)


def test_it_opens_nothing_and_partners_write_nothing(mira: YoungPerson, alice: Account, vic: Account) -> None:
    her, row = own_space.of(mira), want(mira, alice)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        for who in (cast.account("olu"), her, vic):
            with acting_as(who.pk, scope), transaction.atomic():
                assert not Advocacy.objects.exists()
    share_everyday(mira, vic)
    with pytest.raises(Refused):
        step(mira, vic, row, FOUND)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic):
        assert not Advocacy.objects.filter(pk=row.pk).update(state="not_needed")
    with acting_as(her.pk, Scope.OWN), pytest.raises(DatabaseError), transaction.atomic():
        Advocacy.objects.filter(pk=row.pk).update(state="not_needed")


def test_asking_in_their_own_space_leads_to_a_first_meeting(mira: YoungPerson, alice: Account, browse: Browse) -> None:
    hers, worker = own_space.browse(own_space.of(mira)), browse(alice)
    assert "Ask for an advocate" in hers.get("/deciding/").content.decode()
    assert hers.post("/ask/3/", {"words": ""}).status_code == 302
    page = hers.get("/deciding/").content.decode()
    assert "You asked for one" in page
    assert "Ask for an advocate" not in page
    place = reverse("workspace:advocates", args=[mira.record_id])
    assert "They asked for an advocate in their own space" in worker.get(place).content.decode()
    today = {"on_day": str(TODAY.day), "on_month": str(TODAY.month), "on_year": str(TODAY.year)}
    want_it = reverse("workspace:advocate-want", args=[mira.record_id])
    assert worker.get(want_it).status_code == 200
    assert worker.post(want_it, {"how": "they_asked"}).status_code == 200
    assert worker.post(want_it, {"how": "they_asked", **today}).status_code == 302
    with acting_as(alice.pk), transaction.atomic():
        row = Advocacy.objects.get(record=mira.record_id)
    next_one = reverse("workspace:advocate-step", args=[mira.record_id, row.pk])
    assert worker.post(next_one, {"to": "found", **today}).status_code == 200
    given = {"to": "found", "who": "Ines, of Speak Up", **today}
    assert worker.post(next_one, {**given, "seen": "7"}).status_code == 409
    assert worker.post(next_one, given).status_code == 302
    assert "Ines, of Speak Up" in hers.get("/deciding/").content.decode()


def test_service_sees_how_long_it_takes_and_never_of_few(committed: None) -> None:
    alice = cast.account("alice")
    for many, shown in ((4, None), (2, 2)):
        for _ in range(many):
            robin = young_people.add(card=Card(known_as="Robin"), team=cast.team().pk, now=now(), by=alice)
            row = want(robin, alice, days=2)
            step(robin, alice, row, FOUND)
            step(robin, alice, row, MET)
        machine.run("voice.count_heard")
        with acting_as(alice.pk), transaction.atomic():
            told = advocates.waits()
        assert told is not None
        assert told.days == shown
