"""Nobody is reached on old or missing words: the prompts ask in time, and honour what somebody would rather not be asked."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.evidence.queries import prompts
from alongside.kernel.clock import now
from alongside.outreach.vocabulary import Channel, Rule
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from tests.outreach.agreeing import agree, agreed

NONE, OLD = "outreach.no_safe_contact", "outreach.safe_contact_expired"


def asked(viewer: Account, *, days: float = 0) -> set[str]:
    """What is asked about safe contact so many days on."""
    at: datetime = now() + timedelta(days=days)
    return {one.prompt.key for one in prompts.asked(now=at, viewer=viewer)} & {NONE, OLD}


def test_after_ten_days_without_an_agreement_it_is_asked_for(mira: YoungPerson, alice: Account) -> None:
    assert asked(alice, days=9) == set()
    assert asked(alice, days=11) == {NONE}
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK}), by=alice)
    assert asked(alice, days=11) == set()


def test_agreement_that_ran_out_is_asked_for_again_until_there_is_a_newer(mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK}, days=28), by=alice)
    assert asked(alice, days=27) == set()
    assert asked(alice, days=30) == {OLD}
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK}, days=60), seen=1, by=alice)
    assert asked(alice, days=30) == set()


@pytest.mark.parametrize("has_agreed", [True, False])
def test_who_would_rather_not_be_asked_is_left_alone(mira: YoungPerson, alice: Account, has_agreed: bool) -> None:
    if has_agreed:
        agree(mira.record_id, agreed({Channel.TEXT: Rule.OK}), by=alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(Topic.SAFE_CONTACT, PaceAnswer.NOT_NOW, timezone.localdate(now()) + timedelta(days=50))]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    assert asked(alice, days=40) == set()
    assert asked(alice, days=51) == {OLD if has_agreed else NONE}
