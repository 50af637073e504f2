"""Their own space in Welsh: every page of it, read beside the catalogues so that no English is left standing."""

from pathlib import Path

import polib
from playwright.sync_api import Page, expect

from tests.journeys.coming_in import given_in_their_space, given_on_a_phone
from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.pages import OF_THEIR_OWN
from tests.journeys.visits import PHONE, Visits

WHO = "merry-dolphin"
LOCALE = Path(__file__).resolve().parents[2] / "alongside/locale"
NAMES_OF_LANGUAGES = {"English"}
TEXTS = """() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walk.nextNode()) {
        const one = walk.currentNode, about = one.parentElement;
        if (!about.closest("script, style, noscript, [lang=en]") && one.textContent.trim()) found.push(one.textContent.trim());
    }
    for (const one of document.querySelectorAll("[aria-label], [placeholder]"))
        found.push(one.getAttribute("aria-label") ?? one.getAttribute("placeholder"));
    return found;
}"""


def _catalogue(language: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(LOCALE / language / "LC_MESSAGES/django.po")))  # type: ignore[no-untyped-call] # polib says nothing of types


def _english() -> set[str]:
    """What the product says in English and would say otherwise in Welsh."""
    alike = {entry.msgstr for entry in _catalogue("cy")}
    return {entry.msgid for entry in _catalogue("ar")} - alike - NAMES_OF_LANGUAGES


def _in_welsh(english: str) -> str:
    said: str = next(entry.msgstr for entry in _catalogue("cy") if entry.msgid == english)
    return said


def then_it_is_welsh(page: Page) -> None:
    """The page says that it is Welsh, and none of its words are the product's English ones."""
    expect(page.locator("html")).to_have_attribute("lang", "cy")
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    assert set(page.evaluate(TEXTS)) & _english() == set(), page.url


def test_each_page_of_theirs_speaks_welsh(visits: Visits) -> None:
    page = given_in_their_space(visits, WHO)
    for address in OF_THEIR_OWN:
        page.goto(address)
        then_it_is_welsh(page)
        then_the_page_is_accessible(page)
        then_a_narrow_screen_need_not_scroll_sideways(page)
        page.set_viewport_size(PHONE)


def test_headings_and_links_are_those_of_the_catalogue(visits: Visits) -> None:
    page = given_in_their_space(visits, WHO)
    expect(page.get_by_role("heading", level=1)).to_have_text("Helo Cerys")
    for english in ("What happens next", "Who is alongside me", "What is new", "Promises to me", "My plan", "More"):
        expect(page.get_by_role("heading", name=_in_welsh(english), exact=True)).to_be_visible()
    for english in ("My story", "Me, in my words", "My own things", "My words"):
        page.goto("/")
        page.get_by_role("link", name=_in_welsh(english), exact=True).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(_in_welsh(english))
        then_it_is_welsh(page)


def test_door_speaks_welsh_to_a_welsh_phone(visits: Visits) -> None:
    page = given_on_a_phone(visits, locale="cy-GB")
    page.goto("/in/")
    then_it_is_welsh(page)
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert").or_(page.locator(".govuk-error-summary")).first).to_be_visible()
    then_it_is_welsh(page)


def test_workers_pages_are_not_called_welsh_before_they_are(visits: Visits) -> None:
    page = visits.begin(locale="cy-GB")
    page.goto("/account/login/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("button", name="العربيّة")).to_be_visible()
    expect(page.get_by_role("button", name="Cymraeg")).to_have_count(0)
