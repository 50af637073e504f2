"""People at their browsers: each visit is a browser of its own, and what its console says is heard."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, ViewportSize

from tests.journeys.product import Product

DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
PAPER = ViewportSize(width=794, height=1123)
NARROW = ViewportSize(width=320, height=640)
PATIENCE_MS = 10_000
TROUBLE = ("error", "warning", "assert")
# A press is over before the next page has come; the browser knows at once that it is about to leave this one.
TELLS_WHEN_IT_LEAVES = """globalThis.navigation?.addEventListener("navigate", (going) => {
    if (!going.hashChange && going.downloadRequest === null) globalThis.isLeaving = true;
});"""
IS_HERE = "document.readyState === 'complete' && !globalThis.isLeaving"
SHOWN_AT_MOST = 1500


@dataclass
class Visits:
    """Opens browsers for people, and remembers who is signed in so that each signs in once."""

    browser: Browser
    product: Product
    cookies: dict[str, Any] = field(default_factory=dict)
    opened: list[BrowserContext] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def begin(self, *, by_name: bool = False, **options: Any) -> Page:
        """A page of a fresh browser, not signed in; ``by_name`` for passkeys."""
        address = self.product.address_by_name if by_name else self.product.address
        context = self.browser.new_context(**({"base_url": address, "viewport": DESK} | options))
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(TELLS_WHEN_IT_LEAVES)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        self.opened.append(context)
        return context.new_page()

    def shown(self) -> Iterator[str]:
        """Where each open page of this test is, and the beginning of what it says."""
        for page in (page for context in self.opened for page in context.pages):
            yield f"{page.url}\n{page.locator('body').inner_text(timeout=1000)[:SHOWN_AT_MOST]}"

    def end(self) -> list[str]:
        """Close the browsers of one test; returns what their consoles said."""
        for context in self.opened:
            context.close()
        said, self.said, self.opened = self.said, [], []
        return said

    def _hear(self, message: ConsoleMessage) -> None:
        # A page that answers 404 or 409, as it should, is told on the console too.
        about_itself = message.page and message.location["url"] == message.page.url
        is_told = about_itself and message.text.startswith("Failed to load resource")
        if message.type in TROUBLE and not is_told:
            self.said.append(f"{message.type}: {message.text} ({message.location['url']})")


def settled(page: Page) -> None:
    """Wait until the page that a press asked for is there: not the one before, nor one that has come in part."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while not _is_here(page):
        assert time.monotonic() < end, f"{page.url} does not come to an end"
        page.wait_for_timeout(20)


def _is_here(page: Page) -> bool:
    try:
        return bool(page.evaluate(IS_HERE))
    except Error:  # between two pages there is nothing to ask
        return False
