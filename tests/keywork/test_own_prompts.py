"""What the service asks people about themselves: with a reason, put off for a while, seen by nobody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.models import Account
from alongside.evidence.library import library
from alongside.jurisdiction import packs
from alongside.kernel import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.prompts import OwnPrompt
from alongside.keywork.actions import own_answers
from alongside.keywork.models import OwnAnswer
from alongside.keywork.queries import own_prompts
from alongside.keywork.queries.own_prompts import OwnAsked
from alongside.keywork.staff_prompts import SUPERVISION_LATE, SUPERVISOR_PROPOSED, TRAINING_OVER, TRAINING_SOON
from alongside.keywork.staff_vocabulary import WhyLater
from alongside.ledger.vocabulary import Verb
from tests.access.test_account_lines import lines_of
from tests.keywork import staff
from tests.keywork.test_staff_pages import boxes, page, post

Browse = Callable[[Account | None], Client]
TODAY = timezone.localdate(now())
OVER = TRAINING_OVER.key


def asked(who: Account, prompt: OwnPrompt | None = None, *, ahead: int = 0) -> list[OwnAsked]:
    found = own_prompts.asked(pack=packs.in_force(), on=TODAY + timedelta(days=ahead), viewer=who)
    return [one for one in found if prompt in (None, one.prompt)]


def put_off(who: Account, thing: str = "trauma", *, days: int = 14) -> None:
    one = own_prompts.get(prompt=OVER, thing=thing, pack=packs.in_force(), on=TODAY, viewer=who)
    until = TODAY + timedelta(days=days)
    own_answers.put_off(asked=one, until=until, why=WhyLater.NO_PLACE, today=TODAY, by=who)


@pytest.mark.parametrize("one", prompts.own(), ids=lambda one: one.key)
def test_each_rests_on_findings_of_the_library_and_leads_to_a_page(one: OwnPrompt) -> None:
    assert set(one.because) <= set(library().findings)
    assert reverse(one.place)


def test_keys_and_orders_are_ones_own() -> None:
    keys = [*(one.key for one in prompts.every()), *(one.key for one in prompts.own())]
    assert len(keys) == len(set(keys))
    assert len({one.order for one in prompts.own()}) == len(prompts.own())


def test_training_that_ran_out_or_was_never_written_is_asked_about(alice: Account) -> None:
    staff.trained(alice, code="exploitation", by="lena", ago=30)
    staff.trained(alice, code="records", by="lena", ago=400)
    staff.trained(alice, code="safeguarding", by="lena", ago=700)
    assert {one.thing for one in asked(alice, TRAINING_OVER)} == {"records", "trauma"}
    assert [one.thing for one in asked(alice, TRAINING_SOON)] == ["safeguarding"]


def test_both_are_asked_about_late_supervision_and_only_the_worker_about_a_proposal(
    alice: Account, bob: Account, lena: Account
) -> None:
    staff.supervised(alice, bob, last=60)
    assert [one.about for one in asked(alice, SUPERVISION_LATE)] == ["Bob"]
    assert [one.about for one in asked(bob, SUPERVISION_LATE)] == ["Alice"]
    assert asked(alice, SUPERVISOR_PROPOSED) == []


@pytest.mark.parametrize("name", ["nia", "ari", "pat", "dee"])
def test_nobody_is_asked_who_is_not_there_for_young_people(db: None, name: str) -> None:
    assert list(asked(staff.cast.account(name))) == []


def test_put_off_holds_for_that_training_until_its_day(alice: Account) -> None:
    put_off(alice)
    answered = {one.thing: bool(one.answer) for one in asked(alice, TRAINING_OVER)}
    assert answered == {"exploitation": False, "safeguarding": False, "trauma": True, "records": False}
    assert not any(one.answer for one in asked(alice, ahead=14))


def test_putting_off_again_says_the_newer_day(alice: Account) -> None:
    put_off(alice, days=3)
    put_off(alice, days=20)
    with acting_as(alice.pk):
        assert OwnAnswer.objects.get().until == TODAY + timedelta(days=20)


@pytest.mark.parametrize("days", [-1, 0, 32, 400])
def test_nothing_is_put_off_for_longer_than_a_month(alice: Account, days: int) -> None:
    with pytest.raises(Refused):
        put_off(alice, days=days)
    row = OwnAnswer(
        account=alice, prompt=OVER, thing="x", why="away", said_on=TODAY, until=TODAY + timedelta(days=days)
    )
    with pytest.raises(IntegrityError, match="for_a_while"), acting_as(alice.pk), transaction.atomic():
        row.save(force_insert=True)


def test_proposal_cannot_wait(browse: Browse, alice: Account, bob: Account, lena: Account) -> None:
    post(browse(lena), "supervisor-propose", alice.pk, supervisor=str(bob.pk))
    (one,) = asked(alice, SUPERVISOR_PROPOSED)
    with pytest.raises(Refused):
        own_answers.put_off(asked=one, until=TODAY + timedelta(days=2), why=WhyLater.AWAY, today=TODAY, by=alice)
    assert browse(alice).get(reverse("workspace:own-later", args=[one.prompt.key, one.thing])).status_code == 404


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", ["lena", "sam", "bob", "ari", "pat"])
def test_nobody_else_sees_or_writes_what_somebody_puts_off(alice: Account, name: str, scope: Scope) -> None:
    put_off(alice)
    other = staff.cast.account(name)
    mine = {"prompt": OVER, "thing": "records", "why": "away", "said_on": TODAY, "until": TODAY + timedelta(days=3)}
    with acting_as(other.pk, scope), transaction.atomic():
        assert not OwnAnswer.objects.exists()
        assert OwnAnswer.objects.all().delete()[0] == 0
    with pytest.raises(DatabaseError), acting_as(other.pk, scope), transaction.atomic():
        OwnAnswer(account=alice, **mine).save(force_insert=True)


def test_lead_sees_the_training_whatever_was_put_off(browse: Browse, alice: Account, lena: Account) -> None:
    staff.trained(alice, code="records", by="lena", ago=400)
    before = page(browse(lena), "staff").count("Has run out")
    put_off(alice, "records")
    assert page(browse(lena), "staff").count("Has run out") == before


def test_question_is_put_off_and_asked_again_on_the_pages(browse: Browse, alice: Account, pat: Account) -> None:
    client = browse(alice)
    shown = page(client, "today")
    assert "Why am I asked this?" in shown
    assert "A training that your work asks for has run out" in shown
    day = boxes("until", TODAY + timedelta(days=9))
    assert "Choose why." in client.post(reverse("workspace:own-later", args=[OVER, "trauma"]), day).content.decode()
    assert post(client, "own-later", OVER, "trauma", why="no_place", **day) == 302
    listed = page(client, "own-asked")
    assert "There is no place or nobody free yet" in listed
    assert "Being with somebody who was hurt" not in page(client, "today")
    assert post(client, "own-again", OVER, "trauma") == 302
    assert "Being with somebody who was hurt" in page(client, "today")
    assert (lines_of(Verb.PROMPT_OWN_PUT_OFF, pat), lines_of(Verb.PROMPT_OWN_ASKED_AGAIN, pat)) == (1, 1)


def test_question_that_is_not_asked_of_one_is_not_there(browse: Browse, alice: Account, nia: Account) -> None:
    with pytest.raises(NotVisible):
        put_off(alice, "leading_safety")
    for prompt, thing in ((OVER, "leading_safety"), ("none.such", "x")):
        assert browse(alice).get(reverse("workspace:own-later", args=[prompt, thing])).status_code == 404
    assert browse(nia).get(reverse("workspace:own-asked")).status_code == 403


def test_evidence_page_says_what_is_asked_because_of_a_finding(browse: Browse, alice: Account) -> None:
    source, _, _ = TRAINING_OVER.because[0].rpartition("-")
    shown = browse(alice).get(reverse("evidence:source", args=[source])).content.decode()
    assert "Because of this we ask those who work here about themselves:" in shown
    assert "A training that your work asks for runs out soon." in shown
