"""A young person on a phone says what suits them, how it was, and which way is not safe; their worker hears of it."""

from playwright.sync_api import Page, expect

from tests.journeys.coming_in import WORDS, given_in_their_space, given_on_a_phone, when_they_come_in
from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.records import when_they_go_to, when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

THEM = "brave-puffin"


def _when_they_press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


def test_one_tap_says_what_suits_them_and_they_see_who_read_it(visits: Visits) -> None:
    phone = given_in_their_space(visits, THEM)
    coming = phone.locator("#next")
    expect(coming).to_contain_text("The skate park, by the flask bench")
    coming.get_by_label("A few words, if you like").fill("Is Nel all right to come too?")
    _when_they_press(phone, "That works")
    expect(coming).to_contain_text("Nobody has read it yet")
    then_the_page_is_accessible(phone)

    worker = given_signed_in(visits, "gwen")
    when_they_open(worker, "Macs")
    when_they_go_to(worker, "In touch")
    expect(worker.get_by_text("Is Nel all right to come too?")).to_be_visible()
    then_the_page_is_accessible(worker)
    _when_they_press(worker, "I have read it")
    phone.reload()
    expect(coming).to_contain_text("has read it")


def test_they_say_how_it_was_without_scripts(visits: Visits) -> None:
    phone = given_on_a_phone(visits, java_script_enabled=False)
    phone.goto("/in/")
    phone.locator("input[name=name]").fill(THEM)
    phone.locator("input[name=words]").fill(WORDS[THEM])
    phone.locator("main form button").last.click()
    phone.goto("/together/")
    phone.locator("a.govuk-button", has_text="Say how it was").click()
    phone.get_by_role("group", name="Did you feel listened to?").get_by_label("Partly").check()
    phone.get_by_label("Anything you want to say?").fill("I was cold.")
    _when_they_press(phone, "Done")
    expect(phone.get_by_text("I was cold.")).to_be_visible()
    expect(phone.get_by_text("Did you feel listened to?")).to_have_count(2)


def test_way_that_is_not_safe_stops_for_their_worker_at_once(visits: Visits) -> None:
    phone = given_on_a_phone(visits)
    when_they_come_in(phone, THEM)
    phone.get_by_role("link", name="How I may be reached").click()
    phone.get_by_role("button", name="This is not safe any more (A phone call)").click()
    expect(phone.get_by_text("You stopped this.")).to_be_visible()
    then_the_page_is_accessible(phone)
    then_a_narrow_screen_need_not_scroll_sideways(phone)
    phone.set_viewport_size(PHONE)

    worker = given_signed_in(visits, "gwen")
    expect(worker.get_by_text("a way to reach them is not safe any more").first).to_be_visible()
    when_they_open(worker, "Macs")
    when_they_go_to(worker, "In touch")
    worker.get_by_role("link", name="What is safe now, and how to reach them").click()
    expect(worker.get_by_text("They said: not safe any more")).to_be_visible()
    then_the_page_is_accessible(worker)
