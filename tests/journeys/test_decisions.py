"""A decision made together: Tomasz and Kuba, each on their own side. No other journey decides anything with Kuba."""

from playwright.sync_api import Page, expect

from tests.journeys.coming_in import given_in_their_space
from tests.journeys.looking import (
    then_it_looks_right,
)
from tests.journeys.records import when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

TITLE = "Which course I try first"
WISH = "The kitchen. I want to bake bread."


def test_decision_goes_from_their_wish_to_a_no_that_is_looked_at_again(visits: Visits) -> None:
    theirs = given_in_their_space(visits, "happy-otter")
    _they_say_what_they_want(theirs)
    ours = given_signed_in(visits, "tomasz", viewport=PHONE)
    _the_worker_decides_otherwise_and_tells_them(ours)
    _they_do_not_agree(theirs)
    ours.reload()
    expect(ours.get_by_text("They do not agree").first).to_be_visible()
    ours.get_by_role("link", name="We looked at it again").click()
    ours.get_by_label("What was decided?").fill("The kitchen, from January.")
    ours.get_by_label("It is what they want", exact=True).check()
    ours.get_by_label("Why? Say how much their wish weighed").fill("A place came free, and you asked twice.")
    when_they_save(ours)
    _told(ours, "You have the place in the kitchen!")
    theirs.reload()
    expect(theirs.get_by_text("You have the place in the kitchen!").first).to_be_visible()
    then_it_looks_right(theirs)


def test_how_it_was_takes_a_few_taps_without_script(visits: Visits) -> None:
    page = given_in_their_space(visits, "brave-puffin", java_script_enabled=False)
    page.goto("/how/")
    page.get_by_label("School or college").check()
    page.locator("#respect-no").check()
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("Thank you. Somebody reads it")).to_be_visible()
    expect(page.locator("#said")).to_contain_text("Did they take you seriously?")
    ours = given_signed_in(visits, "gwen", viewport=PHONE)
    ours.goto("/young-people/")
    when_they_open(ours, "Macs")
    ours.get_by_role("link", name="How it was to be with us").click()
    expect(ours.get_by_text("They did not feel taken seriously.")).to_be_visible()
    then_it_looks_right(ours)


def _they_say_what_they_want(page: Page) -> None:
    page.get_by_role("link", name="Deciding about my life").click()
    then_it_looks_right(page)
    page.get_by_role("link", name=TITLE).click()
    then_it_looks_right(page)
    page.get_by_role("link", name="Say what I want").click()
    page.get_by_label("In your words").fill(WISH)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(WISH)).to_be_visible()


def _the_worker_decides_otherwise_and_tells_them(page: Page) -> None:
    page.goto("/young-people/")
    when_they_open(page, "Kuba")
    when_they_go_to(page, "Plan")
    page.get_by_role("link", name="What is being decided, and what they want").click()
    then_it_looks_right(page)
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text(WISH)).to_be_visible()
    then_it_looks_right(page)
    page.get_by_role("link", name="Write down what was decided").click()
    page.get_by_label("What was decided?").fill("The studio, for now.")
    page.get_by_label("It is not what they want", exact=True).check()
    page.get_by_label("Why? Say how much their wish weighed").fill("The kitchen is full.")
    then_it_looks_right(page)
    when_they_save(page)
    _told(page, "The kitchen is full. The studio has a place for you.")


def _told(page: Page, words: str) -> None:
    page.get_by_role("link", name="They were told").click()
    page.get_by_label("What did you tell them").fill(words)
    page.get_by_label("In person").check()
    when_they_save(page)
    expect(page.get_by_text(words).first).to_be_visible()


def _they_do_not_agree(page: Page) -> None:
    page.reload()
    expect(page.get_by_text("It is not what you want. You have a right to know why.")).to_be_visible()
    page.get_by_role("link", name="I do not agree").click()
    page.get_by_label("What should be different?").fill("Ask again. I can wait.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("You do not agree. We look at it again.")).to_be_visible()
