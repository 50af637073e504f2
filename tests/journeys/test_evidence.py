"""Finding research, and taking its reference along."""

import rispy
from playwright.sync_api import Download, Page, expect

from tests.journeys.looking import then_the_page_is_accessible
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def when_they_look_for(page: Page, words: str) -> None:
    page.get_by_role("link", name="Evidence").click()
    page.get_by_label("Words").fill(words)
    page.get_by_role("button", name="Show").click()


def when_they_open_the_first(page: Page) -> str:
    """Open the first source; returns what it is called."""
    first = page.locator(".cite__title a").first
    name = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return name


def when_they_download(page: Page, form: str) -> Download:
    with page.expect_download() as coming:
        page.get_by_role("link", name=form).click()
    return coming.value


def when_they_copy_the_citation(page: Page) -> str:
    """Select the citation and copy it; returns what the clipboard holds."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#cite + p").click(click_count=3)
    page.keyboard.press("Control+C")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    return copied.strip()


def test_source_is_found_copied_and_downloaded(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    when_they_look_for(page, "outreach")
    then_the_page_is_accessible(page)
    name = when_they_open_the_first(page)
    then_the_page_is_accessible(page)
    assert name in when_they_copy_the_citation(page)
    download = when_they_download(page, "RIS")
    assert download.suggested_filename == "references.ris"
    (reference,) = rispy.loads(download.path().read_text())
    assert reference["title"] == name
