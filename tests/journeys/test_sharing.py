"""A team lead lets a colleague see a record, and ends it again."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import heading, then_it_says, then_the_page_is_accessible
from tests.journeys.records import then_they_can_see, when_they_go_to, when_they_open
from tests.journeys.signing_in import given_signed_in, when_asked_they_show_once_more_that_it_is_them
from tests.journeys.visits import Visits


def when_they_open_through_their_team(page: Page, name: str) -> None:
    page.goto("/young-people/?whose=team")
    when_they_open(page, name)


def when_they_let_see(page: Page, colleague: str) -> None:
    when_they_go_to(page, "Who can see")
    page.get_by_role("link", name="Let somebody see").click()
    then_the_page_is_accessible(page)
    page.get_by_label("Who needs to see?").select_option(label=colleague)
    page.get_by_label("Co-worker").check()
    page.get_by_label("They work together with the young person").check()
    page.get_by_role("button", name="Let them see").click()
    when_asked_they_show_once_more_that_it_is_them(page, "Let them see")


def when_they_say_that_they_do_not_know_the_family(page: Page) -> None:
    expect(page.get_by_text("Before you go on")).to_be_visible()
    then_the_page_is_accessible(page)
    page.get_by_label("No, not at all").check()
    page.get_by_role("button", name="Go on").click()


def when_they_end_the_access_of(page: Page, name: str) -> None:
    page.get_by_role("link", name=f"End {name}").click()
    then_the_page_is_accessible(page)
    page.get_by_label("It was given by mistake").check()
    page.get_by_role("button", name="End access").click()


def then_they_are_out(page: Page) -> None:
    """The page that was open is not there any more."""
    response = page.reload()
    assert response
    assert response.status == 404
    expect(heading(page)).to_have_text("Nothing here for you to see")


def test_lead_gives_access_and_ends_it_at_the_next_page(visits: Visits) -> None:
    lead, colleague = given_signed_in(visits, "ruth"), given_signed_in(visits, "tomasz")
    expect(colleague.get_by_role("link", name="Nour")).to_have_count(0)

    when_they_open_through_their_team(lead, "Nour")
    when_they_let_see(lead, "Tomasz Nowak, Key worker, Lanternfield")
    then_it_says(lead, "They can see what you chose, from now on.")
    then_they_can_see(lead, "Tomasz Nowak", "Co-worker")
    then_the_page_is_accessible(lead)

    colleague.reload()
    colleague.get_by_role("main").get_by_role("link", name="Nour", exact=True).first.click()
    when_they_say_that_they_do_not_know_the_family(colleague)
    expect(heading(colleague)).to_have_text("Nour")

    when_they_end_the_access_of(lead, "Tomasz Nowak")
    then_it_says(lead, "They can no longer see this record.")
    expect(lead.get_by_role("row").filter(has_text="Tomasz Nowak")).to_have_count(0)
    then_they_are_out(colleague)
