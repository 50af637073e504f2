"""A change of key worker, planned with the young person: the lead at a desk, both workers on their phones."""

from playwright.sync_api import Page, expect

from tests.journeys.handing_over import given_those_alongside_are_open, when_they_take_the_step
from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

WISH = "A walk with both of them first."
NAME = "Jaden"


def when_a_lead_proposes_it(lead: Page) -> None:
    given_those_alongside_are_open(lead, NAME)
    then_the_page_is_accessible(lead)
    lead.get_by_role("link", name="See who could be there").first.click()
    then_the_page_is_accessible(lead)
    lead.get_by_role("link", name="Plan a change to them (Tomasz Nowak)").click()
    lead.get_by_label("Not yet: we tell them before it moves").check()
    lead.get_by_role("button", name="Propose it").click()
    expect(lead.get_by_role("alert")).to_be_visible()
    lead.get_by_label("The worker takes on other work, or leaves").check()
    lead.get_by_role("button", name="Propose it").click()
    then_it_says(lead, "go on step by step, with them")
    then_the_page_is_accessible(lead)


def when_their_worker_tells_them(old: Page) -> None:
    given_those_alongside_are_open(old, NAME)
    then_a_narrow_screen_need_not_scroll_sideways(old)
    old.get_by_role("link", name="See how far it is, and what they wish").click()
    old.get_by_role("link", name="Write down what they wish").click()
    then_the_page_is_accessible(old)
    old.get_by_label("They know, and it is all right with them").check()
    old.get_by_label("In person").check()
    old.get_by_label("How would they like it to go?").fill(WISH)
    when_they_save(old)
    expect(old.get_by_text(WISH)).to_be_visible()


def test_worker_changes_with_a_wish_a_meeting_and_a_goodbye(visits: Visits) -> None:
    lead, old = given_signed_in(visits, "ruth"), given_signed_in(visits, "gwen", viewport=PHONE)
    when_a_lead_proposes_it(lead)
    when_their_worker_tells_them(old)
    when_they_take_the_step(old, NAME, "Agreed", "All right, as long as there is a goodbye.")
    when_they_take_the_step(lead, NAME, "Both are there")
    when_they_take_the_step(old, NAME, "They met together", "We walked to the harbour, all three.")
    old.get_by_role("link", name="They said goodbye").click()
    old.get_by_label("What happened, and what did they say?").fill("A card with a heron on it.")
    when_they_save(old)
    when_they_take_the_step(lead, NAME, "Handed over")

    given_those_alongside_are_open(lead, NAME)
    expect(lead.get_by_text("One change was planned with them.")).to_be_visible()
    expect(lead.get_by_text("Nobody is their key worker now")).to_have_count(0)
    then_the_page_is_accessible(lead)
    old.goto("/young-people/")
    expect(old.get_by_role("main").get_by_role("link", name=NAME, exact=True)).to_have_count(0)


def test_somebody_without_an_account_is_added_without_scripts(visits: Visits) -> None:
    page = given_signed_in(visits, "gwen", viewport=PHONE, java_script_enabled=False)
    given_those_alongside_are_open(page, "Ellie")
    page.get_by_role("link", name="Add somebody").first.click()
    page.get_by_label("The adult they chose", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("please fill this in.").first).to_be_visible()
    page.get_by_label("Their name").fill("Mrs Penrose")
    page.get_by_label("The young person asked", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main").get_by_text("Mrs Penrose").first).to_be_visible()
