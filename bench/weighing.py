"""What a browser fetched for a page, as it travelled, and whether anything moved while it came."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Buffered entries: also what moved before this is asked.
SHIFTS = """() => new Promise(done => {
    let moved = 0;
    new PerformanceObserver(list => { for (const one of list.getEntries()) moved += one.value; })
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(moved)));
})"""


@dataclass
class Weight:
    """Bytes that travelled, headers included, by address."""

    by_address: dict[str, int] = field(default_factory=dict)

    @property
    def kilobytes(self) -> float:
        """All of it."""
        return sum(self.by_address.values()) / 1000


@contextmanager
def weighed(page: "Page") -> Iterator[Weight]:
    """Count what this page fetches until the block ends; what is in the browser's cache travels no more."""
    weight, addresses = Weight(), {}
    session = page.context.new_cdp_session(page)

    def asked(event: dict[str, Any]) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def came(event: dict[str, Any]) -> None:
        address = addresses.get(event["requestId"], "?")
        weight.by_address[address] = weight.by_address.get(address, 0) + int(event["encodedDataLength"])

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    session.send("Network.enable")
    yield weight
    page.wait_for_load_state("networkidle")
    session.detach()


def moved(page: "Page") -> float:
    """The page's cumulative layout shift so far (0 is none; web.dev calls less than 0.1 good)."""
    shift: float = page.evaluate(SHIFTS)
    return shift
