"""From sign-in to a saved entry with the keyboard alone, and always seeing where one is."""

from playwright.sync_api import Page, expect

from alongside.config.demo import DEMO_PASSWORD
from tests.journeys.looking import then_focus_is_seen, then_it_says
from tests.journeys.records import then_it_stands_on_top
from tests.journeys.signing_in import then_today_is_open
from tests.journeys.visits import Visits

FAR = 60
NAME = """element => ((element.labels && element.labels[0] || element).innerText || element.ariaLabel || "").trim()"""
WRITTEN = "You swam a whole length on your back and laughed all the way."


def when_they_tab_to(page: Page, name: str) -> None:
    """Press Tab until what has focus is called so; every stop on the way shows where it is."""
    focused = page.locator("*:focus")
    for _ in range(FAR):
        page.keyboard.press("Tab")
        then_focus_is_seen(focused)
        if focused.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"Tab never came to {name}")


def when_they_press_enter(page: Page) -> None:
    """On a link or in a form: another page opens."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_entry_is_written_with_the_keyboard_alone(visits: Visits) -> None:
    page = visits.begin()
    page.goto("/account/login/")
    when_they_tab_to(page, "User name")
    page.keyboard.type("amina")
    when_they_tab_to(page, "Password")
    page.keyboard.type(DEMO_PASSWORD)
    when_they_press_enter(page)
    then_today_is_open(page)

    when_they_tab_to(page, "Skip to main content")
    page.keyboard.press("Enter")
    when_they_tab_to(page, "Deeqa")
    when_they_press_enter(page)
    when_they_tab_to(page, "Write something")
    when_they_press_enter(page)

    when_they_tab_to(page, "What happened")
    page.keyboard.type(WRITTEN)
    when_they_tab_to(page, "We met")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Something good")).to_be_checked()
    when_they_tab_to(page, "Save")
    when_they_press_enter(page)
    then_it_says(page, "Saved.")
    then_it_stands_on_top(page, WRITTEN)
    expect(page.locator("#line > li").first.get_by_role("heading")).to_have_text("Something good")
