"""Pages about safe contact: the conversation first, every answer kept, and a number only where it is safe."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.vocabulary import Channel, Rule
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from tests import cast
from tests.outreach.agreeing import PHONE, add_way, agree, agreed, override, rules

Browse = Callable[[Account | None], Client]
PAGES = ("safe-contact", "contact-talk", "contact-agree", "contact-compare", "contact-way-add", "overrides", "reach")


def place(name: str, record: UUID, *more: object) -> str:
    """The address of a page of a record."""
    return reverse(f"workspace:{name}", args=[record, *more])


def posted(**changes: str | list[str]) -> dict[str, str | list[str]]:
    """The form as somebody fills it in who talked with her today."""
    today = timezone.localdate(now())
    until = today + timedelta(days=14)
    ends = {"agreed_on": today, "valid_until": until}
    days = {f"{of}_{part}": str(getattr(on, part)) for of, on in ends.items() for part in ("day", "month", "year")}
    return {
        "wants": "us_too",
        "call": "never",
        "text": "ok",
        "name_to_show": "Jo",
        "voicemail": "no",
        **days,
        **changes,
    }


@pytest.mark.parametrize("name", PAGES)
def test_page_opens_before_and_after_anything_is_agreed(
    browse: Browse, mira: YoungPerson, alice: Account, name: str
) -> None:
    client = browse(alice)
    assert client.get(place(name, mira.record_id)).status_code == 200
    for seen in (0, 1):
        agree(mira.record_id, agreed({Channel.CALL: Rule.OK, Channel.APP: Rule.ONLY_IF}), seen=seen, by=alice)
    add_way(mira.record_id, by=alice)
    override(mira.record_id, by=alice)
    assert client.get(place(name, mira.record_id)).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_partner_with_another_part_is_told_whom_to_ask(browse: Browse, mira: YoungPerson, name: str) -> None:
    answer = browse(cast.account("nia")).get(place(name, mira.record_id))
    assert answer.status_code == 403
    assert "key worker" in answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_not_there_for_who_has_no_door(browse: Browse, mira: YoungPerson, name: str) -> None:
    assert browse(cast.account("bob")).get(place(name, mira.record_id)).status_code == 404


def test_the_conversation_comes_before_the_form(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client = browse(alice)
    begin = client.get(place("safe-contact", mira.record_id)).content.decode()
    assert place("contact-talk", mira.record_id) in begin
    assert place("contact-agree", mira.record_id) not in begin
    talk = client.get(place("contact-talk", mira.record_id)).content.decode()
    assert "<form" not in talk.split("<main")[1]
    assert place("contact-agree", mira.record_id) in talk
    assert "Technology Safety" in talk


def test_what_they_said_is_kept_in_full(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    said = posted(
        app="only_if",
        app_if="her mum is out",
        weekdays=["0", "2"],
        from_time="4pm",
        until_time="19.30",
        never_call="Dean",
    )
    answer = browse(alice).post(place("contact-agree", mira.record_id), said, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(place("safe-contact", mira.record_id), 302)]
    for words in ("Only if: her mum is out", "Monday, Wednesday · 16:00–19:30", "Dean", "Jo"):
        assert escape(words) in page
    known = rules(mira.record_id, viewer=alice)
    assert [known.rule(one) for one in (Channel.TEXT, Channel.CALL, Channel.CARD)] == [Rule.OK, Rule.NEVER, None]


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"wants": ""}, "Choose whether they want us to get in touch."),
        ({"app": "only_if"}, "please fill this in"),
        ({"from_time": "noonish"}, "write a time"),
        ({"valid_until_year": "2090"}, "within three months"),
        ({"agreed_on_year": "2019"}, "or later"),
    ],
)
def test_mistake_is_told_and_what_was_typed_stays(
    browse: Browse, mira: YoungPerson, alice: Account, change: dict[str, str], wrong: str
) -> None:
    answer = browse(alice).post(
        place("contact-agree", mira.record_id), posted(never_call="Dean of Hill Road", **change)
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert re.search(wrong, page, re.IGNORECASE)
    assert "Dean of Hill Road" in page
    assert rules(mira.record_id, viewer=alice).agreement is None


def test_no_channel_is_safe_when_they_will_be_in_touch_themselves(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    add_way(mira.record_id, by=alice)
    client.post(place("contact-agree", mira.record_id), posted(wants="themselves", text="ok"))
    page = client.get(place("reach", mira.record_id)).content.decode()
    assert "They will be in touch themselves" in page
    assert PHONE not in page


def test_second_tab_is_told_what_the_first_saved_and_keeps_its_own(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, path = browse(alice), place("contact-agree", mira.record_id)
    client.post(path, posted(seen="0", safe_place="The library"))
    answer = client.post(path, posted(seen="0", safe_place="The swimming pool"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The library" in page
    assert "The swimming pool" in page
    assert 'name="seen" value="1"' in page
    client.post(path, posted(seen="1", safe_place="The swimming pool"))
    assert rules(mira.record_id, viewer=alice).card.safe_place == "The swimming pool"


def test_not_now_is_kept_and_no_version_is_made_of_it(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, path = browse(alice), place("contact-agree", mira.record_id)
    client.post(path, posted(wants="", wants_instead="dont_ask"))
    assert rules(mira.record_id, viewer=alice).agreement is None
    shown = client.get(path).content.decode()
    assert "They asked not to be asked about this." in shown
    assert "<form" not in shown.split("<main")[1].split("</main")[0]
    assert client.post(path, posted()).status_code == 200
    assert rules(mira.record_id, viewer=alice).agreement is None
    assert (
        place("contact-agree", mira.record_id) not in client.get(place("contact-talk", mira.record_id)).content.decode()
    )


def test_way_is_not_asked_for_when_they_would_rather_not(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        said = [Said(Topic.SAFE_CONTACT, PaceAnswer.DONT_ASK)]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=alice)
    client, path = browse(alice), place("contact-way-add", mira.record_id)
    client.post(path, {"kind": "phone", "value": PHONE, "whose": "hers"})
    assert "None is written down yet." in client.get(place("safe-contact", mira.record_id)).content.decode()


def test_one_tap_says_that_it_is_still_right(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, long_ago = browse(alice), timezone.localdate(now()) - timedelta(days=20)
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}, on=long_ago, days=10), by=alice)
    add_way(mira.record_id, by=alice)
    assert PHONE not in client.get(place("reach", mira.record_id)).content.decode()
    answer = client.post(place("contact-confirm", mira.record_id), {"seen": "1", "reach": "1"}, follow=True)
    assert answer.redirect_chain[0][0] == place("reach", mira.record_id)
    assert PHONE in answer.content.decode()


def test_nothing_is_confirmed_where_nothing_is_agreed(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    assert browse(alice).post(place("contact-confirm", mira.record_id)).status_code == 404


def test_two_versions_stand_side_by_side_with_what_changed(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed({Channel.CALL: Rule.OK}), by=alice)
    agree(mira.record_id, agreed({Channel.CALL: Rule.NEVER}), seen=1, by=alice)
    page = browse(alice).get(place("contact-compare", mira.record_id)).content.decode()
    row = next(one for one in page.split("<tr") if "Phone call" in one)
    assert re.findall(r'govuk-table__cell" dir="auto">([^<]+)', row) == ["Yes", "Never"]
    assert "Changed" in row
    unchanged = next(one for one in page.split("<tr") if "Never called or told" in one)
    assert "Changed" not in unchanged
