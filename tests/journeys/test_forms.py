"""What a form says when something is missing."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import then_the_page_is_accessible
from tests.journeys.records import TEXT, when_they_open, when_they_save, when_they_start_to_write
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def then_what_to_put_right_is_read_first(page: Page) -> None:
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    expect(page).to_have_title("Error: A young person's record · Alongside")


def test_empty_entry_is_told_what_is_missing_and_led_there(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    when_they_open(page, "Nour")
    when_they_start_to_write(page, "")
    when_they_save(page)
    then_what_to_put_right_is_read_first(page)
    then_the_page_is_accessible(page)
    page.locator(".govuk-error-summary").get_by_role("link", name="Write what happened.").click()
    expect(page.get_by_label(TEXT)).to_be_focused()


def test_what_was_typed_stays_when_something_is_missing(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    when_they_open(page, "Nour")
    when_they_start_to_write(page, "You showed me the door you photographed.")
    page.get_by_text("change any of this").click()
    page.get_by_label("Not yet", exact=True).check()
    page.get_by_label("Why not yet?").fill("You asked me to wait until your show.")
    page.get_by_role("group", name="When was it?").get_by_label("Month").fill("Smarch")
    when_they_save(page)
    then_what_to_put_right_is_read_first(page)
    then_the_page_is_accessible(page)

    expect(page.get_by_label(TEXT)).to_have_value("You showed me the door you photographed.")
    expect(page.get_by_label("Why not yet?")).to_have_value("You asked me to wait until your show.")
    page.locator(".govuk-error-summary").get_by_role("link", name="not a real date").click()
    expect(page.get_by_role("group", name="When was it?").get_by_label("Day")).to_be_focused()
    page.locator(".govuk-error-summary").get_by_role("link", name="Choose a day after today.").click()
    expect(page.get_by_role("group", name="look at it again").get_by_label("Day")).to_be_focused()
