"""Care of those who stay: a training that comes to count, somebody to reflect with, and a page for oneself.

Harpreet and Linh, with Marcus and Siobhan, of the demonstration: nobody else changes what is theirs here.
"""

from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

LINE = "A slow day. The bus was late and the sun was out."
RECORDS = "Keeping records and people's data well"
NOTE = "Begin each week with the hardest call."


def when_they_agree_on(page: Page, name: str) -> None:
    page.goto("/me/supervision/choose/")
    page.get_by_label("Who is it?").select_option(label=name)
    when_they_save(page)


def test_question_about_oneself_is_put_off_and_asked_again(visits: Visits) -> None:
    page = given_signed_in(visits, "harpreet", viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="All that is asked of me, and what I put off").click()
    page.get_by_role("link", name="Not now").click()
    page.get_by_label("There is no place or nobody free yet").check()
    when_they_save(page)
    then_it_says(page, "We ask again on that day")
    page.goto("/")
    expect(page.locator("#about-me").get_by_text(RECORDS)).to_have_count(0)
    page.goto("/me/asked/")
    page.get_by_role("button", name="Ask me again now").click()
    expect(page.get_by_role("link", name="Not now")).to_be_visible()


def test_training_is_written_on_a_phone_and_counts_once_a_lead_has_looked(visits: Visits) -> None:
    page = given_signed_in(visits, "harpreet", viewport=PHONE)
    about = page.locator("#about-me")
    expect(about).to_contain_text("none is written down. When could you do it?")
    expect(about.get_by_text("Why am I asked this?").first).to_be_visible()
    about.get_by_role("link", name="See my training").first.click()
    page.get_by_label("Which training?").select_option(label=RECORDS)
    page.get_by_label("Who gave it?").fill("Merrowby College")
    when_they_save(page)
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Who gave it?")).to_have_value("Merrowby College")
    for box, value in (("Day", "3"), ("Month", "November"), ("Year", "2026")):
        page.get_by_label(box, exact=True).fill(value)
    page.get_by_label("What shows that you did it?").fill("Certificate in the team's folder")
    when_they_save(page)
    then_it_says(page, "It counts once your lead has looked at it.")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    lead = given_signed_in(visits, "marcus")
    lead.get_by_role("link", name="Training and supervision in my teams").first.click()
    lead.get_by_role("button", name="I have seen it: it counts (Harpreet Gill: Keeping records").click()
    then_it_says(lead, "It counts now.")
    page.reload()
    expect(page.get_by_text("Marcus Bailey has looked at it.").first).to_be_visible()


def test_somebody_to_reflect_with_reads_the_note_and_the_lead_does_not(visits: Visits) -> None:
    page = given_signed_in(visits, "harpreet", java_script_enabled=False)
    when_they_agree_on(page, "Marcus Bailey, Team lead")
    expect(page.get_by_role("alert")).to_contain_text("apart from line management")
    when_they_agree_on(page, "Siobhan Keane, Team lead")
    then_it_says(page, "find a first day together")
    page.get_by_role("link", name="We met").click()
    page.get_by_label("A short note for the two of you").fill(NOTE)
    when_they_save(page)
    then_it_says(page, "Only the two of you can read the note.")

    supervisor = given_signed_in(visits, "siobhan")
    supervisor.goto("/me/supervision/")
    supervisor.get_by_text("What we noted, for us two (Harpreet Gill)").click()
    expect(supervisor.get_by_text(NOTE)).to_be_visible()
    lead = given_signed_in(visits, "marcus")
    lead.goto("/people/training/")
    expect(lead.get_by_text("With Siobhan Keane.").first).to_be_visible()
    expect(lead.get_by_text(NOTE)).to_have_count(0)


def test_page_of_ones_own_is_shown_to_one_taken_back_and_let_go(visits: Visits) -> None:
    page = given_signed_in(visits, "linh", java_script_enabled=False)
    page.goto("/me/how-i-am/")
    page.get_by_label("Steady").check()
    page.get_by_label("A line, if you like").fill(LINE)
    page.get_by_role("button", name="Keep it for me").click()
    then_it_says(page, "Kept, for you alone.")

    supervisor = given_signed_in(visits, "marcus")
    supervisor.goto("/me/supervision/")
    expect(supervisor.get_by_text(LINE)).to_have_count(0)
    page.get_by_role("button", name="Show this one to Marcus Bailey").click()
    then_it_says(page, "Marcus Bailey can see this one now.")
    supervisor.reload()
    expect(supervisor.get_by_text(LINE)).to_be_visible()
    then_the_page_is_accessible(supervisor)
    then_a_narrow_screen_need_not_scroll_sideways(supervisor)
    page.get_by_role("button", name="Mine alone again").click()
    supervisor.reload()
    expect(supervisor.get_by_text(LINE)).to_have_count(0)
    page.get_by_role("button", name="Let it go").click()
    then_it_says(page, "It is gone.")


def test_lead_is_told_whose_training_has_run_out_and_may_name_them_even_so(visits: Visits) -> None:
    page = given_signed_in(visits, "siobhan")
    page.goto("/young-people/?whose=team")
    page.get_by_role("main").get_by_role("link", name="Minh", exact=True).click()
    page.get_by_role("link", name="Alongside them", exact=True).click()
    page.goto(page.url.rstrip("/") + "/choose/")
    rory = page.get_by_role("listitem").filter(has_text="Rory McDonagh").first
    expect(rory).to_contain_text("Their training on exploitation has run out.")
    rory.get_by_role("link", name="Name them").click()
    expect(page.get_by_label("Why them, even so?")).to_be_visible()
    then_the_page_is_accessible(page)
