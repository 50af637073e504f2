"""Looking for words in what is written: a caseload at once, a whole team step by step, one record by itself."""

import pytest
from playwright.sync_api import Page, expect

from alongside.config.demo import DEMO_PASSWORD
from tests.journeys.looking import (
    heading,
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.product import Product
from tests.journeys.records import when_they_open, when_they_write
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

WRITTEN = "You painted a lighthouse, and hung it up yourself."
LEAD = "harriet"


@pytest.fixture(scope="session")
def many_people(product: Product) -> None:
    """More young people than one request looks through."""
    product.run_beside("tests.journeys.many_people", LEAD, DEMO_PASSWORD)


def when_they_look_for(page: Page, words: str) -> None:
    page.get_by_label("Words to look for").fill(words)
    page.get_by_role("main").get_by_role("button", name="Search", exact=True).click()


def then_this_is_marked(page: Page, *words: str) -> None:
    expect(page.locator("#answers mark")).to_have_text(list(words))


def test_worker_goes_from_the_box_at_the_top_to_the_entry_on_its_timeline(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", viewport=PHONE)
    page.goto("/young-people/")
    when_they_open(page, "Ayaan")
    when_they_write(page, WRITTEN)
    then_it_says(page, "Saved.")

    page.goto("/search/")
    page.get_by_label("Name, or part of it").fill("painting lighthouses")
    page.get_by_role("main").get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("button", name="Look for this in what is written").click()
    then_this_is_marked(page, "painted", "lighthouse")
    assert "light" not in page.url
    assert "light" not in page.title()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    page.locator("#answers").get_by_role("link", name="Ayaan").click()
    expect(page.locator(page.url[page.url.index("#") :])).to_contain_text(WRITTEN)


def test_nothing_found_says_what_to_try_and_asking_for_nothing_is_told(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    page.goto("/search/notes/")
    when_they_look_for(page, "zeppelin")
    expect(page.get_by_text("Try fewer words, or another word for it.")).to_be_visible()
    then_the_page_is_accessible(page)
    when_they_look_for(page, "?")
    expect(page.get_by_role("alert")).to_contain_text("Write a word to look for.")
    then_the_page_is_accessible(page)


def test_words_are_found_in_one_record_from_its_timeline(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", java_script_enabled=False)
    page.goto("/young-people/")
    when_they_open(page, "Abdi")
    when_they_write(page, WRITTEN)
    then_it_says(page, "Saved.")
    page.get_by_role("searchbox", name="Words to look for in this record").fill('"a lighthouse" OR zeppelin')
    page.keyboard.press("Enter")
    then_this_is_marked(page, "a", "lighthouse")
    expect(heading(page)).to_have_text("Abdi")


@pytest.mark.usefixtures("many_people")
def test_whole_team_is_looked_through_by_itself(visits: Visits) -> None:
    page = given_signed_in(visits, LEAD)
    page.goto("/search/notes/")
    page.get_by_label("Everybody in my teams").check()
    when_they_look_for(page, "kites")
    expect(page.get_by_text("130 young people looked through.")).to_be_visible()
    then_this_is_marked(page, "kite", "kite")
    then_the_page_is_accessible(page)


@pytest.mark.usefixtures("many_people")
def test_whole_team_is_looked_through_without_scripts_and_can_be_stopped(visits: Visits) -> None:
    page = given_signed_in(visits, LEAD, java_script_enabled=False)
    page.goto("/search/notes/")
    page.get_by_label("Everybody in my teams").check()
    when_they_look_for(page, "kite")
    expect(page.get_by_text("100 of 130 young people looked through.")).to_be_visible()
    then_this_is_marked(page, "kite")
    page.get_by_role("button", name="Stop and show what is found").click()
    then_this_is_marked(page, "kite")
    page.get_by_role("button", name="Search on").click()
    expect(page.get_by_text("130 young people looked through.")).to_be_visible()
    then_this_is_marked(page, "kite", "kite")
    page.reload()
    then_this_is_marked(page, "kite", "kite")
