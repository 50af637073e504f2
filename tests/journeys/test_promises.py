"""Our word: promised while writing on a phone, kept with a tap, changed with them, read by them on paper."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import TEXT, when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PAPER, PHONE, Visits

FILM = "I will ask whether the film can be shown at the library."
DRUMS = "I will come and hear the drums."


def given_charlies_page(visits: Visits, **options: object) -> Page:
    page = given_signed_in(visits, "tomasz", **options)
    page.goto("/young-people/")
    when_they_open(page, "Charlie")
    return page


def when_they_choose_a_day(form: Locator, year: str = "2031") -> None:
    for box, value in (("Day", "3"), ("Month", "May"), ("Year", year)):
        form.get_by_label(box, exact=True).fill(value)


def promised(page: Page, what: str) -> Locator:
    """One promise in the list."""
    return page.locator("#promises li", has=page.locator("strong", has_text=what))


def test_promise_is_made_while_writing_on_a_phone_kept_and_taken_back(visits: Visits) -> None:
    page = given_charlies_page(visits, viewport=PHONE)
    page.get_by_role("link", name="Write something").click()
    page.get_by_label(TEXT).fill("You showed me how the film begins.")
    page.get_by_text("I promised something").click()
    then_the_page_is_accessible(page)
    page.get_by_label("What did you promise?").fill(FILM)
    when_they_save(page)
    expect(page.get_by_role("alert").first).to_contain_text("A promise without a day is soon forgotten.")
    expect(page.get_by_label("What did you promise?")).to_have_value(FILM)
    when_they_choose_a_day(page.get_by_role("group", name="By when?"))
    when_they_save(page)
    then_it_says(page, "Saved.")

    page.get_by_role("link", name="What we promised them").click()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    promised(page, FILM).get_by_text("Add a line about it").click()
    promised(page, FILM).get_by_label("Anything to say about it?").fill("They said yes, and asked who made it.")
    promised(page, FILM).get_by_role("button", name="We kept it").click()
    then_it_says(page, "That is how trust grows.")
    expect(promised(page, FILM)).to_contain_text("They said yes, and asked who made it.")
    promised(page, FILM).get_by_role("button", name="That was the wrong button").click()
    then_it_says(page, "It is still to keep.")


def test_promise_is_changed_with_them_and_read_on_paper(visits: Visits) -> None:
    page = given_charlies_page(visits, java_script_enabled=False)
    page.get_by_role("link", name="What we promised them").click()
    page.get_by_role("link", name="Write down a promise").click()
    page.get_by_label("What did you promise?").fill(DRUMS)
    when_they_choose_a_day(page.get_by_role("group", name="By when?"))
    when_they_save(page)
    promised(page, DRUMS).get_by_role("link", name="Change it with them").click()
    when_they_choose_a_day(page.get_by_role("group", name="Which day did you agree on?"), "2032")
    page.get_by_label("What did you agree on, and what did they say?").fill("You said the concert is better.")
    when_they_save(page)
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("In person").check()
    when_they_save(page)
    then_it_says(page, "Both stay")
    expect(promised(page, DRUMS)).to_have_count(2)

    page.get_by_role("link", name="What we promised, on paper").click()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(page.get_by_text("We changed 1 with you")).to_be_visible()
    expect(page.get_by_text("You said the concert is better.")).to_be_visible()
    expect(page.get_by_text("Charlie")).to_have_count(0)
    expect(page.get_by_role("button").filter(visible=True)).to_have_count(0)


def test_promise_that_is_late_is_asked_of_the_lead_too(visits: Visits) -> None:
    page = given_signed_in(visits, "dele")
    question = page.locator(".ask", has_text="did not keep it in time")
    question.get_by_role("link", name="See what we promised").click()
    expect(page.get_by_role("heading", level=1, name="Femi")).to_be_visible()
    expect(page.locator("#promises").get_by_text("1 is late")).to_be_visible()
    promised(page, "goalkeeper gloves").get_by_role("link", name="It cannot be kept").click()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    when_they_go_to(page, "Now")
