"""An album of the main pages, for people to look at: made when SCREENSHOTS names a folder."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.pages import NOBODYS, ROLES
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import DESK, PHONE, Visits

ALBUM = os.environ.get("SCREENSHOTS")
SIZES = {"desk": DESK, "phone": PHONE}

pytestmark = pytest.mark.skipif(not ALBUM, reason="SCREENSHOTS names no folder")


def when_a_picture_is_taken(page: Page, name: str) -> None:
    page.screenshot(path=Path(ALBUM or "") / f"{name}.png", full_page=True)


def _named(address: str) -> str:
    parts = [part for part in address.partition("?")[0].split("/") if part and "-4" not in part[:16]]
    return "-".join(parts) or "today"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("username", ROLES)
def test_pictures_of_what_each_role_opens(visits: Visits, username: str, size: str) -> None:
    page = given_signed_in(visits, username, viewport=SIZES[size])
    for number, address in enumerate(list(ROLES[username](page))):
        page.goto(address)
        when_a_picture_is_taken(page, f"{username}-{size}-{number:02}-{_named(address)}")


@pytest.mark.parametrize("size", SIZES)
def test_pictures_before_sign_in(visits: Visits, size: str) -> None:
    page = visits.begin(viewport=SIZES[size])
    for address in NOBODYS:
        page.goto(address)
        when_a_picture_is_taken(page, f"nobody-{size}-{_named(address)}{'-paused' if 'paused' in address else ''}")


def test_picture_in_forced_colours(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", forced_colors="active")
    when_they_open(page, "Ayaan")
    when_a_picture_is_taken(page, "amina-forced-colours")
