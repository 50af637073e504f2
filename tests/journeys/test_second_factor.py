"""Real accounts need a second key: making it, its recovery codes, and signing in with it."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.authenticator import code_shown_now, given_a_computer_with_a_screen_lock
from tests.journeys.looking import heading, then_the_page_is_accessible
from tests.journeys.product import Product
from tests.journeys.signing_in import (
    then_today_is_open,
    when_they_fill_in_the_sign_in,
    when_they_sign_in,
    when_they_sign_out,
)
from tests.journeys.visits import Visits

PASSWORD = "quiet lantern walks uphill"


def given_a_new_account(product: Product) -> str:
    """Made from the command line while the product is being served; returns the user name."""
    username = f"robin-{uuid4().hex[:6]}"
    place = ("--agency", "Lanternfield", "--team", "Lanternfield hub", "--role", "practitioner")
    who = ("--name", "Robin Field", "--job", "Key worker", "--password", PASSWORD)
    assert f"sign in as {username}" in product.command("account", "add", username, *who, *place)
    return username


def then_one_more_key_is_asked_for(page: Page) -> None:
    expect(heading(page)).to_have_text("One more key")
    page.goto("/young-people/")
    expect(heading(page)).to_have_text("One more key")
    then_the_page_is_accessible(page)


def then_recovery_codes_are_shown_once(page: Page) -> None:
    expect(heading(page)).to_have_text("Recovery codes")
    expect(page.locator(".codes li")).to_have_count(10)
    then_the_page_is_accessible(page)
    page.reload()
    expect(page.locator(".codes li")).to_have_count(0)
    expect(page.get_by_text("You have 10 recovery codes left.")).to_be_visible()


def then_a_passkey_is_offered_once(page: Page) -> None:
    expect(heading(page)).to_have_text("Would you like a passkey?")
    then_the_page_is_accessible(page)
    page.get_by_role("link", name="Not now").click()


def when_they_make_a_passkey(page: Page) -> None:
    page.get_by_role("link", name="Make a passkey").click()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Make a passkey").click()


def when_they_set_up_a_code_app(page: Page) -> str:
    """Returns the secret the app keeps."""
    page.get_by_role("link", name="Use a code app instead").click()
    then_the_page_is_accessible(page)
    secret = page.get_by_role("main").get_by_role("code").inner_text()
    page.get_by_role("main").get_by_role("textbox").fill(code_shown_now(secret))
    page.get_by_role("button", name="Go on").click()
    return secret


def given_a_browser_that_does_not_offer_passkeys_beside_the_name(page: Page) -> None:
    page.add_init_script("PublicKeyCredential.isConditionalMediationAvailable = async () => false;")


@pytest.mark.parametrize("by_button", [True, False])
def test_passkey_is_made_at_first_sign_in_and_opens_alone_from_then_on(
    visits: Visits, product: Product, by_button: bool
) -> None:
    username = given_a_new_account(product)
    page = visits.begin(by_name=True)
    if by_button:
        given_a_browser_that_does_not_offer_passkeys_beside_the_name(page)
    given_a_computer_with_a_screen_lock(page)
    when_they_sign_in(page, username, PASSWORD)
    then_one_more_key_is_asked_for(page)
    when_they_make_a_passkey(page)
    then_recovery_codes_are_shown_once(page)

    when_they_sign_out(page)
    page.goto("/account/login/")
    if by_button:
        page.get_by_role("button", name="Sign in with a passkey").click()
    then_today_is_open(page)


def test_code_app_is_asked_at_the_next_sign_in(visits: Visits, product: Product) -> None:
    username = given_a_new_account(product)
    page = visits.begin()
    when_they_sign_in(page, username, PASSWORD)
    secret = when_they_set_up_a_code_app(page)
    then_recovery_codes_are_shown_once(page)

    when_they_sign_out(page)
    page.goto("/account/login/")
    when_they_fill_in_the_sign_in(page, username, PASSWORD)
    then_the_page_is_accessible(page)
    page.get_by_role("textbox").fill(code_shown_now(secret))
    page.get_by_role("button", name="Sign in").first.click()
    then_a_passkey_is_offered_once(page)
    then_today_is_open(page)
