"""Finding somebody, and not finding whom one has no way in to."""

from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.journeys.looking import heading, then_the_page_is_accessible
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

NOBODY = "Nobody you can see goes by that name."


def when_they_search_for(page: Page, name: str) -> None:
    """From the box at the top of every page."""
    page.get_by_role("searchbox", name="Search").fill(name)
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Find a young person")


def then_they_find(page: Page, name: str) -> None:
    expect(page.get_by_role("main").get_by_role("link", name=name, exact=True)).to_be_visible()
    assert name not in page.url


def then_they_find_nobody(page: Page) -> None:
    expect(page.get_by_role("main").get_by_text(NOBODY)).to_be_visible()


def answer_at(page: Page, address: str) -> tuple[int, str]:
    """What an address answers: its status and every word of its page."""
    response = page.goto(address)
    assert response
    return response.status, page.locator("html").inner_text()


def test_a_name_spelt_otherwise_finds_its_young_person(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    when_they_search_for(page, "Jacob Zelinsky")
    then_they_find(page, "Kuba")
    then_the_page_is_accessible(page)
    when_they_open(page, "Kuba")


def test_colleague_without_a_way_in_finds_nobody_by_name_or_address(visits: Visits) -> None:
    worker, colleague = given_signed_in(visits, "amina"), given_signed_in(visits, "fran")
    when_they_open(worker, "Ayaan")

    when_they_search_for(colleague, "Ayaan")
    then_they_find_nobody(colleague)
    then_the_page_is_accessible(colleague)

    guessed = answer_at(colleague, worker.url)
    then_the_page_is_accessible(colleague)
    made_up = answer_at(colleague, f"/young-people/{uuid4()}/")
    assert guessed == made_up
    assert guessed[0] == 404
    assert "We do not say which" in guessed[1]
