"""What Today asks: why, put off with a reason, and read by whoever looks next."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PHONE, Visits

QUESTION = "Nobody has tried to reach them for longer than we ever stay silent."
BECAUSE = "He is at his aunt's and asked us to wait."


def then_it_reads(page: Page, words: str) -> None:
    expect(page.get_by_role("main").get_by_text(words)).to_be_visible()


def test_worker_reads_why_puts_it_off_on_a_phone_and_the_lead_reads_the_reason(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", viewport=PHONE)
    then_the_page_is_accessible(page)
    card = page.locator("section", has=page.get_by_role("link", name="Abdi", exact=True)).filter(has_text=QUESTION)
    question = card.locator(".ask", has_text=QUESTION)
    question.get_by_text("Why am I asked this?").click()
    expect(question.get_by_text("go on reaching out").first).to_be_visible()

    question.get_by_role("link", name="Not now").click()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.get_by_label("They asked for this").check()
    page.get_by_label("Anything the next person should know").fill(BECAUSE)
    page.get_by_role("button", name="Save").click()
    then_it_says(page, "Whoever works here next sees that, and why.")
    then_it_reads(page, BECAUSE)
    then_the_page_is_accessible(page)
    address = page.url

    page.goto("/")
    expect(page.locator(".ask", has_text=QUESTION)).to_have_count(0)

    lead = given_signed_in(visits, "ruth")
    lead.goto(address)
    then_it_reads(lead, BECAUSE)
    lead.get_by_role("button", name="Ask us again now").click()
    page.goto("/")
    expect(page.locator(".ask", has_text=QUESTION)).to_have_count(1)


def test_administrator_sees_what_runs_in_the_background(visits: Visits) -> None:
    page = given_signed_in(visits, "colin", viewport=PHONE)
    page.goto("/jobs/")
    then_it_reads(page, "evidence.count_prompts")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
