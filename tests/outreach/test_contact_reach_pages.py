"""Reaching them on the page: what is blocked, opened for a reason, looked at by a lead, and over."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.models import ContactOverride
from alongside.outreach.queries import overrides
from alongside.outreach.vocabulary import Channel, Rule
from alongside.people.models import YoungPerson
from tests.outreach.agreeing import PHONE, add_way, agree, agreed, override
from tests.outreach.test_contact_pages import place

Browse = Callable[[Account | None], Client]


def test_never_channel_is_blocked_until_a_reason_is_given(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, path = browse(alice), place("reach-otherwise", mira.record_id, "call")
    agree(mira.record_id, agreed({Channel.CALL: Rule.NEVER}), by=alice)
    add_way(mira.record_id, by=alice)
    assert PHONE not in client.get(place("reach", mira.record_id)).content.decode()
    for given in ({}, {"reason": "other"}, {"reason": "because"}):
        refused = client.post(path, given)
        assert (refused.status_code, PHONE in refused.content.decode()) == (200, False)
    answer = client.post(path, {"reason": "other", "words": "Her bus was cancelled."}, follow=True)
    assert 'href="tel:07700900123"' in answer.content.decode()
    assert PHONE not in client.get(place("reach", mira.record_id)).content.decode()


def test_condition_is_read_first_and_shows_the_number_of_its_channel(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, path = browse(alice), place("reach", mira.record_id)
    agree(mira.record_id, agreed({Channel.CALL: Rule.ONLY_IF}), by=alice)
    add_way(mira.record_id, by=alice)
    before = client.get(path).content.decode()
    assert "her mum is out" in before
    assert PHONE not in before
    assert 'href="tel:07700900123"' in client.post(path, {"is_so": "call"}).content.decode()
    assert PHONE not in client.post(path, {"is_so": "text"}).content.decode()


def test_channel_that_is_safe_or_not_there_needs_no_reason(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), by=alice)
    client = browse(alice)
    assert client.get(place("reach-otherwise", mira.record_id, "call")).status_code == 302
    for channel in ("pigeon", "drop_in"):
        assert client.get(place("reach-otherwise", mira.record_id, channel)).status_code == 404


def test_text_begins_with_words_that_give_nothing_away(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.TEXT: Rule.OK}), by=alice)
    add_way(mira.record_id, by=alice)
    page = browse(alice).get(place("reach", mira.record_id)).content.decode()
    (body,) = re.findall(r'href="sms:07700900123\?body=([^"]+)"', page)
    said = page.split('id="main-content"')[-1]
    assert body.startswith("Hi%2C%20")
    assert "Harbour" not in said
    assert "Jo from netball" in said


def test_lead_looks_at_it_and_the_worker_sees_what_came_of_it(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    row = override(mira.record_id, by=alice)
    path = place("override", mira.record_id, row.pk)
    assert "Only another lead" in browse(alice).get(path).content.decode()
    leads = browse(lena)
    assert "They were reached otherwise" in leads.get(reverse("workspace:today")).content.decode()
    answer = leads.post(path, {"found": "another_way", "learned": "Ask her anew.", "tell": "now"}, follow=True)
    assert answer.redirect_chain == [(place("overrides", mira.record_id), 302)]
    shown = browse(alice).get(path).content.decode()
    assert "Ask her anew." in shown
    assert "There was another way" in shown


def test_opened_number_is_for_who_gave_the_reason(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    add_way(mira.record_id, by=alice)
    row = override(mira.record_id, by=alice)
    path = place("reach-opened", mira.record_id, row.pk)
    assert PHONE in browse(alice).get(path).content.decode()
    assert browse(lena).get(path).status_code == 404


def test_hour_that_is_over_shows_nothing(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    add_way(mira.record_id, by=alice)
    row = override(mira.record_id, at=now() - timedelta(minutes=61), by=alice)
    assert browse(alice).get(place("reach-opened", mira.record_id, row.pk)).status_code == 404


def test_second_tap_on_a_slow_line_is_one_contact(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, path = browse(alice), place("reach-otherwise", mira.record_id, "call")
    form = client.get(path).content.decode()
    once = re.search(r'name="once" value="([^"]+)"', form)
    assert once
    places = {client.post(path, {"reason": "danger", "once": once[1]}).headers["Location"] for _ in range(2)}
    assert places == {place("reach-opened", mira.record_id, once[1])}
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert [told.row.pk for told in overrides.all_of(record=mira.record_id, door=door)] == [UUID(once[1])]
    assert ContactOverride._meta.get_field("state").default == "waiting"


def test_number_is_kept_out_of_what_is_known_of_people_who_matter(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    given = {"name": "Nan", "who": "my nan", "note": "Ring 07700 900 456 after six"}
    client, path = browse(alice), place("who-matters", mira.record_id)
    answer = client.post(path, given)
    assert answer.status_code == 200
    assert "leave the number out" in answer.content.decode().casefold()
    assert client.post(path, given | {"note": "Number 12, the blue door, since 2019"}).status_code == 302
