"""A closed tab, a lost line, a sign-in that runs out: what was typed is there again."""

import re
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.product import Product
from tests.journeys.records import (
    TEXT,
    when_they_go_to,
    when_they_open,
    when_they_save,
    when_they_start_to_write,
)
from tests.journeys.signing_in import (
    given_signed_in,
    when_they_fill_in_the_sign_in,
    when_they_sign_in,
    when_they_sign_out,
)
from tests.journeys.test_idle import when_they_are_away
from tests.journeys.visits import Visits

KEPT = "**/drafts/"
SAY_IT = "How do you say it?"
OFFER = re.compile(r"You were writing this at \d\d:\d\d\. It is not saved\.")
NO_LINE = "There is no line just now."


def given_they_wrote(visits: Visits, name: str, text: str, **options: Any) -> Page:
    page = given_signed_in(visits, "harpreet", **options)
    when_they_open(page, name)
    with page.expect_response(KEPT) as kept:
        when_they_start_to_write(page, text)
    assert kept.value.status == 204
    return page


def given_their_card_is_open(page: Page, name: str) -> None:
    when_they_open(page, name)
    when_they_go_to(page, "About them")
    page.get_by_role("link", name="Put this right").click()
    expect(page.get_by_label(SAY_IT)).to_be_visible()


def when_they_go_on(page: Page) -> None:
    expect(page.get_by_text(OFFER)).to_be_visible()
    page.get_by_role("link", name="Go on with it").click()
    then_it_says(page, "Here is what you were writing.")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_closed_tab_is_offered_again_until_it_is_saved(visits: Visits, scripts: bool) -> None:
    text = f"You beat me at chess, and I want my revenge. {scripts}"
    page = given_they_wrote(visits, "Simran", text)
    address = page.url
    page.close()

    again = given_signed_in(visits, "harpreet", java_script_enabled=scripts)
    again.goto(address)
    expect(again.get_by_label(TEXT)).to_have_value("")
    then_the_page_is_accessible(again) if scripts else None
    then_a_narrow_screen_need_not_scroll_sideways(again)
    when_they_go_on(again)
    expect(again.get_by_label(TEXT)).to_have_value(text)
    expect(again.get_by_role("alert")).to_have_count(0)
    when_they_save(again)
    then_it_says(again, "Saved.")
    expect(again.locator("#line").get_by_text(text)).to_be_visible()
    again.goto(address)
    expect(again.get_by_text(OFFER)).to_have_count(0)


def test_words_of_the_last_second_are_kept_as_the_tab_closes_and_can_be_thrown_away(visits: Visits) -> None:
    page = given_they_wrote(visits, "Simran", "You said that the drums are louder")
    page.get_by_label(TEXT).press_sequentially(" than the train.")
    address, context = page.url, page.context
    page.close(run_before_unload=True)
    again = context.new_page()
    expect(again).to_have_url("about:blank")
    again.goto(address)
    when_they_go_on(again)
    expect(again.get_by_label(TEXT)).to_have_value("You said that the drums are louder than the train.")
    again.get_by_role("button", name="Throw it away").click()
    then_it_says(again, "Thrown away.")
    expect(again.get_by_label(TEXT)).to_have_value("")
    expect(again.get_by_text(OFFER)).to_have_count(0)


def test_lost_line_is_said_once_and_save_waits_for_it(visits: Visits) -> None:
    page = given_signed_in(visits, "harpreet")
    given_their_card_is_open(page, "Arjan")
    page.context.set_offline(True)
    page.get_by_label(SAY_IT).fill("AR-jun")
    said = page.locator("[data-draft-said]")
    expect(said).to_contain_text(NO_LINE)
    then_the_page_is_accessible(page)
    when_they_save(page)
    expect(page.get_by_label(SAY_IT)).to_have_value("AR-jun")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    page.close(run_before_unload=True)
    page.wait_for_timeout(500)
    assert asked == ["beforeunload"]
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0

    with page.expect_response(KEPT) as kept:
        page.context.set_offline(False)
    assert kept.value.status == 204
    expect(said).to_have_text("The line is back, and what you typed is kept.")
    page.wait_for_timeout(1000)  # a button takes no second press within a second
    when_they_save(page)
    then_it_says(page, "Saved.")
    visits.said.clear()  # the browser's own words about the lost line


def test_sign_in_that_ran_out_on_a_lost_phone_is_gone_on_with_elsewhere(visits: Visits, product: Product) -> None:
    text = "You want to show the whole class how a tabla is tuned."
    phone = visits.begin()
    when_they_sign_in(phone, "harpreet")
    when_they_open(phone, "Iqra")
    with phone.expect_response(KEPT):
        when_they_start_to_write(phone, text)
    address = phone.url
    when_they_are_away(phone, product, minutes=31)
    phone.context.set_offline(True)

    desk = visits.begin()
    when_they_sign_in(desk, "harpreet")
    desk.goto(address)
    when_they_go_on(desk)
    expect(desk.get_by_label(TEXT)).to_have_value(text)
    when_they_save(desk)
    then_it_says(desk, "Saved.")
    visits.said.clear()


def test_signed_out_in_another_tab_they_sign_in_there_and_save_here(visits: Visits) -> None:
    page = visits.begin()
    when_they_sign_in(page, "harpreet")
    given_their_card_is_open(page, "Bilal")
    other = page.context.new_page()
    other.goto("/")
    when_they_sign_out(other)
    page.get_by_label(SAY_IT).fill("bi-LAAL")
    expect(page.locator("[data-draft-said]")).to_contain_text("You are signed out here.")

    # Somebody else at the same machine gets nothing of it.
    other.goto("/account/login/")
    when_they_fill_in_the_sign_in(other, "dele")
    expect(other.get_by_role("heading", level=1, name="Today")).to_be_visible()
    with page.expect_response(KEPT) as refused:
        page.get_by_label(SAY_IT).press_sequentially("!")
    assert refused.value.status in (403, 404)
    when_they_sign_out(other)

    other.goto("/account/login/")
    when_they_fill_in_the_sign_in(other, "harpreet")
    expect(other.get_by_role("heading", level=1, name="Today")).to_be_visible()
    with page.expect_response(lambda answer: answer.url.endswith("/drafts/") and answer.status == 204):
        page.get_by_label(SAY_IT).fill("bi-LAAL")
    when_they_save(page)
    then_it_says(page, "Saved.")
    visits.said.clear()
