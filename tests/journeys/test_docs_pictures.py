"""The pictures in the docs, as `make pictures` takes them: the same people and pages each time."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page

from tests.journeys.coming_in import given_in_their_space
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

PLACE = os.environ.get("PICTURES")
DESK = {"width": 1180, "height": 860}
SIZES = {"desk": DESK, "phone": PHONE}

pytestmark = pytest.mark.skipif(not PLACE, reason="PICTURES names no folder")


class Shown(NamedTuple):
    """A picture's name, who looks, at which young person's record, and which page of it or of the service."""

    name: str
    who: str
    whose: str
    page: str


PAGES = (
    Shown("today", "tomasz", "", "/"),
    Shown("young-person", "amina", "Ayaan", ""),
    Shown("in-touch", "tomasz", "Zuzia", "in-touch/"),
    Shown("safe-contact", "tomasz", "Oksana", "in-touch/safe-contact/"),
    Shown("alongside", "amina", "Ayaan", "alongside/"),
    Shown("promises", "tomasz", "Kuba", "promises/"),
    Shown("plan", "amina", "Ayaan", "plan/"),
)


# In their own space: whose card, and which page.
MINE = {
    "my-page": ("happy-otter", "/"),
    "my-page-arabic": ("quiet-skylark", "/"),
    "my-story": ("happy-otter", "/story/"),
    "my-things": ("happy-otter", "/things/"),
    "my-decisions": ("happy-otter", "/deciding/"),
    "my-reach": ("happy-otter", "/reach/"),
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("shown", PAGES, ids=lambda shown: shown.name)
def test_picture(visits: Visits, shown: Shown, size: str) -> None:
    page = given_signed_in(visits, shown.who, viewport=SIZES[size])
    if shown.whose:
        page.goto("/young-people/")
        when_they_open(page, shown.whose)
        page.goto(f"{page.url}{shown.page}")
    _take(page, f"{shown.name}-{size}")


@pytest.mark.parametrize("name", MINE)
def test_picture_of_their_own_space(visits: Visits, name: str) -> None:
    """On a phone, where they are."""
    nickname, address = MINE[name]
    page = given_in_their_space(visits, nickname)
    page.goto(address)
    _take(page, f"{name}-phone")


def _take(page: Page, name: str) -> None:
    page.evaluate("document.fonts.ready")
    page.screenshot(path=Path(PLACE or "") / f"{name}.jpg", type="jpeg", quality=72)
