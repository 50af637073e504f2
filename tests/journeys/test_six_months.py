"""Half a year with Danyal, who said no and went quiet: our tries, a drop-in, coming back, somebody new, a plan, a goodbye.

His past is in the demonstration, because its clock does not move; the acts follow here in their order, on one day. The
worker has a phone in the street, the lead a desk. No other journey changes anything about him.
"""

from playwright.sync_api import Page, expect

from tests.journeys.handing_over import given_those_alongside_are_open, when_they_take_the_step
from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.plans import given_their_plan_is_open, when_they_add_a_step, when_they_write_down_a_goal
from tests.journeys.records import when_they_go_to, when_they_open, when_they_save
from tests.journeys.signing_in import given_signed_in, when_asked_they_show_once_more_that_it_is_them
from tests.journeys.visits import PHONE, Visits, settled

NAME, NICKNAME = "Danyal", "Sea Captain"
GOAL = "Read one of my poems where people listen"
SAYS = "I have my people now. I will wave from the boat."


def given_his_page(page: Page, tab: str) -> None:
    page.goto("/young-people/")
    when_they_open(page, NAME)
    when_they_go_to(page, tab)


def when_they_try_again_and_nobody_answers(page: Page) -> None:
    given_his_page(page, "In touch")
    expect(page.get_by_text("and the door stayed open.").first).to_be_visible()
    page.get_by_text("Each day, as a list").click()
    expect(page.get_by_role("row").filter(has_text="They asked for space")).to_be_visible()
    expect(page.get_by_role("heading", name="No reply for a while: our plan moves")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="I tried just now: write it down").click()
    page.get_by_role("button", name="No reply yet", exact=True).click()
    then_it_says(page, "Saved. What we do next:")
    page.goto(page.url.split("#")[0] + "ending/")
    expect(page.get_by_text("Support goes on. Nothing ends for silence")).to_be_visible()


def when_somebody_with_a_nickname_drops_in(page: Page) -> None:
    page.goto("/drop-in/")
    page.get_by_role("link", name="Somebody is here").click()
    then_the_page_is_accessible(page)
    page.get_by_label("What do they like to be called?").fill(NICKNAME)
    page.get_by_label("To be warm").check()
    page.get_by_role("button", name="Put them on the board").click()
    then_it_says(page, "They are on the board.")
    page.get_by_role("button", name=f"I am with them ({NICKNAME})").click()
    page.get_by_role("link", name=f"I know who this is ({NICKNAME})").click()
    page.get_by_role("textbox").first.fill(NAME)
    page.get_by_role("button", name="Search").click()
    then_the_page_is_accessible(page)
    page.get_by_role("button", name=f"It was them ({NAME})").click()
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    page.goto("/drop-in/")
    expect(page.get_by_text(NICKNAME)).to_have_count(0)


def when_they_are_back_without_a_new_referral(page: Page) -> None:
    given_his_page(page, "In touch")
    page.get_by_role("link", name="They are back after a while").click()
    expect(page.get_by_text("Nothing has to be told again").first).to_be_visible()
    expect(page.get_by_text("Papers and offices, unless he begins").first).to_be_visible()
    then_the_page_is_accessible(page)
    page.get_by_label("They would like somebody else").check()
    page.get_by_role("button", name="They are back").click()
    then_it_says(page, "Welcome back.")


def when_the_worker_changes(lead: Page, old: Page, new: Page) -> None:
    given_those_alongside_are_open(lead, NAME)
    lead.get_by_role("link", name="See who could be there").first.click()
    lead.get_by_role("link", name="Plan a change to them (Rory McDonagh)").click()
    settled(lead)
    if lead.get_by_label("why them, even so?").count():
        lead.get_by_label("why them, even so?").fill("He asked for Rory, who sails, and is on the next course.")
    lead.get_by_label("The young person asked for somebody else").check()
    lead.get_by_label("They know, and it is all right with them").check()
    lead.get_by_label("In person").check()
    lead.get_by_label("How would they like it to go?").fill("On the pier, all three of us.")
    lead.get_by_role("button", name="Propose it").click()
    then_it_says(lead, "go on step by step, with them")
    when_they_take_the_step(old, NAME, "Agreed", "On the pier, then.")
    when_they_take_the_step(lead, NAME, "Both are there")
    when_they_take_the_step(old, NAME, "They met together", "All three on the pier, with chips.")
    old.get_by_role("link", name="They said goodbye").click()
    old.get_by_label("What happened, and what did they say?").fill("A shell each.")
    when_they_save(old)
    when_they_take_the_step(lead, NAME, "Handed over")
    old.goto("/young-people/")
    expect(old.get_by_role("main").get_by_role("link", name=NAME, exact=True)).to_have_count(0)
    new.goto("/young-people/")
    new.get_by_role("main").get_by_role("link", name=NAME, exact=True).first.click()
    new.get_by_label("No, not at all").check()
    new.get_by_role("button", name="Go on").click()
    expect(new.get_by_text("A shell each.").first).to_be_visible()


def when_a_plan_is_made_and_looked_at_together(page: Page) -> None:
    given_their_plan_is_open(page, NAME)
    page.get_by_role("link", name="Write down what they want").click()
    when_they_write_down_a_goal(page, GOAL, "In my notebook", "On the stage by the sea")
    when_they_add_a_step(page, "Ask when the stage by the sea is free", "Us: their worker or our team", "in two weeks")
    page.get_by_role("link", name="Back to the plan").click()
    page.get_by_role("link", name="Look at it together").click()
    page.get_by_label("They were there and spoke for themselves").check()
    page.get_by_label("What did you talk about, and what changed?").fill("You read it to forty people, and two cried.")
    page.get_by_label("Yes, this is my plan").check()
    when_they_save(page)
    then_it_says(page, "It is on their timeline too.")
    then_the_page_is_accessible(page)


def when_a_goodbye_is_thought_about_talked_about_and_planned(page: Page) -> None:
    given_his_page(page, "In touch")
    page.get_by_role("link", name="A goodbye, or a pause").click()
    page.get_by_role("link", name="Think about a goodbye or a pause").click()
    page.get_by_label("They have what they wanted from it").check()
    page.get_by_role("button", name="Write it down").click()
    page.get_by_role("link", name="Write down what they make of it").click()
    page.get_by_label("They want it too").check()
    page.get_by_label("What do they say, in their words?").fill(SAYS)
    when_they_save(page)
    page.get_by_role("link", name="Plan how we say goodbye").click()
    then_the_page_is_accessible(page)
    for box, value in zip(("Day", "Month", "Year"), _today(page), strict=True):
        page.get_by_role("group", name="When do we say goodbye?").get_by_label(box, exact=True).fill(value)
    page.get_by_label("Whom can they call when it is hard?").fill("Coach Bernie")
    page.get_by_label("What would you like to write to them?").fill("You made the whole pier quiet.")
    page.get_by_label("Around").first.check()
    when_they_save(page)
    expect(page.get_by_text("A team lead agrees to it once you have said goodbye.")).to_be_visible()
    then_the_page_is_accessible(page)


def _today(page: Page) -> list[str]:
    """Day, month and year, as the demonstration's own clock is this browser's."""
    return [
        str(part)
        for part in page.evaluate("[new Date()].flatMap(d => [d.getDate(), d.getMonth() + 1, d.getFullYear()])")
    ]


def when_the_lead_agrees(lead: Page) -> None:
    lead.goto("/young-people/?whose=team")
    when_they_open(lead, NAME)
    when_they_go_to(lead, "In touch")
    lead.get_by_role("link", name="A goodbye, or a pause").click()
    expect(lead.get_by_text(SAYS).first).to_be_visible()
    lead.get_by_role("link", name="We said goodbye: agree to it").click()
    when_asked_they_show_once_more_that_it_is_them(lead)
    lead.get_by_label("I gave it to them").check()
    then_the_page_is_accessible(lead)
    when_they_save(lead)
    when_asked_they_show_once_more_that_it_is_them(lead, "Save")
    expect(lead.get_by_text("Ended, and the door is open").first).to_be_visible()
    with lead.expect_download() as taken:
        lead.get_by_role("link", name="The open-door card as a picture for their phone").click()
    assert taken.value.suggested_filename == "picture.png"
    lead.get_by_role("link", name="The goodbye in writing, to read and print").click()
    expect(lead.get_by_text("You made the whole pier quiet.")).to_be_visible()


def test_half_a_year_from_a_no_to_a_goodbye_with_an_open_door(visits: Visits) -> None:
    lead, old = given_signed_in(visits, "siobhan"), given_signed_in(visits, "linh", viewport=PHONE)
    new = given_signed_in(visits, "rory", viewport=PHONE)
    when_they_try_again_and_nobody_answers(old)
    when_somebody_with_a_nickname_drops_in(old)
    when_they_are_back_without_a_new_referral(old)
    when_the_worker_changes(lead, old, new)
    when_a_plan_is_made_and_looked_at_together(new)
    when_a_goodbye_is_thought_about_talked_about_and_planned(new)
    when_the_lead_agrees(lead)
    given_his_page(new, "In touch")
    expect(new.get_by_role("link", name="They are back after a while")).to_be_visible()
