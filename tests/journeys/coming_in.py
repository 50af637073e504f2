"""Steps: young people on their own host."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from alongside.config.demo import spaces
from tests.journeys.looking import then_the_page_is_accessible
from tests.journeys.product import Product
from tests.journeys.signing_in import when_asked_they_show_once_more_that_it_is_them
from tests.journeys.visits import PHONE, Visits

WORDS = {one.nickname: one.words for one in spaces()}


def their_address(product: Product) -> str:
    """Where young people come in."""
    return f"http://my.localhost:{product.port}"


def given_on_a_phone(visits: Visits, **options: Any) -> Page:
    """A phone that is not signed in."""
    return visits.begin(base_url=their_address(visits.product), **({"viewport": PHONE} | options))


def given_in_their_space(visits: Visits, nickname: str, **options: Any) -> Page:
    """A young person of the demonstration who came in just now: later, some pages would ask for their words again."""
    page = given_on_a_phone(visits, **options)
    when_they_come_in(page, nickname)
    return page


def when_they_come_in(page: Page, nickname: str, words: str = "") -> None:
    """Their name and words, as they stand on the card."""
    page.goto("/in/")
    page.locator("input[name=name]").fill(nickname.replace("-", " "))
    page.locator("input[name=words]").fill(words or WORDS[nickname])
    page.locator("main form button").last.click()
    expect(page.locator("#my-still")).to_be_attached()


def when_a_worker_opens_a_space(worker: Page, name: str) -> tuple[str, str]:
    """From the page where somebody's name stands; returns what is on the card, which they still see."""
    worker.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    worker.get_by_role("link", name="About them").click()
    worker.get_by_role("link", name="Open it with them, or help with lost words").click()
    then_the_page_is_accessible(worker)
    worker.get_by_role("link", name="Open a space with them").click()
    then_the_page_is_accessible(worker)
    worker.get_by_label("English").check()
    worker.get_by_label("We talked about it").check()
    worker.get_by_role("button", name="Open it and show the card").click()
    when_asked_they_show_once_more_that_it_is_them(worker, "Open it and show the card")
    then_the_page_is_accessible(worker)
    name_on_it, words = (worker.locator(f".card-paper__{part}").inner_text() for part in ("name", "words"))
    return name_on_it, words


def then_they_are_somewhere_else(page: Page, product: Product) -> None:
    """On the page that they leave to."""
    expect(page).to_have_url(product.leaves_to)


def the_phone_may_say(profile: Path, needles: Sequence[str]) -> set[str]:
    """Which of these words stand in any file of a closed browser's profile, as UTF-8 or UTF-16."""
    written = {text.encode(kind): text for text in needles for kind in ("utf-8", "utf-16-le")}
    files = [path.read_bytes() for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]
    return {text for as_bytes, text in written.items() if any(as_bytes in held for held in files)}
