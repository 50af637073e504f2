"""A data officer brings council files in, watches, and takes them back."""

from io import BytesIO
from zipfile import ZipFile

from playwright.sync_api import FilePayload, expect

from tests.exchange.samples import FOLDER
from tests.journeys.council_files import (
    given_a_data_officer_with_a_file,
    state,
    then_it_is_brought_in,
    then_it_is_refused,
    then_it_waits_to_be_looked_at,
    when_they_begin_to_bring_one_in,
    when_they_have_it_read,
    when_they_take_it_back,
)
from tests.journeys.looking import heading, then_it_says, then_the_page_is_accessible
from tests.journeys.signing_in import when_asked_they_show_once_more_that_it_is_them
from tests.journeys.visits import Visits

CENSUS, LIST = FOLDER / "CIN_Census_2021.xml", FOLDER / "header.csv"
LIST_ROWS = 2675


def zipped(name: str) -> FilePayload:
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
    when_asked_they_show_once_more_that_it_is_them(page, "Bring them in")
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
    when_asked_they_show_once_more_that_it_is_them(page, "Bring them in")
    expect(page.get_by_role("progressbar", name=f"250 of {LIST_ROWS} rows are in")).to_be_visible()
    then_it_is_brought_in(page)
    when_they_take_it_back(page)
    then_it_says(page, "The file was taken back.")


def test_what_is_no_council_file_is_refused_in_one_sentence(visits: Visits) -> None:
    page = given_a_data_officer_with_a_file(visits)
    when_they_have_it_read(page, zipped("census.xml"))
    then_it_is_refused(page, "This looks like a compressed file (zip)")
    expect(heading(page)).to_have_text("Bring a file in")
