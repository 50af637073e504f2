"""Two people put the same card right at the same time."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.records import when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

PRONOUNS, SAY_IT = "Pronouns, in their words", "How do you say it?"


def given_the_card_is_open(page: Page, name: str) -> None:
    when_they_open(page, name)
    when_they_go_to(page, "About them")
    page.get_by_role("link", name="Put this right").click()
    expect(page.get_by_label(SAY_IT)).to_be_visible()


def test_second_writer_sees_what_the_first_saved_and_keeps_their_own(visits: Visits) -> None:
    first, second = given_signed_in(visits, "gwen"), given_signed_in(visits, "ruth")
    second.goto("/young-people/?whose=team")
    given_the_card_is_open(first, "Biscuit")
    given_the_card_is_open(second, "Biscuit")

    first.get_by_label(SAY_IT).fill("BIS-kit")
    when_they_save(first)
    then_it_says(first, "Saved.")

    second.get_by_label(PRONOUNS).fill("they/them")
    when_they_save(second)
    expect(second.get_by_text("Somebody saved this while you were writing")).to_be_visible()
    expect(second.get_by_text("How to say it: BIS-kit")).to_be_visible()
    expect(second.get_by_label(PRONOUNS)).to_have_value("they/them")
    then_the_page_is_accessible(second)

    second.get_by_label(SAY_IT).fill("BIS-kit")
    when_they_save(second)
    then_it_says(second, "Saved.")
    for kept in ("they/them", "BIS-kit"):
        expect(second.get_by_role("main").locator(".govuk-summary-list")).to_contain_text(kept)
