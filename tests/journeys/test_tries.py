"""Reaching out: a quiet month read as our persistence, a try written down with one tap, and a plan that moves with them."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import (
    then_a_narrow_screen_need_not_scroll_sideways,
    then_it_says,
    then_the_page_is_accessible,
)
from tests.journeys.records import when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import PAPER, PHONE, Visits

OURS = "and the door stayed open."


def given_zuzias_page(page: Page) -> None:
    page.goto("/young-people/")
    when_they_open(page, "Zuzia")
    when_they_go_to(page, "In touch")


def when_they_tap(page: Page, what: str) -> None:
    page.get_by_role("button", name=what, exact=True).click()


def test_quiet_month_is_ours_and_one_tap_in_the_street_is_enough(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz", viewport=PHONE)
    card = page.locator("section", has=page.get_by_role("link", name="Zuzia", exact=True)).filter(
        has_text="It is the day of our next try."
    )
    expect(card.get_by_text("Texted: the art room is open on Thursday")).to_be_visible()
    given_zuzias_page(page)
    expect(page.get_by_text(OURS).first).to_be_visible()
    expect(page.get_by_role("heading", name="No reply for a while: our plan moves")).to_be_visible()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    page.get_by_role("main").get_by_role("link", name="I tried just now: write it down").click()
    then_the_page_is_accessible(page)
    when_they_tap(page, "They asked for space")
    expect(page.get_by_role("alert")).to_be_visible()
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
    page.go_back()
    page.get_by_label("Card or letter").check()
    when_they_tap(page, "They replied")
    then_it_says(page, "Saved. What we do next:")
    expect(page.get_by_role("heading", name="No reply for a while: our plan moves")).to_have_count(0)
    page.get_by_text("Each day, as a list").click()
    expect(page.get_by_role("row").filter(has_text="They replied").first).to_contain_text("Card or letter")
    then_the_page_is_accessible(page)


def test_try_is_written_down_without_scripts_and_reads_on_paper(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz", java_script_enabled=False)
    given_zuzias_page(page)
    page.get_by_role("link", name="Write down a try").click()
    page.get_by_text("Add a few words, another time, or what we do next").click()
    page.get_by_label("A few words, if you like").fill("Sent you the picture of the storm.")
    when_they_tap(page, "They saw it")
    then_it_says(page, "Saved. What we do next:")
    expect(page.get_by_text("Sent you the picture of the storm.")).to_be_visible()
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Our tries over time")).to_be_visible()
    expect(page.locator("#tries td").filter(has_text="They saw it").first).to_be_visible()


def test_plan_is_proposed_again_and_agreed(visits: Visits) -> None:
    page = given_signed_in(visits, "tomasz")
    given_zuzias_page(page)
    page.get_by_role("link", name="Change how we keep in touch").first.click()
    then_the_page_is_accessible(page)
    page.get_by_label("How many days between our tries, at most?").fill("60")
    when_they_save(page)
    expect(page.get_by_role("alert")).to_contain_text("longer than we ever stay silent")
    page.get_by_label("How many days between our tries, at most?").fill("5")
    page.get_by_label("Where do they feel at home?").fill("The library steps")
    when_they_save(page)
    then_it_says(page, "The versions before stay readable.")
    expect(page.get_by_role("heading", name="What we propose to them")).to_be_visible()

    page.get_by_role("link", name="They agreed to this").click()
    then_the_page_is_accessible(page)
    page.get_by_label("Yes, in a message").check()
    page.get_by_label("What did they say about it?").fill("Steps are good.")
    when_they_save(page)
    then_it_says(page, "It is agreed with them.")
    expect(page.get_by_text("Steps are good.")).to_be_visible()
    page.locator("#plan summary").first.click()
    expect(page.locator("#plan details").first.get_by_text("The bench by the duck pond")).to_be_visible()
