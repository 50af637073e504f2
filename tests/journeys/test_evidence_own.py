"""A lead brings references in, and the team reads and talks about one."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import heading, then_the_page_is_accessible
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

LIST = """TY  - JOUR
AU  - Okoro, Ada
TI  - Walking together on the harbour wall
PY  - 2021
ER  -

TY  - BOOK
AU  - Herman
TI  - Trauma and Recovery
PY  - 1997
ER  -

TY  - JOUR
PY  - 2020
ER  -
"""


def when_they_bring_in(page: Page, text: str) -> None:
    page.goto("/evidence/own/bring/")
    page.set_input_files("input[type=file]", {"name": "list.ris", "mimeType": "text/plain", "buffer": text.encode()})
    page.get_by_role("button", name="Look it through").click()
    expect(heading(page)).to_have_text("Choose what to keep")


def test_list_is_looked_through_kept_and_put_on_a_reading_list(visits: Visits) -> None:
    page = given_signed_in(visits, "ruth")
    when_they_bring_in(page, LIST)
    expect(page.get_by_role("heading", name="1 new entry")).to_be_visible()
    expect(page.get_by_role("heading", name="1 entry that is there already")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("It has no title.")
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Keep what is ticked").click()
    expect(page.get_by_role("main")).to_contain_text("1 study was added.")
    page.get_by_role("link", name="Walking together on the harbour wall").first.click()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Put it on my team's list").click()
    page.goto("/evidence/reading/")
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Write it down").first.click()
    expect(page.get_by_role("main")).to_contain_text("we talked about it on")


def test_briefing_is_taken_to_a_meeting(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    page.goto("/evidence/")
    page.get_by_role("link", name="Seven-minute briefings").click()
    then_the_page_is_accessible(page)
    with page.expect_download() as coming:
        page.get_by_role("main").locator("li a").first.click()
    assert coming.value.suggested_filename == "briefing-1.pdf"
    assert coming.value.path().read_bytes().startswith(b"%PDF-")
