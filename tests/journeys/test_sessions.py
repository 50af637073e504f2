"""A session on a phone: written down, asked about in seconds, listened to, and a place on the way so far.

Saoirse has no session before, and no other journey writes one for her.
"""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_it_looks_right,
    then_it_says,
)
from tests.journeys.records import when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

WHAT = "How was it, and what did they say?"
WALK = "You showed me the way along the cliff that nobody takes."


def test_session_is_written_handed_over_and_listened_to(visits: Visits) -> None:
    page = given_signed_in(visits, "rory", viewport=PHONE)
    _given_their_sessions_are_open(page)
    expect(page.get_by_text("No session is written down yet")).to_be_visible()
    then_it_looks_right(page)
    _a_session_is_written_with_what_it_says_of_getting_through(page)
    _they_tap_on_the_phone_that_is_handed_over(page, "Not today")
    _somebody_makes_room_to_listen(page)
    page.get_by_role("link", name="See the way so far").click()
    expect(page.get_by_text("Time together: Walking and talking")).to_be_visible()
    expect(page.get_by_text("Saoirse")).to_have_count(0)
    then_it_looks_right(page)


def test_a_few_taps_need_no_script(visits: Visits) -> None:
    page = given_signed_in(visits, "rory", viewport=PHONE, java_script_enabled=False)
    _given_their_sessions_are_open(page)
    page.get_by_role("link", name="Write down a session").click()
    page.get_by_label("Just being together").check()
    page.get_by_label(WHAT).fill("Chips in the car, with the rain on the roof.")
    page.get_by_label("They chose it").check()
    when_they_save(page)
    # What looks at a page is a script itself.
    _they_tap_on_the_phone_that_is_handed_over(page, "Yes", lambda _page: None)
    expect(page.get_by_text("They felt listened to.")).to_be_visible()


def _given_their_sessions_are_open(page: Page) -> None:
    page.goto("/young-people/")
    when_they_open(page, "Saoirse")
    when_they_go_to(page, "Plan")
    page.get_by_role("link", name="What we did together, and how it was").click()


def _a_session_is_written_with_what_it_says_of_getting_through(page: Page) -> None:
    page.get_by_role("link", name="Write down a session").click()
    then_it_looks_right(page)
    page.get_by_label("Walking and talking").check()
    page.get_by_label(WHAT).fill(WALK)
    page.get_by_label("They chose it").check()
    page.locator("summary").get_by_text("Something they do to get through", exact=True).click()
    page.locator("#id_coping").fill("You walk until the lights come on.")
    when_they_save(page)
    expect(page.get_by_role("alert").first).to_contain_text("what it helps them with")
    expect(page.get_by_label(WHAT)).to_have_value(WALK)
    page.get_by_label("What does it help them with?").fill("The noise at home is far away then.")
    when_they_save(page)
    then_it_says(page, "It is on their timeline too.")
    expect(page.get_by_text("The noise at home is far away then.")).to_be_visible()
    then_it_looks_right(page)


def _they_tap_on_the_phone_that_is_handed_over(
    page: Page, word: str, looks_right: Callable[[Page], None] = then_it_looks_right
) -> None:
    page.get_by_role("link", name="Hand over: how was it?").click()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_text("Saoirse")).to_have_count(0)
    listened = page.get_by_role("group", name="Did you feel listened to?")
    listened.get_by_label(word, exact=True).check()
    looks_right(page)
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("heading", level=1, name="Thank you")).to_be_visible()
    looks_right(page)
    page.get_by_role("link", name="I have my phone back: go on").click()


def _somebody_makes_room_to_listen(page: Page) -> None:
    expect(page.get_by_text("They did not feel listened to.")).to_be_visible()
    page.get_by_role("link", name="All sessions").click()
    expect(page.get_by_text("Something could be better, they said")).to_be_visible()
    then_it_looks_right(page)
    page.get_by_role("link", name="Make room to listen").click()
    then_it_looks_right(page)
    page.get_by_label("What did you hear, and what will be different?").fill(
        "I talked too much. Next time I ask first."
    )
    when_they_save(page)
    then_it_says(page, "Tell them what will be different.")
    expect(page.get_by_text("I talked too much. Next time I ask first.")).to_be_visible()
    page.get_by_role("link", name="All sessions").click()
    expect(page.get_by_text("Something could be better, they said")).to_have_count(0)
