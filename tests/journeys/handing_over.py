"""Steps: around those who are alongside a young person, and a change of key worker."""

from playwright.sync_api import Page

from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.records import when_they_go_to, when_they_open
from tests.journeys.signing_in import when_asked_they_show_once_more_that_it_is_them


def given_those_alongside_are_open(page: Page, name: str) -> None:
    page.goto("/young-people/?whose=team")
    when_they_open(page, name)
    when_they_go_to(page, "Alongside them")


def when_they_take_the_step(page: Page, name: str, state: str, words: str = "") -> None:
    given_those_alongside_are_open(page, name)
    page.get_by_role("link", name="See how far it is, and what they wish").click()
    page.get_by_role("main").get_by_role("link", name=state, exact=True).click()
    then_the_page_is_accessible(page)
    if words:
        page.get_by_label("What happened, and what did they say?").fill(words)
    page.get_by_role("button", name="Save this step").click()
    when_asked_they_show_once_more_that_it_is_them(page, "Save this step")
    then_it_says(page, "Saved, and on their timeline.")
