"""A young person on a phone: in from a card, out in a second, and the phone knows nothing of it afterwards."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from bench.weighing import weighed
from tests.journeys.coming_in import (
    WORDS,
    given_in_their_space,
    given_on_a_phone,
    the_phone_may_say,
    their_address,
    then_they_are_somewhere_else,
    when_a_worker_opens_a_space,
    when_they_come_in,
)
from tests.journeys.conftest import QUIET
from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.pages import OF_THEIR_OWN
from tests.journeys.product import Product
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

FIRST_KB = 60
FINGER = 44
TYPED = "I never sent this line about the summer fair."
STICKS_OUT = """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
    [...document.querySelectorAll("body *")]
    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(one => one.outerHTML.slice(0, 120))"""
SMALLER = """least => [...document.querySelectorAll(".top a, .foot a, main button, main a.govuk-button, main input:not([type=hidden])")]
    .filter(one => one.checkVisibility()).map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
    .filter(([, height]) => height < least - .5)"""


@pytest.mark.parametrize("nickname", ["happy-otter", "quiet-skylark"], ids=["english", "arabic"])
def test_each_page_of_theirs_is_accessible_on_a_phone(visits: Visits, nickname: str) -> None:
    page = given_in_their_space(visits, nickname)
    expect(page.locator("html")).to_have_attribute("dir", "rtl" if nickname == "quiet-skylark" else "ltr")
    for address in OF_THEIR_OWN:
        page.goto(address)
        then_the_page_is_accessible(page)
        assert page.evaluate(SMALLER, FINGER) == [], address
        then_a_narrow_screen_need_not_scroll_sideways(page)
        page.set_viewport_size(PHONE)


def test_pages_of_theirs_hold_with_forced_colours_and_letters_twice_as_large(visits: Visits) -> None:
    page = given_in_their_space(visits, "happy-otter", forced_colors="active")
    out = {}
    for address in OF_THEIR_OWN:
        page.goto(address)
        then_the_page_is_accessible(page)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        out[address] = page.evaluate(STICKS_OUT)
    assert {address: found for address, found in out.items() if found} == {}


def test_coming_in_is_accessible_and_light(visits: Visits) -> None:
    page = given_on_a_phone(visits)
    with weighed(page) as weight:
        page.goto("/in/")
    assert weight.kilobytes < FIRST_KB, weight.by_address
    then_the_page_is_accessible(page)
    assert page.evaluate(SMALLER, FINGER) == []
    page.get_by_label("Show the words while I type").check()
    expect(page.locator("input[name=words]")).to_have_attribute("type", "text")


def test_first_page_is_light_too(visits: Visits) -> None:
    page = given_in_their_space(visits, "happy-otter")
    fresh = given_on_a_phone(visits, storage_state=page.context.storage_state())
    with weighed(fresh) as weight:
        fresh.goto("/")
    assert weight.kilobytes < FIRST_KB, weight.by_address


def _when_they_press_shift(page: Page, times: int) -> None:
    for _press in range(times):
        page.keyboard.press("Shift")


@pytest.mark.parametrize("way", ["button", "shift"])
def test_they_leave_at_once_and_back_shows_nothing(visits: Visits, product: Product, way: str) -> None:
    page = given_on_a_phone(visits)
    when_they_come_in(page, "brave-puffin")
    page.goto("/safe/")
    if way == "button":
        page.get_by_role("link", name="Leave now").click()
    else:
        _when_they_press_shift(page, 2)
        page.keyboard.type("a")
        _when_they_press_shift(page, 2)
        expect(page.get_by_role("heading", name="Staying safe here")).to_be_visible()
        _when_they_press_shift(page, 1)
    then_they_are_somewhere_else(page, product)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/in/(\?.*)?$"))
    expect(page.get_by_text("Macs", exact=False)).to_have_count(0)
    assert page.context.cookies() == [one for one in page.context.cookies() if one["name"] == "form"]


def test_they_leave_without_scripts_too(visits: Visits, product: Product) -> None:
    page = given_on_a_phone(visits, java_script_enabled=False)
    page.goto("/in/")
    page.locator("input[name=name]").fill("brave-puffin")
    page.locator("input[name=words]").fill(WORDS["brave-puffin"])
    page.locator("main form button").last.click()
    refresh = page.locator('meta[http-equiv="refresh"]')
    expect(refresh).to_have_attribute("content", "600;url=/leave/")
    page.locator("a[data-leave]").click()
    then_they_are_somewhere_else(page, product)
    page.go_back()
    expect(page.locator("input[name=words]")).to_be_visible()


def test_page_asks_after_nine_minutes_and_leaves_after_ten(visits: Visits, product: Product) -> None:
    page = given_on_a_phone(visits)
    page.clock.install()
    when_they_come_in(page, "brave-puffin")
    page.clock.run_for(9 * 60_000 + 10_000)
    expect(page.get_by_role("dialog", name="Still there?")).to_be_visible()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="I am still here").click()
    expect(page.get_by_role("dialog", name="Still there?")).to_be_hidden()
    page.clock.run_for(10 * 60_000 + 10_000)
    then_they_are_somewhere_else(page, product)


def test_closed_browser_holds_no_name_no_words_and_no_text(
    playwright: Playwright, product: Product, tmp_path: Path
) -> None:
    path, sandbox = (
        os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium"),
        ["--no-sandbox"] if os.geteuid() == 0 else [],
    )
    with playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=path, args=QUIET + sandbox, base_url=their_address(product), viewport=PHONE,
        # What is kept compressed would hide from a search.
        extra_http_headers={"Accept-Encoding": "identity"},
    ) as phone:  # fmt: skip
        page = phone.new_page()
        when_they_come_in(page, "happy-otter")
        shown = page.get_by_role("main").inner_text()
        assert "Kuba" in shown
        for address in OF_THEIR_OWN:
            page.goto(address)
        page.goto("/ask/1/")
        page.locator("main textarea").first.press_sequentially(TYPED)
        page.get_by_role("link", name="Leave now").click()
        then_they_are_somewhere_else(page, product)
        # A control: what a page does keep is found.
        page.goto(f"{product.address}/account/login/")
        page.evaluate("localStorage.setItem('control', 'a word that is kept')")
        page.wait_for_timeout(500)
    names = ["happy-otter", "happy otter", "Jakub", "Tomasz", "Hello Kuba"]
    assert "Tomasz" in shown
    needles = [*names, WORDS["happy-otter"], "lantern pebble", TYPED, TYPED[:20]]
    assert the_phone_may_say(tmp_path, ["a word that is kept", "my.localhost"]) == {
        "a word that is kept",
        "my.localhost",
    }
    assert the_phone_may_say(tmp_path, needles) == set()


def test_worker_opens_a_space_and_they_come_in_from_the_card(visits: Visits) -> None:
    worker = given_signed_in(visits, "amina")
    worker.goto("/young-people/")
    name, words = when_a_worker_opens_a_space(worker, "Deeqa")
    assert worker.title() == "Card"
    worker.emulate_media(media="print")
    expect(worker.get_by_text("Alongside")).to_have_count(1)
    expect(worker.get_by_text("Alongside")).to_be_hidden()
    expect(worker.get_by_text("my.localhost")).to_be_hidden()

    phone = given_on_a_phone(visits)
    when_they_come_in(phone, name, words)
    phone.goto("/words/")
    phone.get_by_label("Your words").fill(words)
    phone.get_by_role("button", name="Make new words").click()
    new = phone.locator(".card-paper__words").inner_text()
    then_the_page_is_accessible(phone)
    assert new != words
    when_they_come_in(given_on_a_phone(visits), name, new)
