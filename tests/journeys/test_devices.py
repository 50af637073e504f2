"""Where somebody is signed in, and what happens on a screen that nobody looks at."""

from playwright.sync_api import Page, expect

from tests.journeys.looking import heading, then_it_says, then_the_page_is_accessible
from tests.journeys.product import Product
from tests.journeys.signing_in import when_they_fill_in_the_sign_in, when_they_sign_in
from tests.journeys.visits import PHONE, Visits

LIMIT = 30 * 60
TYPED = "Robin Harbour"
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36"


def given_nobody_touched_it_for(page: Page, product: Product, *, seconds: int) -> None:
    """On both clocks: the server's, and the page's own."""
    (session,) = (cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "id")
    product.run_beside("tests.journeys.while_away", session, str(seconds))
    page.clock.fast_forward(seconds * 1000)


def test_phone_that_was_left_somewhere_is_signed_out_from_a_desk(visits: Visits) -> None:
    phone = visits.begin(viewport=PHONE, user_agent=ANDROID)
    when_they_sign_in(phone, "yusuf")
    desk = visits.begin()
    when_they_sign_in(desk, "yusuf")
    desk.goto("/me/")
    row = desk.locator("#devices li").filter(has_text="Phone, Chrome")
    then_the_page_is_accessible(desk)
    row.get_by_text("Give it a name").click()
    row.get_by_label("What you call it").fill("The blue phone")
    row.get_by_role("button", name="Keep the name").click()
    then_it_says(desk, "The name is kept.")
    desk.locator("#devices li").filter(has_text="The blue phone").get_by_role("button", name="End it").click()
    then_it_says(desk, "That device is signed out")
    phone.goto("/young-people/")
    expect(heading(phone)).to_have_text("Sign in")


def test_page_asks_a_minute_before_and_stays_for_somebody_who_is_there(visits: Visits, product: Product) -> None:
    page = visits.begin()
    when_they_sign_in(page, "amina")
    page.clock.install()
    page.goto("/me/")
    given_nobody_touched_it_for(page, product, seconds=LIMIT - 40)
    expect(page.get_by_role("dialog", name="Still there?")).to_be_visible()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="I am still here").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_page_covers_itself_and_keeps_what_was_typed(visits: Visits, product: Product) -> None:
    page = visits.begin()
    when_they_sign_in(page, "amina")
    page.clock.install()
    page.goto("/young-people/add/")
    page.get_by_role("textbox", name="What do they like to be called?").fill(TYPED)
    given_nobody_touched_it_for(page, product, seconds=LIMIT + 5)
    expect(page.get_by_role("dialog", name="This page is closed")).to_be_visible()
    expect(page.get_by_role("textbox", name="What do they like to be called?")).not_to_be_visible()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("You were away for a while")).to_be_visible()
    when_they_fill_in_the_sign_in(page, "amina")
    expect(page.get_by_role("textbox", name="What do they like to be called?")).to_have_value(TYPED)
