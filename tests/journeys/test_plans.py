"""A plan from its first goal to its first review, on a phone in the street. Charlie has no plan before, and no other journey."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.journeys.looking import (
    then_it_looks_right,
    then_it_says,
)
from tests.journeys.plans import (
    given_their_plan_is_open,
    when_the_phone_is_handed_over,
    when_they_add_a_step,
    when_they_tap,
    when_they_write_down_a_goal,
)
from tests.journeys.records import when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

PHONE: ViewportSize = {"width": 390, "height": 844}


def test_plan_is_made_with_them_rated_by_them_and_looked_at_together(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    page.set_viewport_size(PHONE)
    given_their_plan_is_open(page, "Charlie")
    expect(page.get_by_text("There is no plan yet")).to_be_visible()
    then_it_looks_right(page)
    page.get_by_role("link", name="Write down what they want").click()
    when_they_write_down_a_goal(page, "Sing where people can hear me", "In the shower", "On a stage")
    then_it_says(page, "Saved.")

    _steps_are_theirs_and_ours(page)
    _they_tap_on_the_phone_that_is_handed_over(page)
    page.get_by_role("link", name="Back to the plan").click()
    _it_is_looked_at_together(page)
    _versions_stand_side_by_side_and_a_page_is_taken_out(page)


def _steps_are_theirs_and_ours(page: Page) -> None:
    when_they_add_a_step(page, "Find an open stage", "The young person", "31 February")
    expect(page.get_by_role("alert")).to_contain_text("no such day.")
    then_it_looks_right(page)
    page.get_by_label("By when?").fill("before summer")
    when_they_save(page)
    then_it_says(page, "What could we take on?")
    expect(page.get_by_text("before summer")).to_be_visible()
    then_it_looks_right(page)
    when_they_add_a_step(page, "Bring the guitar back from the shop", "Us: their worker or our team", "in two weeks")


def _they_tap_on_the_phone_that_is_handed_over(page: Page) -> None:
    when_the_phone_is_handed_over(page)
    then_it_looks_right(page)
    when_they_tap(page, "4")
    then_it_says(page, "Thank you. You chose 4.")
    when_they_tap(page, "Not now")
    then_it_says(page, "That is an answer too.")
    page.get_by_role("link", name="Done: give the phone back").click()
    expect(page.get_by_role("cell", name="4", exact=True)).to_be_visible()
    then_it_looks_right(page)


def _it_is_looked_at_together(page: Page) -> None:
    page.get_by_role("link", name="Look at it together").click()
    page.get_by_label("They were there and spoke for themselves").check()
    page.get_by_label("What did you talk about, and what changed?").fill("You sang it through for us, twice.")
    page.get_by_label("Some of it").check()
    page.get_by_label("Does somebody see something another way? Who?").fill("Charlie's aunt")
    when_they_save(page)
    expect(page.get_by_role("alert")).to_contain_text("so that it is kept")
    then_it_looks_right(page)
    page.get_by_label("What do they say, in their words?").fill("Not on a school night.")
    when_they_save(page)
    then_it_says(page, "It is on their timeline too.")
    expect(page.get_by_text("Something is seen another way")).to_be_visible()


def _versions_stand_side_by_side_and_a_page_is_taken_out(page: Page) -> None:
    page.get_by_role("link", name="Every version, and two side by side").click()
    then_it_looks_right(page)
    before = page.get_by_label("Before", exact=True)
    before.select_option(index=before.locator("option").count() - 1)
    page.get_by_role("button", name="Show").click()
    expect(page.locator("ins").first).to_contain_text("new:")
    page.get_by_role("link", name="Back to the plan").click()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Large, with pictures (PDF)").click()
    assert taken.value.suggested_filename == "page.pdf"
