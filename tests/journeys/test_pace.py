"""At their pace: an answer in place of an answer, honoured everywhere, and lifted on their word."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PAPER, Visits

NEVER = "They asked not to be asked about this."
LANGUAGES = "Languages they speak"


def given_the_card_is_open(page: Page, name: str) -> None:
    page.goto("/young-people/")
    when_they_open(page, name)
    when_they_go_to(page, "About them")
    page.get_by_role("link", name="Put this right").click()


def when_they_choose_instead(page: Page, question: str, answer: str) -> None:
    page.locator("summary").filter(has_text=f"Instead of an answer ({question})").click()
    page.get_by_role("group", name=f"{question}: Instead of an answer").get_by_label(answer).check()


def test_a_question_is_left_alone_in_every_form_until_they_say(visits: Visits) -> None:
    page = given_signed_in(visits, "amina")
    given_the_card_is_open(page, "Abdi")
    when_they_choose_instead(page, LANGUAGES, "Don't ask me again")
    then_the_page_is_accessible(page)
    when_they_save(page)
    then_it_says(page, "Saved.")

    given_the_card_is_open(page, "Abdi")
    expect(page.get_by_label(LANGUAGES)).to_have_count(0)
    expect(page.locator("form").get_by_text(NEVER)).to_be_visible()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    page.locator("form").get_by_role("link", name="What they said, and when to ask again").click()
    then_the_page_is_accessible(page)
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(page.get_by_role("main").get_by_text(LANGUAGES).first).to_be_visible()
    page.emulate_media(media="screen")

    page.get_by_role("link", name="They can be asked again").click()
    page.get_by_role("button", name="They can be asked again").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("They brought it up themselves").check()
    page.get_by_role("button", name="They can be asked again").click()
    then_it_says(page, "It can be asked again.")
    given_the_card_is_open(page, "Abdi")
    expect(page.get_by_label(LANGUAGES)).to_be_visible()


def test_it_is_written_down_without_scripts(visits: Visits) -> None:
    page = given_signed_in(visits, "amina", java_script_enabled=False)
    page.goto("/young-people/")
    when_they_open(page, "Abdi")
    page.get_by_role("link", name="Write down what they said").click()
    page.get_by_label("About what?").select_option("What happened to them")
    page.get_by_label("Not now. They will bring it up").check()
    when_they_save(page)
    then_it_says(page, "No form asks about this now.")
    expect(page.get_by_role("main").get_by_text("They said: not now. They will bring it up.")).to_be_visible()
