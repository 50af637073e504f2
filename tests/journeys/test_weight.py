"""Pages are light enough for an old phone on a slow line, and nothing moves while they come."""

import pytest
from playwright.sync_api import Page

from bench.weighing import moved, weighed
from tests.journeys.coming_in import given_in_their_space, given_on_a_phone
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import DESK, PHONE, Visits

FIRST_KB, LATER_KB = 120, 20
STILL = 0.01
PLACES = ("/", "/young-people/", "/search/", "/people/", "/evidence/")


def _first_record(page: Page) -> str:
    page.goto("/young-people/")
    return page.locator("#people a").first.get_attribute("href") or ""


def test_first_visit_weighs_less_than_a_photo(visits: Visits) -> None:
    page = visits.begin(viewport=PHONE)
    with weighed(page) as weight:
        page.goto("/account/login/")
    assert weight.kilobytes < FIRST_KB, weight.by_address
    assert len(weight.by_address) > 1, "nothing but the page was counted"


def test_later_pages_bring_little_but_their_words(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", viewport=PHONE)
    record = _first_record(page)
    heavy = {}
    for place in (*PLACES, record, f"{record}write/", f"{record}about/", f"{record}who-has-seen/"):
        page.goto(place)  # once for what only this page needs
        with weighed(page) as weight:
            page.goto(place)
        if weight.kilobytes >= LATER_KB:
            heavy[place] = weight.by_address
    assert heavy == {}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_nothing_moves_while_a_page_comes(visits: Visits, viewport: object) -> None:
    page = given_signed_in(visits, "amina", viewport=viewport)
    record = _first_record(page)
    shifts = {}
    for place in (*PLACES, record, f"{record}write/"):
        page.goto(place, wait_until="networkidle")
        shifts[place] = moved(page)
    assert {place: shift for place, shift in shifts.items() if shift >= STILL} == {}


def test_nothing_moves_while_a_page_of_theirs_comes(visits: Visits) -> None:
    page = given_on_a_phone(visits)
    page.goto("/in/", wait_until="networkidle")
    shifts = {"/in/": moved(page)}
    page = given_in_their_space(visits, "happy-otter")
    for place in ("/", "/words/", "/again/"):
        page.goto(place, wait_until="networkidle")
        shifts[place] = moved(page)
    assert {place: shift for place, shift in shifts.items() if shift >= STILL} == {}


def test_measure_of_movement_sees_what_moves(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", viewport=PHONE)
    page.evaluate(
        "() => { const gap = document.createElement('div'); document.getElementById('main').prepend(gap);"
        " gap.style.height = '300px'; }"
    )
    page.wait_for_timeout(600)
    assert moved(page) > STILL
