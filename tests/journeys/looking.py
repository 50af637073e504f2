"""Steps: what is true of every page."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.journeys.visits import DESK, NARROW, settled

FOCUS_IS_SEEN = """element => {
    const near = [[element], [element.parentElement], [element.nextElementSibling, "::before"]];
    const look = () => near.filter(([one]) => one).map(([one, part]) => {
        const style = getComputedStyle(one, part);
        return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor].join();
    }).join();
    const focused = look();
    element.blur();
    const resting = look();
    element.focus();
    return focused !== resting;
}"""


def then_the_page_is_accessible(page: Page) -> None:
    """No rule of axe is broken, colour contrast and target sizes among them."""
    settled(page)
    result = Axe().run(page)
    assert result.violations_count == 0, f"{page.url}\n{result.generate_report()}"


def then_a_narrow_screen_need_not_scroll_sideways(page: Page) -> None:
    settled(page)
    page.set_viewport_size(NARROW)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(DESK)
    assert width <= NARROW["width"], f"{page.url} is {width} px wide"


def then_it_says(page: Page, words: str) -> None:
    """A message above the page."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def then_focus_is_seen(focused: Locator) -> None:
    assert focused.evaluate(FOCUS_IS_SEEN), f"No focus ring: {focused.evaluate('e => e.outerHTML')}"


def heading(page: Page) -> Locator:
    """What the page is called."""
    return page.get_by_role("heading", level=1)


def then_it_looks_right(page: Page) -> None:
    """Accessible, also on a narrow screen."""
    then_the_page_is_accessible(page)
    then_a_narrow_screen_need_not_scroll_sideways(page)
