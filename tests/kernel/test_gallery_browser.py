"""Every piece in a real browser: accessible, without scripts, narrow, mirrored, and within the policy."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]
PAGES = ("/", "/pieces/", "/form/", "/plain/")
NARROW = {"width": 320, "height": 640}
ROWS, DESK, TRIES = 4, {"width": 1280, "height": 900}, 100

pytestmark = [pytest.mark.xdist_group("browser")]


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The gallery's address while it is served by a process of its own, with settings of its own."""
    port = _free_port()
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "tests.kernel.gallery.settings"}
    command = [sys.executable, "-m", "tests.kernel.gallery.serve", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as server:
        for _ in range(TRIES):
            if _answers(port):
                break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    path = os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium")
    with playwright.chromium.launch(executable_path=path, args=QUIET + sandbox) as browser:
        yield browser


@pytest.fixture
def visit(chromium: Browser, gallery: str) -> Iterator[Any]:
    """Open a page of the gallery; afterwards nothing may have been said on the console."""
    opened: list[BrowserContext] = []
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    def open_page(path: str, *, arabic: bool = False, **options: Any) -> Page:
        context = chromium.new_context(**({"viewport": DESK} | options))
        opened.append(context)
        if arabic:
            context.add_cookies([{"name": "django_language", "value": "ar", "url": gallery}])
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(gallery + path)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert said == []


def _assert_accessible(page: Page) -> None:
    result = Axe().run(page, options={"resultTypes": ["violations"]})
    assert result.violations_count == 0, result.generate_report()


@pytest.mark.parametrize(("path", "arabic"), [*((path, False) for path in PAGES), ("/", True)])
def test_pages_break_no_accessibility_rule(visit: Any, path: str, arabic: bool) -> None:
    page = visit(path, arabic=arabic)
    _assert_accessible(page)


def test_form_with_problems_breaks_no_accessibility_rule_and_takes_focus(visit: Any) -> None:
    page = visit("/form/")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="When did you meet?").click()
    expect(page.locator("#id_met_0")).to_be_focused()
    _assert_accessible(page)


def test_form_can_be_filled_and_sent_without_scripts(visit: Any) -> None:
    page = visit("/form/", java_script_enabled=False)
    page.get_by_label("Not yet", exact=True).check()
    page.get_by_label("Why not yet").fill("She asked to wait until Friday.")
    page.get_by_label("At the park").check()
    page.get_by_label("What happened").fill("Walked and talked.")
    for group, boxes in {
        "When did you meet?": ("18", "mar", "26", "4.30pm"),
        "When will you look": ("1", "4", "2026"),
    }.items():
        inputs = page.get_by_role("group", name=group).get_by_role("textbox").all()
        for box, text in zip(inputs, boxes, strict=True):
            box.fill(text)
    page.get_by_label("I have told her").check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#kept")).to_be_visible()


def test_choice_reveals_its_question_and_hides_it_again(visit: Any) -> None:
    page = visit("/form/")
    why = page.get_by_label("Why not yet")
    expect(why).to_be_hidden()
    page.get_by_label("Not yet", exact=True).check()
    expect(why).to_be_visible()
    page.get_by_label("Yes", exact=True).check()
    expect(why).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_narrow_page_does_not_scroll_sideways(visit: Any, path: str) -> None:
    page = visit(path, viewport=NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_arabic_page_is_mirrored(visit: Any) -> None:
    middle = DESK["width"] / 2
    english, arabic = visit("/"), visit("/", arabic=True)
    for part in (".top__name", ".sub li:first-child a", ".face--large", ".line__kind >> nth=0"):
        assert english.locator(part).bounding_box()["x"] < middle < arabic.locator(part).bounding_box()["x"]


def test_language_switch_changes_words_and_direction(visit: Any) -> None:
    page = visit("/")
    page.locator(".account summary").click()
    page.get_by_role("button", name="العربيّة").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_role("link", name="عرض الأقدم")).to_be_visible()


def test_phone_menu_opens_and_account_menu_shuts_on_escape(visit: Any) -> None:
    page = visit("/", viewport={"width": 390, "height": 844})
    link = page.get_by_role("link", name="Referrals")
    expect(link).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(link).to_be_visible()
    page.locator(".account summary").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.locator(".account summary")).to_be_focused()


def test_earlier_rows_join_the_list_and_take_focus(visit: Any) -> None:
    page = visit("/")
    for turn in (1, 2, 3):
        page.get_by_role("link", name="Show earlier").click()
        expect(page.locator("#line > li")).to_have_count(ROWS * (turn + 1))
        expect(page.locator("#line > li").nth(ROWS * turn)).to_be_focused()
    expect(page.get_by_role("link", name="Show earlier")).to_have_count(0)


def test_earlier_rows_open_as_a_page_without_scripts(visit: Any) -> None:
    page = visit("/", java_script_enabled=False)
    page.get_by_role("link", name="Show earlier").click()
    expect(page.locator("#line > li")).to_have_count(ROWS)
    assert page.url.endswith("?before=1")


def test_refused_fragment_shows_the_whole_refusal(chromium: Browser, gallery: str) -> None:
    page = chromium.new_page()
    page.goto(f"{gallery}/pieces/")
    page.get_by_role("link", name="Ask for what is refused").click()
    expect(page.get_by_role("heading", name="You cannot do this")).to_be_visible()
    page.close()
