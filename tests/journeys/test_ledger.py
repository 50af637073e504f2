"""The data-protection lead reads who did what."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import heading, then_the_page_is_accessible
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def when_they_read_the_ledger(page: Page, *, by: str = "Anybody") -> None:
    page.get_by_role("link", name="Ledger").click()
    page.get_by_label("By whom").select_option(label=by)
    page.get_by_role("button", name="Show").click()
    expect(heading(page)).to_have_text("The ledger")


def test_ledger_tells_who_opened_what_and_that_it_was_read(visits: Visits) -> None:
    worker, reader = given_signed_in(visits, "gwen"), given_signed_in(visits, "idris")
    when_they_open(worker, "Cerys")
    when_they_read_the_ledger(reader, by="Gwen Pritchard")
    expect(reader.locator("#lines > li").first).to_contain_text("Gwen Pritchard opened")
    expect(reader.get_by_role("main")).not_to_contain_text("Cerys")
    then_the_page_is_accessible(reader)

    when_they_read_the_ledger(reader, by="Idris Vaughan")
    expect(reader.locator("#lines > li").first).to_contain_text("Idris Vaughan")


def test_ledger_is_refused_to_everybody_else_with_the_reason(visits: Visits) -> None:
    page = given_signed_in(visits, "gwen")
    expect(page.get_by_role("link", name="Ledger")).to_have_count(0)
    response = page.goto("/ledger/")
    assert response
    assert response.status == 403
    expect(heading(page)).to_have_text("You cannot do this")
    then_the_page_is_accessible(page)
