"""A data officer brings council files in, watches, and takes them back."""

from io import BytesIO
from zipfile import ZipFile

from playwright.sync_api import Page, expect

from tests.exchange.samples import FOLDER
from tests.journeys.looking import heading, then_it_says, then_the_page_is_accessible
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

CENSUS, LIST = FOLDER / "CIN_Census_2021.xml", FOLDER / "header.csv"
LIST_ROWS = 2675


def given_a_data_officer_with_a_file(visits: Visits) -> Page:
    page = given_signed_in(visits, "mei")
    page.get_by_role("link", name="Bring in").click()
    when_they_begin_to_bring_one_in(page)
    return page


def when_they_begin_to_bring_one_in(page: Page) -> None:
    page.goto("/bring-in/")
    page.get_by_role("link", name="Bring a file in").click()


def when_they_have_it_read(page: Page, file: object) -> None:
    page.get_by_label("Choose the file").set_input_files(file)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read the file").click()


def when_they_take_it_back(page: Page) -> None:
    page.get_by_role("button", name="Take this file back").click()


def then_it_waits_to_be_looked_at(page: Page) -> None:
    expect(state(page)).to_contain_text("Nobody has been added yet.")


def then_it_is_brought_in(page: Page) -> None:
    expect(state(page).get_by_role("heading")).to_have_text("Brought in", timeout=30_000)


def then_it_is_refused(page: Page, sentence: str) -> None:
    """Above the form and beside the file, in one sentence."""
    expect(page.locator(".govuk-error-summary")).to_contain_text(sentence)
    expect(page.locator(".govuk-error-message")).to_contain_text(sentence)


def state(page: Page) -> object:
    """Where the file is on its way."""
    return page.locator("#state")


def zipped(name: str) -> dict[str, object]:
    """A zip file that calls itself XML."""
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("census.txt", "not what it says")
    return {"name": name, "mimeType": "text/xml", "buffer": content.getvalue()}


def test_census_is_looked_at_brought_in_refused_twice_and_taken_back(visits: Visits) -> None:
    page = given_a_data_officer_with_a_file(visits)
    then_the_page_is_accessible(page)
    when_they_have_it_read(page, CENSUS)
    then_it_waits_to_be_looked_at(page)
    then_the_page_is_accessible(page)

    page.get_by_role("button", name="Bring them in").click()
    then_it_is_brought_in(page)
    then_the_page_is_accessible(page)

    when_they_begin_to_bring_one_in(page)
    when_they_have_it_read(page, CENSUS)
    then_it_is_refused(page, "This very file is here already, so nothing was changed.")
    then_the_page_is_accessible(page)

    page.goto("/bring-in/")
    page.get_by_role("link", name=CENSUS.name).click()
    when_they_take_it_back(page)
    then_it_says(page, "The file was taken back.")
    expect(state(page).get_by_role("heading")).to_have_text("Taken back")
    then_the_page_is_accessible(page)


def test_long_list_shows_how_far_it_is(visits: Visits) -> None:
    page = given_a_data_officer_with_a_file(visits)
    when_they_have_it_read(page, LIST)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("progressbar", name=f"250 of {LIST_ROWS} rows are in")).to_be_visible()
    then_it_is_brought_in(page)
    when_they_take_it_back(page)
    then_it_says(page, "The file was taken back.")


def test_what_is_no_council_file_is_refused_in_one_sentence(visits: Visits) -> None:
    page = given_a_data_officer_with_a_file(visits)
    when_they_have_it_read(page, zipped("census.xml"))
    then_it_is_refused(page, "This looks like a compressed file (zip)")
    expect(heading(page)).to_have_text("Bring a file in")
