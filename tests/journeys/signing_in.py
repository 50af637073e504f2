"""Steps: coming in."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from alongside.config.demo import DEMO_PASSWORD
from tests.journeys.visits import Visits, settled


def given_signed_in(visits: Visits, username: str, **options: Any) -> Page:
    """A page where somebody of the demonstration is signed in; they use the form when they were signed out only."""
    page = visits.begin(storage_state=visits.cookies.get(username), **options)
    page.goto("/")
    if "/account/login/" in page.url:
        first = visits.begin()
        when_they_sign_in(first, username)
        visits.cookies[username] = first.context.storage_state()
        page = visits.begin(storage_state=visits.cookies[username], **options)
        page.goto("/")
    return page


def when_they_sign_in(page: Page, username: str, password: str = DEMO_PASSWORD) -> None:
    page.goto("/account/login/")
    when_they_fill_in_the_sign_in(page, username, password)
    # Only the address tells that the answer has come: between two pages there is no heading either.
    expect(page).not_to_have_url(re.compile("/account/login/$"))


def when_they_fill_in_the_sign_in(page: Page, username: str, password: str = DEMO_PASSWORD) -> None:
    page.get_by_label("User name").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def when_they_sign_out(page: Page) -> None:
    page.locator(".account summary").click()
    page.get_by_role("button", name="Sign out").click()


def when_they_choose_the_language(page: Page, language: str) -> None:
    """Named in itself, as in the menu."""
    page.locator(".account summary").click()
    page.get_by_role("button", name=language).click()


def then_today_is_open(page: Page) -> None:
    expect(page.get_by_role("heading", level=1, name="Today")).to_be_visible()


def when_asked_they_show_once_more_that_it_is_them(page: Page, button: str = "") -> None:
    """Signed in more than five minutes ago, they give their password, and press the button again where one was."""
    settled(page)
    if page.get_by_role("heading", level=1, name="Is it still you?").count():
        page.get_by_label("Password").fill(DEMO_PASSWORD)
        page.get_by_role("button", name="Go on").click()
        if button:
            page.get_by_role("button", name=button).click()
