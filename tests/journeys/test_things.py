"""Say it your way: drawn, recorded and written on a phone, shown to one worker and taken back, with the line lost meanwhile."""

from playwright.sync_api import Page, expect

from tests.journeys.coming_in import given_in_their_space, given_on_a_phone
from tests.journeys.looking import then_it_says, then_the_page_is_accessible
from tests.journeys.records import when_they_open
from tests.journeys.signing_in import given_signed_in
from tests.journeys.visits import Visits

WORKER, NAME, BOAT = "tomasz", "Kuba", "A boat with legs"
LINES = "() => document.querySelector('[name=drawing]').value ? JSON.parse(document.querySelector('[name=drawing]').value).length : 0"
FAKE_MICROPHONE = """
navigator.mediaDevices.getUserMedia = async () => {
  const sound = new AudioContext();
  const tone = sound.createOscillator();
  const out = sound.createMediaStreamDestination();
  tone.connect(out);
  tone.start();
  return out.stream;
};
"""


def given_something_new(visits: Visits, way: str) -> Page:
    page = given_in_their_space(visits, "happy-otter")
    page.get_by_role("link", name="My own things").click()
    page.get_by_role("link", name=way, exact=True).click()
    return page


def when_they_draw(page: Page, *points: tuple[float, float]) -> None:
    """One line, with a finger or a pen."""
    box = page.locator("canvas").bounding_box()
    assert box
    places = [(box["x"] + across * box["width"], box["y"] + down * box["height"]) for across, down in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def when_they_save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def given_a_drawing(visits: Visits, title: str) -> Page:
    """Drawn with a finger, and kept; the page shows it."""
    page = given_something_new(visits, "Draw")
    when_they_draw(page, (0.2, 0.2), (0.7, 0.4))
    page.get_by_text("Title, name and mood, if you like").click()
    page.get_by_label("Title").fill(title)
    when_they_save(page)
    then_it_says(page, "Only you see it.")
    return page


def when_they_let_go_of_it(page: Page, thing: str) -> None:
    page.goto(f"{thing}gone/")
    page.get_by_role("button", name="Let go of it").click()
    then_it_says(page, "It is gone.")


def given_the_workers_page(visits: Visits) -> Page:
    page = given_signed_in(visits, WORKER)
    page.goto("/young-people/")
    when_they_open(page, NAME)
    page.get_by_role("link", name="What they show you").click()
    return page


def then_a_picture_is_there(page: Page) -> None:
    assert page.locator(".made img").evaluate("one => one.decode().then(() => one.naturalWidth)") > 0


def test_drawing_with_colours_keys_and_undo(visits: Visits) -> None:
    page = given_something_new(visits, "Draw")
    when_they_draw(page, (0.2, 0.2), (0.7, 0.4))
    page.get_by_role("button", name="Colour 3", exact=True).click()
    page.get_by_role("button", name="Thick").click()
    when_they_draw(page, (0.3, 0.7), (0.6, 0.8))
    when_they_draw(page, (0.1, 0.1), (0.1, 0.9))
    page.get_by_role("button", name="Undo").click()
    page.locator("canvas").focus()
    for key in (" ", "ArrowRight", "ArrowRight", " "):
        page.keyboard.press(key)
    assert page.evaluate(LINES) == 3
    then_the_page_is_accessible(page)
    when_they_save(page)
    then_it_says(page, "Only you see it.")
    then_a_picture_is_there(page)
    then_the_page_is_accessible(page)
    when_they_let_go_of_it(page, page.url)


def test_drawing_is_shown_to_one_worker_and_taken_back(visits: Visits) -> None:
    page, worker = given_a_drawing(visits, BOAT), given_the_workers_page(visits)
    thing = page.url
    expect(worker.get_by_role("link", name="The kite that worked")).to_be_visible()
    expect(worker.get_by_text(BOAT)).to_have_count(0)

    page.get_by_role("link", name="Show it to somebody").click()
    then_the_page_is_accessible(page)
    page.get_by_label("Tomasz", exact=False).check()
    page.get_by_label("Show it in a meeting about me").check()
    page.get_by_role("button", name="Show it", exact=True).click()
    then_it_says(page, "You can take it back at any time.")

    worker.reload()
    worker.get_by_role("link", name=BOAT).click()
    then_the_page_is_accessible(worker)
    then_a_picture_is_there(worker)
    expect(worker.get_by_role("link", name="Keep a copy")).to_have_count(0)

    page.goto(thing)
    page.get_by_role("button", name="Take this back").click()
    then_it_says(page, "Taken back.")
    assert worker.reload().status == 404  # type: ignore[union-attr]
    page.goto("/seen/")
    expect(page.get_by_text("looked at something they were shown").first).to_be_attached()
    when_they_let_go_of_it(page, thing)


def test_recording_is_kept_and_played(visits: Visits) -> None:
    page = given_in_their_space(visits, "happy-otter")
    page.add_init_script(FAKE_MICROPHONE)
    page.goto("/things/add/3/")
    page.get_by_role("button", name="Start recording").click()
    expect(page.get_by_text("Recording now.")).to_be_visible()
    page.wait_for_timeout(1200)
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_text("Recorded.")).to_be_visible()
    when_they_save(page)
    then_it_says(page, "Only you see it.")
    length = "one => new Promise(done => { one.onloadedmetadata = () => done(one.duration); one.load(); })"
    page.locator("audio").evaluate("one => { one.preload = 'metadata'; }")
    assert page.locator("audio").evaluate(length) > 0.5
    when_they_let_go_of_it(page, page.url)


def test_words_wait_on_the_page_while_the_line_is_lost(visits: Visits) -> None:
    page = given_something_new(visits, "Write")
    page.get_by_label("Your words").fill("Fog on the river, and then none.")
    page.context.set_offline(offline=True)
    when_they_save(page)
    expect(page.get_by_text("There is no line just now.")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value("Fog on the river, and then none.")
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
    page.context.set_offline(offline=False)
    then_it_says(page, "Only you see it.")
    expect(page.get_by_text("Fog on the river, and then none.")).to_be_visible()
    visits.said.clear()  # the browser says on its console that the line was lost


def test_words_songs_and_cards_need_no_scripts(visits: Visits) -> None:
    cookies = given_in_their_space(visits, "happy-otter").context.storage_state()
    page = given_on_a_phone(visits, java_script_enabled=False, storage_state=cookies)
    page.goto("/things/add/1/")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator(".pen")).to_be_hidden()
    page.goto("/things/add/5/")
    page.locator('input[name="picked"][value="bridge"]').check()
    page.locator("main form button").last.click()
    expect(page.locator(".picked li")).to_have_count(1)
