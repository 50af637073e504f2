"""A contact that was not as agreed: with a reason, for an hour, for one person, and looked at by another."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.outreach.actions import overrides as actions
from alongside.outreach.models import ContactOverride
from alongside.outreach.queries import contact, overrides
from alongside.outreach.vocabulary import Channel, OverrideReason, OverrideState, Rule, Standing
from alongside.people.models import YoungPerson
from tests import cast
from tests.outreach.agreeing import PHONE, add_way, agree, agreed, override, reach


@pytest.fixture
def used(mira: YoungPerson, alice: Account) -> ContactOverride:
    """Alice rang Mira, who had said: never."""
    agree(mira.record_id, agreed({Channel.CALL: Rule.NEVER}), by=alice)
    add_way(mira.record_id, by=alice)
    return override(mira.record_id, reason=OverrideReason.OTHER, words="Her bus was cancelled.", by=alice)


def review(
    row: ContactOverride, by: Account, *, found: OverrideState = OverrideState.RIGHT, seen: int = 1, days: int = 0
) -> None:
    """Look at it, and let her be told so many days on."""
    tell_from = timezone.localdate(now()) + timedelta(days=days)
    with opened_one(row.record_id, purpose=Purpose.SUPERVISION, viewer=by) as door:
        actions.review(
            row=row, seen=seen, found=found, learned="Ask anew.", tell_from=tell_from, now=now(), door=door, by=by
        )


def test_it_keeps_how_it_stood_by_which_version_and_why(used: ContactOverride, alice: Account) -> None:
    with opened_one(used.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        (told,) = overrides.all_of(record=used.record_id, door=door)
    row = told.row
    assert row.agreement is not None
    assert (row.stood, row.agreement.number, row.reason, row.state) == (Standing.NEVER, 1, "other", "waiting")
    assert told.words == "Her bus was cancelled."
    assert b"bus" not in bytes(row.words)


def test_it_opens_the_one_channel_to_who_gave_the_reason_for_an_hour(used: ContactOverride, alice: Account) -> None:
    with opened_one(used.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        found = contact.reach_otherwise(override=used, at=used.used_at + timedelta(minutes=59), words="", door=door)
        assert [offer.value for offer in found.offers] == [PHONE]
        with pytest.raises(NotVisible):
            contact.reach_otherwise(override=used, at=used.used_at + timedelta(minutes=61), words="", door=door)
    assert reach(used.record_id, viewer=alice)[Channel.CALL].offers[0].value == ""


def test_it_opens_nothing_to_anybody_else(used: ContactOverride, lena: Account) -> None:
    with (
        opened_one(used.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door,
        pytest.raises(NotVisible),
    ):
        contact.reach_otherwise(override=used, at=now(), words="", door=door)


def test_second_tap_is_one_contact(mira: YoungPerson, alice: Account) -> None:
    once = new_id()
    assert {override(mira.record_id, once=once, by=alice).pk for _ in range(2)} == {once}
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert len(overrides.all_of(record=mira.record_id, door=door)) == 1


def test_leads_are_asked_to_look_at_it_until_one_has(
    used: ContactOverride, alice: Account, lena: Account, sam: Account
) -> None:
    def asked(viewer: Account) -> bool:
        return any(one.prompt.key == "outreach.override_to_review" for one in prompts.asked(now=now(), viewer=viewer))

    assert [asked(one) for one in (alice, lena, sam)] == [False, True, True]
    review(used, lena)
    assert [asked(one) for one in (alice, lena, sam)] == [False, False, False]


def test_lead_says_what_was_made_of_it_and_from_when_she_may_know(used: ContactOverride, lena: Account) -> None:
    review(used, lena, found=OverrideState.ANOTHER_WAY, days=5)
    today = timezone.localdate(now())
    with opened_one(used.record_id, purpose=Purpose.SUPERVISION, viewer=lena) as door:
        assert overrides.for_them(record=used.record_id, on=today + timedelta(days=4), door=door) == []
        (told,) = overrides.for_them(record=used.record_id, on=today + timedelta(days=5), door=door)
    assert (told.row.state, told.row.reviewer, told.learned) == ("another_way", lena, "Ask anew.")


def test_she_is_told_nothing_before_it_was_looked_at(used: ContactOverride, alice: Account) -> None:
    with opened_one(used.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert overrides.for_them(record=used.record_id, on=timezone.localdate(now()), door=door) == []


def test_worker_does_not_look_at_their_own_nor_anybody_who_does_not_lead(used: ContactOverride, alice: Account) -> None:
    with pytest.raises(Refused, match="yourself"):
        review(used, alice)


def test_lead_does_not_look_at_what_they_did_themselves(mira: YoungPerson, lena: Account, sam: Account) -> None:
    row = override(mira.record_id, by=lena)
    with pytest.raises(Refused, match="yourself"):
        review(row, lena)
    review(row, sam)


def test_it_is_looked_at_once(used: ContactOverride, lena: Account, sam: Account) -> None:
    with opened_one(used.record_id, purpose=Purpose.SUPERVISION, viewer=sam) as door:
        before = overrides.get(record=used.record_id, override=used.pk, door=door).row
    review(used, lena)
    with pytest.raises(ChangedMeanwhile):
        review(before, sam)
    with pytest.raises(Refused, match="changed meanwhile"):
        review(used, sam, seen=2)


def test_nobody_finds_it_under_another_record(used: ContactOverride, alice: Account) -> None:
    with opened_one(used.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door, pytest.raises(NotVisible):
        overrides.get(record=new_id(), override=used.pk, door=door)


@pytest.mark.parametrize("name", ["nia", "dee"])
def test_who_holds_no_everyday_support_overrides_nothing(mira: YoungPerson, name: str) -> None:
    with pytest.raises(Refused):
        override(mira.record_id, by=cast.account(name))
