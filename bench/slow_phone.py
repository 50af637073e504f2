"""What an old phone on a slow line waits for: a processor four times slower, 400 kbit/s, 400 ms there and back.

    python -m bench.slow_phone [--small] [--state FOLDER]

In Chromium, which slows itself down. Told are the first contentful paint, and when the page can be used: its document
read and its scripts run. Beside it, what the pages weigh as they travel, and whether anything moves while they come.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench import pages
from bench.weighing import moved, weighed

CHROMIUM = os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium")
SLOWER, BYTES_A_SECOND, THERE_AND_BACK_MS = 4, 400_000 // 8, 400
LIMITS = {"first_visit": 6000, "record": 3000, "today": 3000, "write": 3000, "my_first_visit": 2000, "my_page": 2000}
FIRST_KB, MY_FIRST_KB, LATER_KB, STILL = 120, 60, 20, 0.01
FIRST = ("first_visit", "my_first_visit")
TIMES = """() => [performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd]"""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page: milliseconds until something is seen and until it can be used, kilobytes, and how much moved."""

    name: str
    seen_ms: float
    usable_ms: float
    kilobytes: float
    moved: float


def measure(run: pages.Run) -> list[str]:
    """Each page's line: when something is seen, in milliseconds, and when it can be used; then weight and stillness."""
    from playwright.sync_api import sync_playwright

    from bench import visitors

    visitor = run.visitors[0]
    theirs = visitors.in_their_space(visitor)
    address = f"http://127.0.0.1:{run.ours.port}"
    record = f"/young-people/{visitor.young_people[0][0]}/"
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*flags, "--disable-gpu"])
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        _slow_down(page)
        visits = [_visit(page, "first_visit", f"{address}/account/login/")]
        for cookie in visitor.cookie.split("; "):
            name, _, value = cookie.partition("=")
            page.context.add_cookies([{"name": name, "value": value, "url": address}])
        for name, place in (("today", "/"), ("record", record), ("write", f"{record}write/")):
            page.goto(f"{address}{place}")  # once for what only this page needs
            visits.append(_visit(page, name, f"{address}{place}"))
        visits += _of_theirs(page, run.ours.port, theirs)
        browser.close()
    return _said(visits)


def _of_theirs(page: Any, port: int, cookie: str) -> list[Visit]:
    """A young person comes in on their own host for the first time, and then looks at their first page again."""
    from django.conf import settings

    address = f"http://{settings.MY_HOST}:{port}"
    name, _, value = cookie.partition("=")
    first = _visit(page, "my_first_visit", f"{address}/in/")
    page.context.add_cookies([{"name": name, "value": value, "url": address}])
    page.goto(f"{address}/")
    return [first, _visit(page, "my_page", f"{address}/")]


def _slow_down(page: Any) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": THERE_AND_BACK_MS}
    session.send("Network.emulateNetworkConditions", {"offline": False, **speed})


def _visit(page: Any, name: str, address: str) -> Visit:
    with weighed(page) as weight:
        page.goto(address, wait_until="load", timeout=60_000)
        page.wait_for_timeout(200)
    seen, usable = page.evaluate(TIMES)
    return Visit(name, seen, usable, weight.kilobytes, moved(page))


def _said(visits: Sequence[Visit]) -> list[str]:
    first, theirs = (next(one.kilobytes for one in visits if one.name == name) for name in FIRST)
    later = max(visit.kilobytes for visit in visits if visit.name not in FIRST)
    most = max(visit.moved for visit in visits)
    said = [
        *map(_line, visits),
        f"BENCH first_visit_kb {first:.0f} {FIRST_KB} {first / FIRST_KB:.2f}",
        f"BENCH my_first_visit_kb {theirs:.0f} {MY_FIRST_KB} {theirs / MY_FIRST_KB:.2f}",
        f"BENCH later_pages_kb {later:.0f} {LATER_KB} {later / LATER_KB:.2f}",
        f"BENCH layout_shift {most:.3f} {STILL} {most / STILL:.2f}",
    ]
    print("\n".join(said), flush=True)
    return said


def _line(visit: Visit) -> str:
    usable, limit = visit.usable_ms, LIMITS[visit.name]
    figures = f"{usable:.0f} {limit} {usable / limit:.2f} (seen after {visit.seen_ms:.0f} ms; moved {visit.moved:.3f})"
    return f"BENCH slow_phone_{visit.name} {figures}"


def main() -> None:
    """Measure the phone only."""
    asked = pages.options(__doc__)
    with pages.running(asked.size, asked.state, seconds=1, rounds=1) as run:
        measure(run)


if __name__ == "__main__":
    main()
