"""A young person sees something differently, and asks for something: it stands, somebody reads it, and they hear back."""

from playwright.sync_api import expect

from tests.journeys.coming_in import given_in_their_space
from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.records import when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

THEM = "brave-puffin"
VIEW = "It was not raining. I remember the sun on the bench."
ASKED = "Could we meet before school and not after?"
ANSWER = "Yes: from Monday, at eight, by the flask bench."


def test_their_view_stands_beside_what_is_written(visits: Visits) -> None:
    phone = given_in_their_space(visits, THEM)
    phone.get_by_role("link", name="My story").first.click()
    then_the_page_is_accessible(phone)
    phone.get_by_role("link", name="I see it differently, or want to add something").first.click()
    phone.get_by_label("I see it differently").check()
    when_they_save(phone)
    expect(phone.get_by_text("Write what you want to say.").first).to_be_visible()
    expect(phone.get_by_label("I see it differently")).to_be_checked()
    phone.get_by_label("In your words").fill(VIEW)
    when_they_save(phone)
    expect(phone.get_by_text(VIEW)).to_be_visible()
    then_the_page_is_accessible(phone)

    worker = given_signed_in(visits, "gwen")
    worker.goto("/young-people/")
    when_they_open(worker, "Macs")
    expect(worker.locator("#line").get_by_text(VIEW)).to_be_visible()


def test_what_they_ask_for_is_answered(visits: Visits) -> None:
    phone = given_in_their_space(visits, THEM)
    phone.get_by_role("link", name="I want something to be different").click()
    phone.get_by_label("Anything you want to say?").fill(ASKED)
    phone.get_by_role("button", name="Ask", exact=True).click()
    expect(phone.locator("#asked")).to_contain_text(ASKED)
    then_the_page_is_accessible(phone)
    then_a_narrow_screen_need_not_scroll_sideways(phone)

    worker = given_signed_in(visits, "gwen")
    worker.goto("/young-people/")
    when_they_open(worker, "Macs")
    worker.get_by_role("link", name="What they ask of us").first.click()
    worker.get_by_role("listitem").filter(has_text=ASKED).get_by_role("link", name="Answer").click()
    then_the_page_is_accessible(worker)
    worker.get_by_label("What do you tell them?").fill(ANSWER)
    worker.get_by_role("button", name="Tell them").click()
    phone.reload()
    expect(phone.locator("#asked")).to_contain_text(ANSWER)
