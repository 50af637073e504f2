"""The workspace in Arabic: mirrored, and each person's words in their own direction."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import DESK, Visits

ARABIC, ENGLISH = "العربيّة", "English"


@pytest.fixture
def reader(visits: Visits) -> Iterator[Page]:
    """A safeguarding lead, whose language is English again afterwards: it is kept on her account."""
    page = given_signed_in(visits, "grace")
    yield page
    when_they_choose(page, ENGLISH)


def when_they_choose(page: Page, language: str) -> None:
    page.goto("/young-people/?whose=team")
    page.locator(".account summary").click()
    page.get_by_role("button", name=language).click()
    page.goto("/young-people/?whose=team")


def then_it_is_mirrored(page: Page) -> None:
    """The name of the product stands on the right, and the account on the left."""
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "ar")
    assert _left(page, ".account") < DESK["width"] / 2 < _left(page, ".top__name")


def _left(page: Page, selector: str) -> float:
    box = page.locator(selector).bounding_box()
    assert box
    return box["x"]


def direction(page: Page, words: str) -> str:
    """Which way these words run."""
    found: str = page.get_by_text(words).first.evaluate("element => getComputedStyle(element).direction")
    return found


def test_pages_are_mirrored_and_words_run_their_own_way(reader: Page) -> None:
    when_they_choose(reader, ARABIC)
    then_it_is_mirrored(reader)
    then_the_page_is_accessible(reader)

    when_they_open(reader, "ليان")
    then_it_is_mirrored(reader)
    assert direction(reader, "Mine looked like a small boat.") == "ltr"
    assert direction(reader, "معناه الحياة الهادئة") == "rtl"
    then_the_page_is_accessible(reader)
    then_a_narrow_screen_need_not_scroll_sideways(reader)

    for address in ("/", "/search/", "/people/", "/evidence/", "/me/", f"{reader.url}write/", f"{reader.url}card/"):
        reader.goto(address)
        then_it_is_mirrored(reader)
        then_the_page_is_accessible(reader)
