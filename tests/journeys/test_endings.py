"""A goodbye that is a good one, and coming back; and an afternoon at the drop-in with a tablet by the door."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.records import when_they_go_to, when_they_open
from tests.journeys.signing_in import given_signed_in, when_they_sign_in
from tests.journeys.visits import Visits

SAYS = "I know where the café is. I can go by myself now."
LETTER = "You taught us how to order coffee in three languages."


def when_they_press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()


def when_they_follow(page: Page, label: str) -> None:
    page.get_by_role("main").get_by_role("link", name=label).first.click()


def when_they_plan_the_goodbye(page: Page) -> None:
    when_they_follow(page, "Think about a goodbye")
    page.get_by_label("They have what they wanted").check()
    when_they_press(page, "Write it down")
    then_the_page_is_accessible(page)
    when_they_follow(page, "Write down what they make of it")
    page.get_by_label("They want it too").check()
    page.get_by_label("What do they say, in their words?").fill(SAYS)
    then_the_page_is_accessible(page)
    when_they_press(page, "Save")
    when_they_follow(page, "Plan how we say goodbye")
    for part, value in today(page).items():
        page.get_by_role("group", name="When do we say goodbye?").get_by_label(part).fill(value)
    page.get_by_role("group", name="When may we get in touch").get_by_role("checkbox").first.check()
    page.get_by_label("What would you like to write to them?").fill(LETTER)
    then_the_page_is_accessible(page)
    when_they_press(page, "Save")


def today(page: Page) -> dict[str, str]:
    now = page.evaluate("() => { const d = new Date(); return [d.getDate(), d.getMonth() + 1, d.getFullYear()] }")
    return dict(zip(("Day", "Month", "Year"), map(str, now), strict=True))


def test_goodbye_is_planned_with_them_and_agreed_by_a_second_person_and_they_come_back(visits: Visits) -> None:
    worker = given_signed_in(visits, "tomasz")
    when_they_open(worker, "Ioana")
    when_they_go_to(worker, "In touch")
    when_they_follow(worker, "A goodbye, or a pause")
    when_they_plan_the_goodbye(worker)
    when_they_follow(worker, "The goodbye in writing, to read and print")
    expect(worker.get_by_text(LETTER)).to_be_visible()
    then_the_page_is_accessible(worker)

    lead = given_signed_in(visits, "ruth")
    lead.goto("/young-people/?whose=team")
    lead.get_by_role("main").get_by_role("link", name="Ioana", exact=True).click()
    when_they_go_to(lead, "In touch")
    when_they_follow(lead, "A goodbye, or a pause")
    when_they_follow(lead, "We said goodbye: agree to it")
    lead.get_by_label("I gave it to them").check()
    if not lead.get_by_label("If that was long before: why?").input_value():
        lead.get_by_label("If that was long before: why?").fill("She was at her grandmother's, and we wrote.")
    then_the_page_is_accessible(lead)
    when_they_press(lead, "Save")
    expect(lead.get_by_text("We said goodbye, and the door is open")).to_be_visible()
    then_the_page_is_accessible(lead)

    when_they_follow(lead, "They are back")
    expect(lead.get_by_text(SAYS)).to_be_visible()
    then_the_page_is_accessible(lead)
    when_they_press(lead, "They are back")
    then_it_says(lead, "Everything is as they left it")
    when_they_go_to(lead, "Who can see")
    expect(lead.get_by_role("main").get_by_text("Tomasz").first).to_be_visible()


def test_tablet_by_the_door_shows_nothing_and_the_board_knows(visits: Visits) -> None:
    # Signed in anew: the tablet ends that sign-in, and other journeys share theirs.
    tablet = visits.begin()
    when_they_sign_in(tablet, "amina")
    tablet.goto("/drop-in/tablet/")
    then_the_page_is_accessible(tablet)
    when_they_press(tablet, "Sign me out and begin")
    then_the_page_is_accessible(tablet)
    expect(tablet.get_by_text("Amina")).to_have_count(0)
    tablet.get_by_label("What shall we call you?").fill("Robin with the scooter")
    tablet.get_by_label("Something to eat").check(force=True)
    when_they_press(tablet, "I am here")
    expect(tablet.get_by_role("heading", name="Thank you. Somebody comes.")).to_be_visible()
    then_the_page_is_accessible(tablet)
    tablet.goto("/young-people/")
    expect(tablet).to_have_url(re.compile("/account/login/"))

    lead = given_signed_in(visits, "ruth")
    lead.goto("/drop-in/")
    expect(lead.get_by_text("Robin with the scooter").first).to_be_visible()
    then_the_page_is_accessible(lead)
    lead.get_by_role("link", name="I know who this is (Robin with the scooter)").click()
    then_the_page_is_accessible(lead)
