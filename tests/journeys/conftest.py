"""One product and one browser for all journeys, kept by one worker."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.journeys.product import LOG, Product, served
from tests.journeys.signing_in import given_signed_in, when_they_choose_the_language
from tests.journeys.visits import Visits

LAST = Path(__file__).with_name("test_leaving.py")  # a closed account stays closed, and others sign in as him before
QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))
    items.sort(key=lambda item: item.path == LAST)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Beside a journey that failed: what its pages showed then. The people in them are invented."""
    report = yield
    visits = getattr(item, "funcargs", {}).get("visits")
    if visits is not None and report.when == "call" and report.failed:
        report.sections.append(("pages", "\n\n".join(visits.shown())))
    return report


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """The product, served until the last journey is over; it ends without having stumbled."""
    with served() as running:
        yield running
    assert "Traceback" not in LOG.read_text()


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    path = os.environ.get("ALONGSIDE_CHROMIUM", "/usr/bin/chromium")
    with playwright.chromium.launch(executable_path=path, args=QUIET + sandbox) as browser:
        yield browser


@pytest.fixture(scope="session")
def everybody(chromium: Browser, product: Product) -> Visits:
    """Visits of all tests, for the sign-ins they share."""
    return Visits(chromium, product)


@pytest.fixture
def arabic_reader(visits: Visits) -> Iterator[Page]:
    """A safeguarding lead who chose Arabic; her account is set to English again afterwards."""
    page = given_signed_in(visits, "grace")
    when_they_choose_the_language(page, "العربيّة")
    yield page
    when_they_choose_the_language(page, "English")


@pytest.fixture
def visits(everybody: Visits) -> Iterator[Visits]:
    """Visits of one test; no page of it may have broken the content policy or said anything on the console."""
    yield everybody
    assert everybody.end() == []
