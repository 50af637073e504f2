"""What somebody does on the pages of a plan."""

from playwright.sync_api import Page, expect

from tests.journeys.records import when_they_go_to, when_they_open, when_they_save


def given_their_plan_is_open(page: Page, name: str) -> None:
    page.goto("/young-people/")
    when_they_open(page, name)
    when_they_go_to(page, "Plan")


def when_they_write_down_a_goal(page: Page, words: str, low: str, high: str) -> None:
    page.get_by_label("What would they like to do, or have different?").fill(words)
    page.get_by_label("On their own scale, what would 0 be?").fill(low)
    page.get_by_label("And what would 10 be?").fill(high)
    page.get_by_label("Fun and friends").check()
    when_they_save(page)


def when_they_add_a_step(page: Page, what: str, whose: str, by: str) -> None:
    page.get_by_role("link", name="Add a step").first.click()
    page.get_by_label("What is the next step?").fill(what)
    page.get_by_label(whose).check()
    page.get_by_label("By when?").fill(by)
    when_they_save(page)


def when_the_phone_is_handed_over(page: Page) -> None:
    page.get_by_role("link", name="Hand over: how far along does it feel?").first.click()
    expect(page.get_by_role("navigation", name="Menu")).to_have_count(0)


def when_they_tap(page: Page, number: str) -> None:
    page.get_by_role("button", name=number, exact=True).click()
