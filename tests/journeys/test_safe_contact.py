"""Oksana says how she can be reached: talked about, written down, held to, and done otherwise only with a reason."""

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import when_they_go_to, when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PAPER, Visits

HERS, TRUSTED = "07700 900615", "07700 900616"


def given_her_page_of_reaching(page: Page) -> None:
    page.goto("/young-people/")
    when_they_open(page, "Oksana")
    when_they_go_to(page, "In touch")
    page.get_by_role("link", name="What is safe now, and how to reach them").click()
    expect(page.get_by_role("heading", name="Reach them now")).to_be_visible()


def row(page: Page, channel: str) -> str:
    """Everything said of one channel."""
    return page.get_by_role("main").get_by_role("listitem").filter(has_text=channel).first.inner_text()


def when_they_choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()


def test_a_number_stands_where_it_is_safe_and_nowhere_else(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    given_her_page_of_reaching(page)
    expect(page.get_by_role("link", name=HERS)).to_have_attribute(
        "href", "sms:07700900615?body=Hi%2C%20which%20song%20is%20next%3F"
    )
    assert TRUSTED in row(page, "Through somebody they trust")
    assert "Never" in row(page, "Phone call")
    assert HERS not in row(page, "Phone call")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    for tab in ("Now", "About them", "Who can see", "Who has seen"):
        when_they_go_to(page, tab)
        assert HERS not in page.content()
        assert TRUSTED not in page.content()
    expect(page.get_by_text("looked up how to reach them safely").first).to_be_visible()


def test_a_condition_is_read_before_its_number(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    given_her_page_of_reaching(page)
    assert "I wrote first that day" in row(page, "Message in an app")
    assert "oksana.sings" not in page.content()
    page.get_by_role("button", name="It is so now: show it (Message in an app)").click()
    expect(page.get_by_text("oksana.sings")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_never_asks_for_a_reason_and_a_lead_looks_at_it(visits: Visits, scripts: bool) -> None:
    page = given_signed_in(visits, "tomasz", java_script_enabled=scripts)
    given_her_page_of_reaching(page)
    page.get_by_role("link", name="I need to use it all the same (Phone call)").click()
    page.get_by_role("button", name="Use it all the same").click()
    expect(page.get_by_role("alert")).to_be_visible()
    if scripts:
        then_the_page_is_accessible(page)
    page.get_by_label("Something else").check()
    page.get_by_label("What is it?").fill("Choir is in another place today, and she is on her way.")
    page.get_by_role("button", name="Use it all the same").click()
    expect(page.get_by_role("link", name=HERS)).to_have_attribute("href", "tel:07700900615")
    if scripts:
        then_the_page_is_accessible(page)

    lead = given_signed_in(visits, "ruth")
    lead.goto("/young-people/?whose=team")
    when_they_open(lead, "Oksana")
    here = lead.url
    lead.goto(f"{here}in-touch/safe-contact/otherwise/")
    lead.get_by_role("main").get_by_role("link", name="Phone call: Something else").first.click()
    expect(lead.get_by_text("she is on her way")).to_be_visible()
    lead.get_by_label("There was another way, and we see why it was done").check()
    lead.get_by_label("Now", exact=True).check()
    then_the_page_is_accessible(lead)
    lead.get_by_role("button", name="Keep this").click()
    then_it_says(lead, "Thank you. What you wrote is kept with it.")


def test_something_changed_is_talked_about_and_laid_beside_what_was(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    given_her_page_of_reaching(page)
    page.get_by_role("link", name="Everything they agreed").click()
    page.get_by_role("link", name="Something changed: talk about it again").click()
    then_the_page_is_accessible(page)
    page.get_by_role("link", name="We have talked: write it down").click()
    when_they_choose(page, "Card or letter (optional)", "Only if")
    page.get_by_role("button", name="Save what they said").click()
    expect(page.get_by_role("alert")).to_contain_text("Only if what?")
    page.locator("#id_card_if").fill("it comes in a plain envelope")
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Save what they said").click()
    then_it_says(page, "Saved. Thank them for telling you.")
    expect(page.get_by_text("Only if: it comes in a plain envelope")).to_be_visible()
    page.get_by_role("link", name="Version 3 beside what holds now").click()
    expect(page.get_by_role("row").filter(has_text="Card or letter")).to_contain_text("Changed")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(page.get_by_role("row").filter(has_text="Card or letter")).to_be_visible()


def test_asking_again_is_one_tap(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    given_her_page_of_reaching(page)
    page.get_by_role("button", name="I asked again: it is still right").click()
    then_it_says(page, "Saved. It holds anew from today.")
    expect(page.get_by_role("heading", name="Reach them now")).to_be_visible()
