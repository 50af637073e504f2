"""Photos beside an entry: in slices over a line that is lost, after a reload, and without any script."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.attachments import made
from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.product import STATE
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

SHOWS = "What is it, or what does it show?"
SLICE = 1024 * 1024


def _large_photo() -> bytes:
    """A photo of several slices: what follows its picture is left behind when it is kept."""
    return made.photo(size=(900, 600)) + bytes(4 * SLICE)


@pytest.fixture
def alices_page(visits: Visits) -> Iterator[Page]:
    """Where a key worker adds a file to the newest entry; the console tells of lost lines and refusals, as it should."""
    page = given_signed_in(visits, "amina")
    page.goto("/young-people/")
    when_they_open(page, "Ayaan")
    page.get_by_role("link", name="Add a file").first.click()
    yield page
    visits.said = [one for one in visits.said if "ERR_INTERNET_DISCONNECTED" not in one and "/finish/" not in one]


def when_they_choose(page: Page, name: str, data: bytes, shows: str = "A red kite over the sea") -> None:
    page.set_input_files("input[type=file]", files=[FilePayload(name=name, mimeType="image/jpeg", buffer=data)])
    page.get_by_label(SHOWS).fill(shows)
    page.get_by_role("button", name="Add it").click()


def given_the_line_is_lost_after(page: Page, slices: int) -> list[str]:
    """Slices that reached the product; the ones after that are lost until the page goes online again."""
    through: list[str] = []

    def pass_on(route: Route) -> None:
        if len(through) < slices:
            through.append(route.request.url)
            route.continue_()
        else:
            route.abort("internetdisconnected")

    page.route("**/slice/**", pass_on)
    return through


def when_the_line_is_back(page: Page) -> None:
    page.unroute("**/slice/**")
    page.evaluate("window.dispatchEvent(new Event('online'))")


def then_it_stands_beside(page: Page, name: str) -> None:
    expect(page.get_by_role("link", name=name)).to_be_visible()
    picture = page.get_by_role("img", name="A red kite over the sea").last
    expect(picture).to_be_visible()
    picture.scroll_into_view_if_needed()
    page.wait_for_function("element => element.complete && element.naturalWidth > 0", arg=picture.element_handle())


def test_photo_arrives_although_the_line_is_lost_on_the_way(alices_page: Page) -> None:
    page = alices_page
    through = given_the_line_is_lost_after(page, 2)
    when_they_choose(page, "over-the-sea.jpg", _large_photo())
    expect(page.get_by_text("The line is lost.")).to_be_visible()
    assert len(through) == 2
    when_the_line_is_back(page)
    then_it_says(page, "Added.")
    then_it_stands_beside(page, "over-the-sea.jpg")
    assert not any(b"Secret-Writer" in path.read_bytes() for path in Path(STATE, "files").rglob("*") if path.is_file())


def test_photo_goes_on_after_a_reload_from_where_it_stopped(alices_page: Page) -> None:
    page = alices_page
    given_the_line_is_lost_after(page, 2)
    when_they_choose(page, "after-a-reload.jpg", _large_photo())
    expect(page.get_by_text("The line is lost.")).to_be_visible()
    page.unroute("**/slice/**")
    page.reload()
    expect(page.get_by_text("after-a-reload.jpg")).to_be_visible()
    then_the_page_is_accessible(page)
    starts: list[str] = []
    page.on("request", lambda request: starts.append(request.url) if "/slice/" in request.url else None)
    when_they_choose(page, "after-a-reload.jpg", _large_photo())
    then_it_says(page, "Added.")
    then_it_stands_beside(page, "after-a-reload.jpg")
    assert f"at={2 * SLICE}" in starts[0]


def test_file_that_cannot_be_kept_says_what_to_do_and_another_one_can_be_chosen(alices_page: Page) -> None:
    page = alices_page
    when_they_choose(page, "film.mp4", made.m4a(b"vide"))
    expect(page.get_by_text("Films are not kept here.")).to_be_visible()
    when_they_choose(page, "in-its-place.jpg", made.photo())
    then_it_says(page, "Added.")
    then_it_stands_beside(page, "in-its-place.jpg")


def test_photo_is_added_and_taken_away_without_scripts(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", java_script_enabled=False)
    page.goto("/young-people/")
    when_they_open(page, "Ayaan")
    page.get_by_role("link", name="Add a file").first.click()
    when_they_choose(page, "plain.jpg", made.photo())
    then_it_says(page, "Added.")
    page.get_by_role("link", name="plain.jpg").click()
    page.get_by_role("link", name="Take it out of view").click()
    page.get_by_label("It was added by mistake").check()
    page.get_by_role("button", name="Take it out of view").click()
    then_it_says(page, "It is out of view.")
    expect(page.get_by_role("link", name="plain.jpg")).to_have_count(0)


def test_pages_of_files_are_accessible_and_fit_a_narrow_screen(alices_page: Page) -> None:
    page = alices_page
    when_they_choose(page, "on-a-phone.jpg", made.photo())
    then_it_says(page, "Added.")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.get_by_role("link", name="on-a-phone.jpg").click()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.get_by_role("link", name="Take it out of view").click()
    then_the_page_is_accessible(page)
