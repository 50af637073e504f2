"""Somebody out at night opens a record for an hour; its lead sees it at once and looks at it with them."""

from playwright.sync_api import Page, expect

from tests.journeys.coming_in import given_on_a_phone, when_a_worker_opens_a_space, when_they_come_in
from tests.journeys.looking import heading, then_it_says, then_the_page_is_accessible
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

WORDS = "She rang from the station and did not know where to go."


def when_they_say_whom(page: Page, name: str, born: tuple[str, str, str]) -> None:
    page.get_by_label("Their full name").fill(name)
    for box, value in zip(("Day", "Month", "Year"), born, strict=True):
        page.get_by_role("textbox", name=box, exact=True).fill(value)


def when_they_open_it(page: Page) -> None:
    page.get_by_role("button", name="Open it for an hour").click()


def birthday(page: Page, name: str) -> tuple[str, str, str]:
    """What the record says of somebody's birth, read by the lead of their team."""
    page.goto("/young-people/?whose=team")
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    card = page.url + "card/"
    page.goto(card)
    return (
        page.get_by_role("textbox", name="Day", exact=True).input_value(),
        page.get_by_role("textbox", name="Month", exact=True).input_value(),
        page.get_by_role("textbox", name="Year", exact=True).input_value(),
    )


def then_nothing_opened_and_nothing_typed_is_lost(page: Page) -> None:
    expect(page.get_by_text("Nothing opened.").first).to_be_visible()
    expect(page.get_by_label("What is happening?")).to_have_value(WORDS)
    then_the_page_is_accessible(page)


def when_the_lead_looks_at_it(lead: Page) -> None:
    lead.goto("/")
    lead.get_by_role("navigation", name="Menu").get_by_role("link", name="1 emergency to look at").click()
    then_the_page_is_accessible(lead)
    lead.get_by_role("main").get_by_role("link", name="Temi").click()
    expect(lead.get_by_text(WORDS)).to_be_visible()
    then_the_page_is_accessible(lead)
    lead.get_by_label("Yes, it was right to open it").check()
    lead.get_by_label("Now", exact=True).check()
    lead.get_by_role("button", name="Keep this").click()


def when_the_lead_ends_the_hour(lead: Page) -> None:
    lead.goto("/young-people/?whose=team")
    lead.get_by_role("main").get_by_role("link", name="Temi", exact=True).click()
    lead.get_by_role("link", name="Who can see", exact=True).click()
    lead.get_by_role("link", name="End Tomasz Nowak").click()
    lead.get_by_label("The work is done").check()
    lead.get_by_role("button", name="End access").click()


def then_the_page_is_gone(page: Page) -> None:
    response = page.reload()
    assert response
    assert response.status == 404


def then_they_read_of_it_and_can_ask(visits: Visits, lead: Page) -> None:
    """From the day that the review says, which is this one."""
    lead.goto("/young-people/?whose=team")
    card = when_a_worker_opens_a_space(lead, "Temi")
    theirs = given_on_a_phone(visits)
    when_they_come_in(theirs, *card)
    theirs.goto("/seen/")
    looked = theirs.get_by_role("listitem").filter(has=theirs.get_by_text("Tomasz Nowak", exact=True)).first
    looked.locator("summary").first.click()
    looked.get_by_role("button", name="I did not expect this").first.click()
    expect(theirs.get_by_role("heading", name="What I did not expect")).to_be_visible()
    expect(theirs.get_by_text("You hear from us by")).to_be_visible()
    then_the_page_is_accessible(theirs)


def test_worker_opens_a_record_in_an_emergency_and_the_lead_looks_at_it(visits: Visits) -> None:
    lead, worker = given_signed_in(visits, "marcus"), given_signed_in(visits, "tomasz")
    born = birthday(lead, "Temi")
    worker.set_viewport_size(PHONE)
    worker.goto("/")
    worker.get_by_role("link", name="It is an emergency, and I cannot see them").click()
    then_the_page_is_accessible(worker)

    when_they_say_whom(worker, "Temitope Ogunley", born)
    worker.get_by_label("They may be in danger right now").check()
    worker.get_by_label("What is happening?").fill(WORDS)
    when_they_open_it(worker)
    then_nothing_opened_and_nothing_typed_is_lost(worker)

    when_they_say_whom(worker, "Temitope Ogunleye", born)
    when_they_open_it(worker)
    expect(heading(worker)).to_have_text("Temi")
    expect(worker.get_by_text("This record is open to you because of an emergency")).to_be_visible()
    then_the_page_is_accessible(worker)

    when_the_lead_looks_at_it(lead)
    then_it_says(lead, "Thank you. What you wrote is kept with it.")
    expect(lead.get_by_role("navigation", name="Menu").get_by_role("link", name="emergency")).to_have_count(0)

    when_the_lead_ends_the_hour(lead)
    then_the_page_is_gone(worker)
    then_they_read_of_it_and_can_ask(visits, lead)
