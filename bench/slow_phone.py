"""What an old phone on a slow line waits for: a processor four times slower, 400 kbit/s, 400 ms there and back.

    python -m bench.slow_phone [--small] [--state FOLDER]

In Chromium, which slows itself down. Told are the first contentful paint, and when the page can be used: its document
read and its scripts run.
"""

import os
from typing import Any

from bench import pages

CHROMIUM = os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium")
SLOWER, BYTES_A_SECOND, THERE_AND_BACK_MS = 4, 400_000 // 8, 400
LIMITS = {"first_visit": 6000, "record": 3000, "today": 3000, "write": 3000}
TIMES = """() => [performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd]"""


def measure(run: pages.Run) -> list[str]:
    """Each page's line: when something is seen, in milliseconds, and when it can be used."""
    from playwright.sync_api import sync_playwright

    visitor = run.visitors[0]
    address = f"http://127.0.0.1:{run.ours.port}"
    record = f"/young-people/{visitor.young_people[0][0]}/"
    with sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*flags, "--disable-gpu"])
        page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
        _slow_down(page)
        said = [_line("first_visit", _times(page, f"{address}/account/login/"))]
        for cookie in visitor.cookie.split("; "):
            name, _, value = cookie.partition("=")
            page.context.add_cookies([{"name": name, "value": value, "url": address}])
        for name, place in (("today", "/"), ("record", record), ("write", f"{record}write/")):
            page.goto(f"{address}{place}")  # once for what only this page needs
            said.append(_line(name, _times(page, f"{address}{place}")))
        browser.close()
    return said


def _slow_down(page: Any) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.send("Network.enable")
    speed = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND, "latency": THERE_AND_BACK_MS}
    session.send("Network.emulateNetworkConditions", {"offline": False, **speed})


def _times(page: Any, address: str) -> tuple[float, float]:
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_timeout(200)
    seen, usable = page.evaluate(TIMES)
    return seen, usable


def _line(name: str, times: tuple[float, float]) -> str:
    seen, usable = times
    limit = LIMITS[name]
    line = f"BENCH slow_phone_{name} {usable:.0f} {limit} {usable / limit:.2f} (seen after {seen:.0f} ms)"
    print(line, flush=True)
    return line


def main() -> None:
    """Measure the phone only."""
    asked = pages.options(__doc__)
    with pages.running(asked.size, asked.state, seconds=1, rounds=1) as run:
        measure(run)


if __name__ == "__main__":
    main()
