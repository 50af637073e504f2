"""An album of the main pages, for people to look at: made when SCREENSHOTS names a folder."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.exchange.samples import FOLDER
from tests.journeys.council_files import (
    given_a_data_officer_with_a_file,
    then_it_is_brought_in,
    when_they_have_it_read,
    when_they_take_it_back,
)
from tests.journeys.pages import NOBODYS, ROLES
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in, when_asked_they_show_once_more_that_it_is_them
from tests.journeys.visits import DESK, PAPER, PHONE, Visits

ALBUM = os.environ.get("SCREENSHOTS")
ID = re.compile(r"[0-9a-f-]{36}")
SIZES = {"desk": DESK, "phone": PHONE}

pytestmark = pytest.mark.skipif(not ALBUM, reason="SCREENSHOTS names no folder")


def when_a_picture_is_taken(page: Page, name: str) -> None:
    page.screenshot(path=Path(ALBUM or "") / f"{name}.png", full_page=True)


def _named(address: str) -> str:
    """A file name for an address, without what is not a word in it."""
    return "-".join(part for part in re.split(r"[/?=]", ID.sub("", address)) if part) or "today"


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
        when_a_picture_is_taken(page, f"nobody-{size}-{_named(address)}")


@pytest.mark.parametrize("size", SIZES)
def test_pictures_in_arabic(arabic_reader: Page, size: str) -> None:
    arabic_reader.set_viewport_size(SIZES[size])
    for address in ("/", "/young-people/?whose=team", "/search/", "/evidence/"):
        arabic_reader.goto(address)
        when_a_picture_is_taken(arabic_reader, f"arabic-{size}-{_named(address)}")
    arabic_reader.goto("/young-people/?whose=team")
    when_they_open(arabic_reader, "ليان")
    when_a_picture_is_taken(arabic_reader, f"arabic-{size}-young-person")
    arabic_reader.goto(f"{arabic_reader.url}write/")
    when_a_picture_is_taken(arabic_reader, f"arabic-{size}-write")


@pytest.mark.parametrize("size", SIZES)
def test_pictures_of_a_council_file(visits: Visits, size: str) -> None:
    page = given_a_data_officer_with_a_file(visits)
    page.set_viewport_size(SIZES[size])
    when_they_have_it_read(page, FOLDER / "missing.csv")
    when_a_picture_is_taken(page, f"mei-{size}-file-read")
    page.get_by_role("button", name="Bring them in").click()
    when_asked_they_show_once_more_that_it_is_them(page, "Bring them in")
    then_it_is_brought_in(page)
    when_a_picture_is_taken(page, f"mei-{size}-file-brought-in")
    when_they_take_it_back(page)


def test_picture_in_forced_colours(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", forced_colors="active")
    when_they_open(page, "Ayaan")
    when_a_picture_is_taken(page, "amina-forced-colours")


def test_picture_on_paper(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", viewport=PAPER)
    when_they_open(page, "Ayaan")
    page.emulate_media(media="print")
    when_a_picture_is_taken(page, "amina-paper")
