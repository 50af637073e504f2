"""Me, in my words: a young person says who they are on a phone, and their worker sees what helps before they meet."""

from playwright.sync_api import Page, expect

from tests.journeys.coming_in import given_in_their_space, given_on_a_phone, when_they_come_in
from tests.journeys.looking import then_a_narrow_screen_need_not_scroll_sideways, then_the_page_is_accessible
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

VOICES = """const voice = { localService: %s, lang: "en-GB", name: "Here" };
globalThis.spoken = [];
speechSynthesis.getVoices = () => [voice];
speechSynthesis.speak = (said) => spoken.push(said.text);
globalThis.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text; } };"""


def _when_they_save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. You can change it on any day.")).to_be_visible()


def test_they_say_what_helps_and_their_worker_sees_it(visits: Visits) -> None:
    page = given_in_their_space(visits, "brave-puffin")
    page.get_by_role("link", name="Me, in my words").click()
    page.get_by_role("link", name="Say what helps me").click()
    then_the_page_is_accessible(page)
    page.get_by_text("Who sees this").click()
    page.get_by_label("Something else that helps").fill("A seat by the door")
    _when_they_save(page)
    page.get_by_role("link", name="Choose who, where and when").click()
    page.get_by_label("Which days and times are good?").fill("Wednesdays, when it is dry")
    _when_they_save(page)
    page.get_by_role("link", name="Say who I am").click()
    page.get_by_label("What else makes you who you are?").fill("I name clouds.")
    _when_they_save(page)
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)

    worker = given_signed_in(visits, "ruth")
    worker.goto("/young-people/?whose=team")
    worker.get_by_role("main").get_by_role("link", name="Macs", exact=True).click()
    expect(worker.locator(".headline__needs")).to_contain_text("A seat by the door")
    expect(worker.get_by_text("I name clouds.")).to_have_count(0)
    worker.get_by_role("link", name="In touch", exact=True).click()
    expect(worker.get_by_text("Wednesdays, when it is dry")).to_be_visible()
    worker.get_by_role("link", name="About them", exact=True).click()
    worker.get_by_role("link", name="Read it, or fill it in with them").click()
    expect(worker.get_by_label("What else makes them who they are?")).to_have_value("I name clouds.")


def test_pages_look_as_they_chose_without_scripts_and_on_another_phone(visits: Visits) -> None:
    page = given_on_a_phone(visits, java_script_enabled=False)
    page.goto("/in/")
    page.locator("input[name=name]").fill("brave-puffin")
    page.locator("input[name=words]").fill("teapot walnut island honey")
    page.locator("main form button").last.click()
    page.goto("/look/")
    page.get_by_label("Larger letters").check()
    page.get_by_label("Calm colours").check()
    page.get_by_role("button", name="Save").click()
    other = given_on_a_phone(visits)
    when_they_come_in(other, "brave-puffin")
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    assert other.evaluate(size) == 20
    then_the_page_is_accessible(other)
    then_a_narrow_screen_need_not_scroll_sideways(other)
    other.goto("/look/")
    other.get_by_label("Larger letters").uncheck()
    other.get_by_label("Calm colours").uncheck()
    other.get_by_label("More space between letters and lines").check()
    other.get_by_role("button", name="Save").click()
    then_a_narrow_screen_need_not_scroll_sideways(other)
    other.get_by_label("More space between letters and lines").uncheck()
    other.get_by_role("button", name="Save").click()


def test_page_is_read_out_only_by_a_voice_that_lives_on_the_phone(visits: Visits) -> None:
    for local in ("false", "true"):
        page = given_in_their_space(visits, "brave-puffin")
        page.add_init_script(VOICES % local)
        page.goto("/safe/")
        listen = page.get_by_role("button", name="Listen")
        if local == "false":
            expect(listen).to_be_hidden()
            continue
        listen.click()
        assert page.evaluate("spoken[0]") == "Staying safe here"
        page.get_by_role("button", name="Stop").click()
        expect(listen).to_be_visible()
