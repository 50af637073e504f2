"""A young person's page on paper."""

from playwright.sync_api import expect

from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

ADDRESSES_PRINTED = (
    """links => links.map(link => getComputedStyle(link, "::after").content).filter(said => said.includes("/"))"""
)


def test_printed_page_has_the_story_and_nothing_to_press(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    when_they_open(page, "Ayaan")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1, name="Ayaan")).to_be_visible()
    expect(page.locator("#line > li").first).to_be_visible()
    for screen_only in (page.get_by_role("navigation"), page.get_by_role("button"), page.locator(".line__acts")):
        expect(screen_only.filter(visible=True)).to_have_count(0)
    assert page.get_by_role("link").filter(visible=True).evaluate_all(ADDRESSES_PRINTED) == []
