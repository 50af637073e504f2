"""The data-protection lead reads who did what."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.looking import heading, then_the_page_is_accessible
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits


def when_they_read_the_ledger(page: Page, *, by: str = "Anybody") -> None:
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Ledger").click()
    page.get_by_label("By whom").select_option(label=by)
    page.get_by_role("button", name="Show").click()
    expect(heading(page)).to_have_text("The ledger")


def test_ledger_tells_who_opened_what_and_that_it_was_read(visits: Visits) -> None:
    worker, reader = given_signed_in(visits, "gwen"), given_signed_in(visits, "idris")
    when_they_open(worker, "Cerys")
    when_they_read_the_ledger(reader, by="Gwen Pritchard")
    expect(reader.locator("#lines > li").nth(1)).to_contain_text("Gwen Pritchard opened")
    expect(reader.get_by_role("main")).not_to_contain_text("Cerys")
    then_the_page_is_accessible(reader)

    when_they_read_the_ledger(reader, by="Idris Vaughan")
    expect(reader.locator("#lines > li").nth(1)).to_contain_text("Idris Vaughan")


def test_ledger_is_refused_to_everybody_else_with_the_reason(visits: Visits) -> None:
    page = given_signed_in(visits, "gwen")
    expect(page.get_by_role("link", name="Ledger")).to_have_count(0)
    response = page.goto("/ledger/")
    assert response
    assert response.status == 403
    expect(heading(page)).to_have_text("You cannot do this")
    then_the_page_is_accessible(page)


def test_everybody_finds_what_they_did(visits: Visits) -> None:
    page = given_signed_in(visits, "gwen")
    when_they_open(page, "Cerys")
    page.goto("/me/")
    page.get_by_role("link", name="What I did").click()
    expect(heading(page)).to_have_text("What I did")
    expect(page.locator("#lines")).to_contain_text("You opened the record")
    then_the_page_is_accessible(page)


def test_safeguarding_lead_reads_the_teams_lines_and_prints_the_head_of_the_day(visits: Visits) -> None:
    page = given_signed_in(visits, "grace")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Ledger").click()
    expect(heading(page)).to_have_text("The ledger of your team")
    page.get_by_role("link", name="The head of each day, to print").click()
    page.get_by_role("main").locator("ol a").first.click()
    expect(heading(page)).to_have_text("The ledger's signed head")
    picture = page.get_by_role("img", name="The signed note below")
    expect(picture).to_be_visible()
    page.wait_for_function("image => image.naturalWidth > 0", arg=picture.element_handle())
    page.emulate_media(media="print")
    expect(picture).to_be_visible()
    expect(page.get_by_text("How to watch this ledger from outside")).to_be_hidden()


def test_partner_without_an_account_sees_the_head_and_nothing_else(visits: Visits) -> None:
    page = visits.begin()
    page.goto("/ledger/head/")
    expect(heading(page)).to_have_text("The ledger's signed head")
    then_the_page_is_accessible(page)
    page.get_by_text("How to watch this ledger from outside").click()
    expect(page.get_by_role("main")).to_contain_text("alongside ledger witness")
    page.goto("/ledger/")
    expect(page).to_have_url(re.compile("/account/login/"))
