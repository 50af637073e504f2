"""Writing with the helper beside, without a signal, and after a pause."""

from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_focus_is_seen,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.product import Product
from tests.journeys.records import (
    TEXT,
    newest,
    then_it_stands_on_top,
    when_they_correct_the_newest,
    when_they_open,
    when_they_save,
    when_they_start_to_write,
)
from tests.journeys.signing_in import given_signed_in, when_they_fill_in_the_sign_in, when_they_sign_in
from tests.journeys.test_idle import when_they_are_away
from tests.journeys.visits import PHONE, Visits

BLAME = "Her siblings say she is aggressive, and that she absconded to a unit for respite."
ASKS = "Would you be glad for them to read this?"
SAVING, ASKING = "**/write/", "**/words/"


def given_a_note_is_begun(visits: Visits, text: str, **options: Any) -> Page:
    page = given_signed_in(visits, "amina", **options)
    when_they_open(page, "Nour")
    when_they_start_to_write(page, text)
    return page


def then_advice_is_beside_the_text(page: Page) -> None:
    expect(page.get_by_text(ASKS)).to_be_visible()
    expect(page.locator("#words").get_by_text("Brothers and sisters, or their names.")).to_be_visible()


def when_they_save_as_it_is(page: Page) -> None:
    page.get_by_role("button", name="Save as it is").click()


def test_without_scripts_advice_comes_once_and_the_note_is_saved_as_it_is(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, BLAME, java_script_enabled=False)
    when_they_save(page)
    then_it_says(page, "Not saved yet.")
    then_advice_is_beside_the_text(page)
    expect(page.get_by_label(TEXT)).to_have_value(BLAME)
    when_they_save_as_it_is(page)
    then_it_says(page, "Saved.")
    then_it_stands_on_top(page, BLAME)


def test_without_scripts_it_can_be_turned_off_for_the_note(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, BLAME, java_script_enabled=False)
    when_they_save(page)
    page.get_by_label("Turn this off for this note").check()
    page.get_by_label(TEXT).fill(f"{BLAME} She is a loner.")
    page.get_by_role("button", name="Save", exact=True).click()
    then_it_says(page, "Saved.")


def test_advice_comes_while_typing_and_is_said_in_few_words(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, BLAME)
    then_advice_is_beside_the_text(page)
    expect(page.locator("#words-said")).to_have_text("5 things to look at below the text")
    expect(page.locator("#words").get_by_text("2 more")).to_be_visible()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    page.get_by_label(TEXT).fill("Her brothers came.")
    expect(page.get_by_text(ASKS)).to_have_count(0)
    page.get_by_label(TEXT).fill(BLAME)
    then_advice_is_beside_the_text(page)
    when_they_save(page)
    then_it_says(page, "Saved.")
    then_it_stands_on_top(page, BLAME)


def test_reason_opens_from_the_keyboard(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, BLAME)
    then_advice_is_beside_the_text(page)
    why = page.locator("#words summary").first
    page.get_by_label(TEXT).focus()
    page.keyboard.press("Tab")
    expect(why).to_be_focused()
    then_focus_is_seen(why)
    page.keyboard.press("Enter")
    expect(page.locator("#words").get_by_text("North Lanarkshire Council").first).to_be_visible()


def test_their_own_words_are_left_alone(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, BLAME)
    then_advice_is_beside_the_text(page)
    page.get_by_role("radio", name="In their own words").check()
    expect(page.get_by_text(ASKS)).to_have_count(0)
    when_they_save(page)
    then_it_says(page, "Saved.")


def test_turning_it_off_takes_it_away_at_once(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, BLAME)
    then_advice_is_beside_the_text(page)
    page.get_by_label("Turn this off for this note").check()
    expect(page.get_by_text(ASKS)).to_have_count(0)
    expect(page.get_by_label("Turn this off for this note")).to_be_checked()
    when_they_save(page)
    then_it_says(page, "Saved.")


def test_saving_before_advice_came_shows_it_and_leads_there(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    when_they_open(page, "Nour")
    page.route(ASKING, lambda route: route.abort())
    when_they_start_to_write(page, BLAME)
    when_they_save(page)
    expect(page.get_by_role("link", name="Look at these words first")).to_be_focused()
    then_advice_is_beside_the_text(page)
    then_the_page_is_accessible(page)
    when_they_save_as_it_is(page)
    then_it_says(page, "Saved.")
    visits.said.clear()


def test_correction_has_the_helper_beside_it_too(visits: Visits) -> None:
    page = given_a_note_is_begun(visits, "We walked by the river.")
    when_they_save(page)
    then_it_says(page, "Saved.")
    newest(page).get_by_role("link", name="Correct this").click()
    page.get_by_label("What should it say?").fill(BLAME)
    then_advice_is_beside_the_text(page)
    page.get_by_role("button", name="Put it beside").click()
    then_it_says(page, "Saved. Both stay, side by side.")
    when_they_correct_the_newest(page, "We walked by the sea.")
    then_it_says(page, "Saved. Both stay, side by side.")


def test_lost_signal_keeps_the_words_and_saves_them_once_it_is_back(visits: Visits) -> None:
    text = "You found the way through the market without asking anybody."
    page = given_a_note_is_begun(visits, text)
    page.context.set_offline(True)
    when_they_save(page)
    expect(page.get_by_role("alert").get_by_text("no signal. Your words are still here. Try again.")).to_be_visible()
    expect(page.get_by_label(TEXT)).to_have_value(text)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    then_the_page_is_accessible(page)

    page.context.set_offline(False)
    when_they_save(page)
    then_it_says(page, "Saved.")
    then_it_stands_on_top(page, text)
    visits.said.clear()


def test_answer_that_never_came_is_not_saved_twice(visits: Visits) -> None:
    text = "You taught the whole bus that song today."
    page = given_a_note_is_begun(visits, text)

    def lose_the_answer(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    page.route(SAVING, lose_the_answer, times=1)
    when_they_save(page)
    expect(page.get_by_role("alert").get_by_text("no signal")).to_be_visible()
    when_they_save(page)
    then_it_stands_on_top(page, text)
    expect(page.locator(".line__text").get_by_text(text)).to_have_count(1)
    visits.said.clear()


@pytest.mark.parametrize("status", [403, 500])
def test_answer_that_is_an_error_keeps_the_words(visits: Visits, status: int) -> None:
    page = given_a_note_is_begun(visits, "You made soup.")
    page.route(SAVING, lambda route: route.fulfill(status=status, body="no"), times=1)
    when_they_save(page)
    expect(page.get_by_role("alert").get_by_text("something went wrong. Your words are still here.")).to_be_visible()
    expect(page.get_by_label(TEXT)).to_have_value("You made soup.")
    visits.said.clear()


def test_signed_out_elsewhere_keeps_the_words_on_the_page(visits: Visits) -> None:
    page = visits.begin()
    when_they_sign_in(page, "amina")
    when_they_open(page, "Nour")
    when_they_start_to_write(page, "You made soup.")
    page.context.clear_cookies(name="id")
    when_they_save(page)
    expect(page.get_by_role("alert").get_by_text("you are signed out. Your words are still here")).to_be_visible()
    expect(page.get_by_label(TEXT)).to_have_value("You made soup.")
    visits.said.clear()


def test_typing_after_a_long_pause_leads_to_sign_in_and_back_with_the_words(visits: Visits, product: Product) -> None:
    page = visits.begin()
    when_they_sign_in(page, "amina")
    when_they_open(page, "Ace")
    when_they_start_to_write(page, "")
    when_they_are_away(page, product, minutes=31)
    page.get_by_label(TEXT).fill("You fixed my bike bell.")
    expect(page.get_by_text("You were away for a while")).to_be_visible()
    when_they_fill_in_the_sign_in(page, "amina")
    expect(page.get_by_label(TEXT)).to_have_value("You fixed my bike bell.")
    when_they_save(page)
    then_it_says(page, "Saved.")


def test_list_of_words_is_searched_in_the_browser(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", viewport=PHONE)
    page.goto("/words/list/")
    then_the_page_is_accessible(page)
    page.get_by_label("Find a word").fill("Respite")
    expect(page.locator("#terms > li:visible")).to_have_count(1)
    page.get_by_label("Find a word").fill("zebra")
    expect(page.get_by_text("No such word in this list.")).to_be_visible()


def test_arabic_pages_show_advice_the_right_way_round(arabic_reader: Page) -> None:
    page = arabic_reader
    page.goto("/words/list/")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    assert page.evaluate("getComputedStyle(document.querySelector('#terms h3')).direction") == "ltr"
