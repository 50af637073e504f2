"""Every page, as each role opens it: accessible, and as narrow as the narrowest phone."""

import pytest
from playwright.sync_api import Page

from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.pages import NOBODYS, ROLES
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def then_it_is_a_good_page(page: Page, address: str) -> None:
    page.goto(address)
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)


@pytest.mark.parametrize("username", ROLES)
def test_each_page_is_accessible_and_fits_a_narrow_screen(visits: Visits, username: str) -> None:
    page = given_signed_in(visits, username)
    for address in list(ROLES[username](page)):
        then_it_is_a_good_page(page, address)


@pytest.mark.parametrize("address", NOBODYS)
def test_pages_before_sign_in_are_accessible_and_fit_a_narrow_screen(visits: Visits, address: str) -> None:
    then_it_is_a_good_page(visits.begin(), address)
