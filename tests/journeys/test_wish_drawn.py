"""What somebody wants, drawn and put beside the decision: seen by their worker, and taken out. No other journey decides with Macs."""

from playwright.sync_api import Page, expect

from tests.journeys.coming_in import given_in_their_space
from tests.journeys.looking import then_it_looks_right, then_it_says
from tests.journeys.records import when_they_go_to, when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.test_things import then_a_picture_is_there, when_they_draw, when_they_save
from tests.journeys.visits import PHONE, Visits

TITLE = "Where the new ramp goes"


def test_wish_is_drawn_seen_and_taken_out(visits: Visits) -> None:
    ours, theirs = given_signed_in(visits, "gwen", viewport=PHONE), given_in_their_space(visits, "brave-puffin")
    _something_is_to_be_decided(ours)
    _they_draw_what_they_want(theirs)
    ours.reload()
    then_a_picture_is_there(ours)
    expect(ours.get_by_text("With something they made")).to_be_visible()
    then_it_looks_right(ours)

    theirs.get_by_role("button", name="Take it out again").click()
    expect(theirs.get_by_text("You took out what stood here.")).to_be_visible()
    ours.reload()
    expect(ours.get_by_text("They took out what stood here.")).to_be_visible()
    expect(ours.locator(".made")).to_have_count(0)
    theirs.goto("/seen/")
    expect(theirs.get_by_text("looked at something they were shown").first).to_be_attached()


def _something_is_to_be_decided(page: Page) -> None:
    page.goto("/young-people/")
    when_they_open(page, "Macs")
    when_they_go_to(page, "Plan")
    page.get_by_role("link", name="What is being decided, and what they want").click()
    page.get_by_role("link", name="Decide something together").click()
    page.get_by_label("What is to be decided?").fill(TITLE)
    page.get_by_label("Something else").check()
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_text(TITLE)).to_be_visible()


def _they_draw_what_they_want(page: Page) -> None:
    page.get_by_role("link", name="My own things").click()
    page.get_by_role("link", name="Draw", exact=True).click()
    when_they_draw(page, (0.2, 0.6), (0.5, 0.6), (0.8, 0.3))
    when_they_save(page)
    then_it_says(page, "Only you see it.")
    page.goto("/deciding/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Say what I want").click()
    then_it_looks_right(page)
    page.get_by_label("A drawing", exact=True).check()
    when_they_save(page)
    then_a_picture_is_there(page)
    then_it_looks_right(page)
