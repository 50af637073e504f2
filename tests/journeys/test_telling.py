"""Tell it once: kept under their title, used with their yes, taken back, and said before anybody asks again."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

TITLE = "What I told Tomasz about signing"
WORDS = "Look at me when I sign, and not at the interpreter."


def given_what_charlie_told(visits: Visits) -> Page:
    page = given_signed_in(visits, "tomasz", viewport=PHONE)
    page.goto("/young-people/")
    when_they_open(page, "Charlie")
    page.get_by_role("link", name="What they told, so that they need not tell it twice").click()
    return page


def when_it_is_kept(page: Page) -> None:
    page.get_by_role("link", name="Keep what they told").click()
    then_the_page_is_accessible(page)
    page.get_by_label("What do they want to call it?").fill(TITLE)
    page.get_by_label("What they told, in their words").fill(WORDS)
    when_they_save(page)
    then_it_says(page, "Saved.")


def test_what_they_told_is_kept_used_with_their_yes_and_taken_back(visits: Visits) -> None:
    page = given_what_charlie_told(visits)
    then_the_page_is_accessible(page)
    when_it_is_kept(page)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    then_the_page_is_accessible(page)
    page.get_by_role("link", name="May it be used?").click()
    page.get_by_label("What would it be used for?").fill("So that the museum knows")
    page.get_by_label("Who would be told?").fill("Ms Lind, museum")
    when_they_save(page)
    page.get_by_label("They said yes").check()
    when_they_save(page)
    expect(page.get_by_role("alert")).to_contain_text("until when, and write the day.")
    for box, value in (("Day", "1"), ("Month", "6"), ("Year", "2031")):
        page.get_by_label(box, exact=True).fill(value)
    when_they_save(page)
    then_it_says(page, "Saved.")

    page.get_by_role("link", name="Look at it").click()
    then_a_narrow_screen_need_not_scroll_sideways(page)
    address = page.url
    page.get_by_role("link", name="A copy to hand over").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    expect(page.get_by_text("Charlie")).to_have_count(0)
    then_the_page_is_accessible(page)
    page.goto(address)
    page.get_by_role("button", name="They take their yes back").click()
    expect(page.get_by_text("They took their yes back")).to_be_visible()
    page.goto(address)
    expect(page.get_by_role("link", name="A copy to hand over")).to_have_count(0)


def test_being_asked_again_is_said_before_anybody_asks(visits: Visits) -> None:
    page = given_what_charlie_told(visits)
    for _ in range(2):
        page.get_by_role("link", name="They were asked to tell it again").click()
        page.get_by_label("School or college").check()
        page.get_by_label("Why, as they said it?").fill("A new teacher wanted to know.")
        page.get_by_label("Yes, there was another way").check()
        then_the_page_is_accessible(page)
        when_they_save(page)
        then_it_says(page, "Every form that asks about it now says so first.")
    page.get_by_role("link", name="Keep what they told").click()
    expect(page.get_by_text("They have been asked to tell this 2 times. Is there another way?")).to_be_visible()

    page.goto("/")
    question = page.locator(".ask", has_text="They were asked to tell it again, not long after the last time.")
    question.get_by_role("link", name="See what they told already").click()
    page.get_by_role("link", name="What came of it?").first.click()
    then_the_page_is_accessible(page)
    page.get_by_label("Another way was found").check()
    when_they_save(page)
    page.goto("/")
    expect(question).to_have_count(0)
