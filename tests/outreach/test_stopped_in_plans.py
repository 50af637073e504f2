"""A way that they stopped is proposed nowhere, and the plan that names it says so."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.actions import stopping, tries
from alongside.outreach.actions.tries import Tried
from alongside.outreach.queries import due, quiet
from alongside.outreach.vocabulary import Channel, Outcome, Rule
from alongside.people.models import YoungPerson
from tests import own_space
from tests.outreach.agreeing import agree, agreed
from tests.outreach.test_plans import PLANNED, YES, propose

Browse = Callable[[Account | None], Client]
STOPPED, NEVER = "They said: not safe any more", "They said: never"


@pytest.fixture
def stopped(mira: YoungPerson, alice: Account) -> YoungPerson:
    """Mira; a text first and a call then was agreed with her, and she stopped texts. A card was never right."""
    rules = {Channel.TEXT: Rule.OK, Channel.CALL: Rule.OK, Channel.CARD: Rule.NEVER}
    agree(mira.record_id, agreed(rules), by=alice)
    propose(mira, replace(PLANNED, channels=[Channel.TEXT, Channel.CALL], agreed=YES))
    her = own_space.of(mira)
    with own_space.opened(mira, her) as door:
        stopping.stop(record=mira.record_id, channel=Channel.TEXT, now=now(), door=door, by=her)
    return mira


def _page(client: Client, place: str, mira: YoungPerson) -> html.HtmlElement:
    return html.fromstring(client.get(reverse(f"workspace:{place}", args=[mira.record_id])).content.decode())


def _ways(page: html.HtmlElement) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.get_element_by_id("plan").xpath(".//ol[1]/li")]


def test_plan_says_that_they_stopped_it(stopped: YoungPerson, alice: Account, browse: Browse) -> None:
    assert _ways(_page(browse(alice), "in-touch", stopped)) == [f"Text message {STOPPED}", "Phone call"]


def test_plan_says_never_once_somebody_has_talked_with_them(
    stopped: YoungPerson, alice: Account, browse: Browse
) -> None:
    agree(stopped.record_id, agreed({Channel.TEXT: Rule.NEVER, Channel.CALL: Rule.OK}), seen=2, by=alice)
    assert _ways(_page(browse(alice), "in-touch", stopped)) == [f"Text message {NEVER}", "Phone call"]


def test_today_proposes_another_way(stopped: YoungPerson, alice: Account) -> None:
    with opened_one(stopped.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        found = due.of_records(records=[stopped.record_id], on=timezone.localdate(), door=door)
    assert found[stopped.record_id].next.channel == Channel.CALL


def test_new_version_and_next_try_begin_with_another_way(stopped: YoungPerson, alice: Account, browse: Browse) -> None:
    plan = _page(browse(alice), "outreach-plan", stopped)
    chosen = [plan.get_element_by_id(f"id_{name}").value for name in ("first", "second")]
    assert chosen == ["call", ""]
    written = _page(browse(alice), "try", stopped)
    offered = [one.get("value") for one in written.get_element_by_id("id_next_channel").iter("option")]
    assert "call" in offered
    assert not {"text", "card"} & {*offered}


def test_leads_read_another_way_where_it_is_quiet(stopped: YoungPerson, alice: Account, lena: Account) -> None:
    with opened_one(stopped.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        for _ in range(3):
            tried = Tried(Channel.CALL, Outcome.NO_REPLY, now(), next_channel=Channel.TEXT)
            tries.add(record=stopped.record_id, tried=tried, age=16, now=now(), door=door, by=alice)
    (found,) = [one for one in quiet.of_teams(now=now(), viewer=lena) if one.record == stopped.record_id]
    assert found.next_how == "Phone call"
