"""Steps: bringing a council file in."""

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def given_a_data_officer_with_a_file(visits: Visits) -> Page:
    page = given_signed_in(visits, "mei")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Bring in").click()
    when_they_begin_to_bring_one_in(page)
    return page


def when_they_begin_to_bring_one_in(page: Page) -> None:
    page.goto("/bring-in/")
    page.get_by_role("link", name="Bring a file in").click()


def when_they_have_it_read(page: Page, file: Path | FilePayload) -> None:
    page.get_by_label("Choose the file").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()


def when_they_take_it_back(page: Page) -> None:
    page.get_by_role("button", name="Take this file back").click()


def then_it_waits_to_be_looked_at(page: Page) -> None:
    expect(state(page)).to_contain_text("Nobody has been added yet.")


def then_it_is_brought_in(page: Page) -> None:
    expect(state(page).get_by_role("heading")).to_have_text("Brought in", timeout=30_000)


def then_it_is_refused(page: Page, sentence: str) -> None:
    """Above the form and beside the file, in one sentence."""
    expect(page.locator(".govuk-error-summary")).to_contain_text(sentence)
    expect(page.locator(".govuk-error-message")).to_contain_text(sentence)


def state(page: Page) -> Locator:
    """Where the file is on its way."""
    return page.locator("#state")
