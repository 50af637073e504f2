"""People at their browsers: each visit is a browser of its own, and what its console says is heard."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

from tests.journeys.product import Product

DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=390, height=844)
PAPER = ViewportSize(width=794, height=1123)
NARROW = ViewportSize(width=320, height=640)
PATIENCE_MS = 10_000
TROUBLE = ("error", "warning", "assert")


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
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        self.opened.append(context)
        return context.new_page()

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
