"""Coming in with a passkey, and with second words, on a phone."""

from playwright.sync_api import expect

from tests.journeys.authenticator import given_a_computer_with_a_screen_lock
from tests.journeys.coming_in import WORDS, given_in_their_space, given_on_a_phone, when_they_come_in
from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.visits import Visits

WHO = "brave-puffin"


def test_passkey_opens_without_words_and_is_taken_away(visits: Visits) -> None:
    page = given_in_their_space(visits, WHO)
    given_a_computer_with_a_screen_lock(page)
    page.get_by_role("link", name="My words", exact=True).click()
    page.get_by_role("link", name="Is your phone only yours? A passkey").click()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.get_by_role("button", name="Make a passkey").click()
    expect(page.get_by_text("You have a passkey.")).to_be_visible()
    page.context.clear_cookies()
    page.goto("/in/")
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Come in with a passkey").click()
    expect(page.get_by_role("heading", name="Who is alongside me")).to_be_visible()
    page.goto("/key/")
    page.get_by_role("button", name="Take it away").click()
    expect(page.get_by_role("button", name="Make a passkey")).to_be_visible()


def test_second_words_open_a_page_like_any_other(visits: Visits) -> None:
    page = given_in_their_space(visits, WHO)
    page.goto("/words/second/")
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.get_by_label("Your words").fill(WORDS[WHO])
    page.get_by_role("button", name="Make second words").click()
    words = page.locator(".card-paper__words").inner_text()
    then_the_page_is_accessible(page)

    other = given_on_a_phone(visits)
    when_they_come_in(other, WHO, words)
    expect(other.get_by_role("heading", name="Banana pancakes")).to_be_visible()
    expect(other.get_by_role("link", name="My words", exact=True)).to_have_count(0)
    then_the_page_is_accessible(other)
    then_a_narrow_screen_need_not_scroll_sideways(other)

    page.goto("/words/second/")
    page.get_by_label("Your words").fill(WORDS[WHO])
    page.get_by_role("button", name="End them").click()
    expect(page.get_by_text("You have second words.")).to_have_count(0)
