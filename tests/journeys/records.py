"""Steps: around one young person's record."""

from playwright.sync_api import Locator, Page, expect

TEXT = "What happened, and what did they say?"


def when_they_open(page: Page, name: str) -> None:
    """Follow a young person's name on the page they are on."""
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1, name=name)).to_be_visible()


def when_they_go_to(page: Page, tab: str) -> None:
    """One of the tabs of the record."""
    page.get_by_role("navigation", name="This record").get_by_role("link", name=tab).click()


def when_they_start_to_write(page: Page, text: str) -> None:
    page.get_by_role("link", name="Write something").click()
    page.get_by_label(TEXT).fill(text)


def when_they_save(page: Page) -> None:
    page.get_by_role("button", name="Save").click()


def when_they_write(page: Page, text: str) -> None:
    when_they_start_to_write(page, text)
    when_they_save(page)


def when_they_correct_the_newest(page: Page, text: str) -> None:
    newest(page).get_by_role("link", name="Correct this").click()
    page.get_by_label("What should it say?").fill(text)
    page.get_by_role("button", name="Put it beside").click()


def then_it_stands_on_top(page: Page, text: str) -> None:
    expect(newest(page).locator(".line__text").first).to_have_text(text)


def then_the_correction_stands_beside(page: Page, text: str, correction: str) -> None:
    then_it_stands_on_top(page, text)
    expect(newest(page).locator(".beside")).to_contain_text(correction)


def then_they_can_see(page: Page, name: str, role: str) -> None:
    """Somebody is in the table of those who can see, in this role."""
    expect(page.get_by_role("row").filter(has_text=name)).to_contain_text(role)


def then_the_last_look_was(page: Page, name: str, did: str) -> None:
    """The newest line of who has seen."""
    newest_look = page.locator("#looks > li").first
    expect(newest_look).to_contain_text(name)
    expect(newest_look).to_contain_text(did)


def newest(page: Page) -> Locator:
    """The newest entry of the timeline."""
    return page.locator("#line > li").first
