"""Away for too long while writing: the page closes, and nothing typed is lost."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.product import Product
from tests.journeys.records import TEXT, then_it_stands_on_top, when_they_open, when_they_save, when_they_start_to_write
from tests.journeys.signing_in import when_they_fill_in_the_sign_in, when_they_sign_in
from tests.journeys.visits import Visits

TYPED = "You taught me a card trick, and I still do not know how it works."


def when_they_are_away(page: Page, product: Product, *, minutes: int) -> None:
    (session,) = (cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "id")
    product.run_beside("tests.journeys.while_away", session, str(minutes * 60))


def then_they_are_told_why_they_sign_in_again(page: Page) -> None:
    expect(page.get_by_text("You were away for a while")).to_be_visible()
    expect(page.get_by_text(TYPED)).to_have_count(0)
    then_the_page_is_accessible(page)


def test_what_was_typed_comes_back_after_a_long_pause(visits: Visits, product: Product) -> None:
    page = visits.begin()
    when_they_sign_in(page, "amina")
    when_they_open(page, "Ace")
    when_they_start_to_write(page, TYPED)
    when_they_are_away(page, product, minutes=31)
    when_they_save(page)
    then_they_are_told_why_they_sign_in_again(page)

    when_they_fill_in_the_sign_in(page, "amina")
    expect(page.get_by_label(TEXT)).to_have_value(TYPED)
    then_the_page_is_accessible(page)
    when_they_save(page)
    then_it_says(page, "Saved.")
    then_it_stands_on_top(page, TYPED)
