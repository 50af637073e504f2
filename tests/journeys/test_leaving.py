"""A worker leaves: their lead hands young people over, and whoever is left waits on today's page until named."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def when_they_choose_who_takes_over(page: Page, everybody: str, but: str) -> None:
    page.get_by_label("Who takes over from them?").select_option(label=everybody)
    page.get_by_label(but).select_option(label="Nobody yet: keep asking me")


def test_worker_leaves_and_nobody_is_left_silently(visits: Visits) -> None:
    lead, leaver, other = (given_signed_in(visits, name) for name in ("siobhan", "rory", "linh"))
    before = other.get_by_role("main").get_by_role("link", name="John Joe", exact=True)
    expect(before).to_have_count(0)

    lead.goto("/people/")
    then_the_page_is_accessible(lead)
    lead.get_by_role("link", name="They are leaving (Rory McDonagh)").click()
    then_the_page_is_accessible(lead)
    when_they_choose_who_takes_over(lead, "Linh Tran", but="John Joe (Key worker)")
    lead.get_by_role("button", name="Close their account").click()
    then_it_says(lead, "Their account is closed. Whoever waits for somebody new is on today's page.")

    leaver.reload()
    expect(leaver.get_by_role("button", name="Sign in", exact=True)).to_be_visible()

    lead.goto("/")
    waiting = lead.get_by_role("region", name="John Joe")
    expect(waiting.get_by_text("Nobody is their key worker now.")).to_be_visible()
    expect(waiting.get_by_role("link", name="See who could be there")).to_be_visible()
    then_the_page_is_accessible(lead)
