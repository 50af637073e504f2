"""The workspace in Arabic: mirrored, and each person's words in their own direction."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.records import when_they_open
from tests.journeys.visits import DESK


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


def test_pages_are_mirrored_and_words_run_their_own_way(arabic_reader: Page) -> None:
    page = arabic_reader
    page.goto("/young-people/?whose=team")
    then_it_is_mirrored(page)
    then_the_page_is_accessible(page)

    when_they_open(page, "ليان")
    then_it_is_mirrored(page)
    assert direction(page, "Mine looked like a small boat.") == "ltr"
    assert direction(page, "معناه الحياة الهادئة") == "rtl"
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    for address in ("/", "/search/", "/people/", "/evidence/", "/me/", f"{page.url}write/", f"{page.url}card/"):
        page.goto(address)
        then_it_is_mirrored(page)
        then_the_page_is_accessible(page)
