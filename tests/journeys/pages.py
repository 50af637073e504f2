"""Every page there is, by who opens it: what a tour or an album walks through."""

from collections.abc import Callable, Iterator

from playwright.sync_api import Page

NOBODYS = ("/ledger/head/", "/account/login/", "/account/login/?paused=1", "/account/forgotten/")
# On young people's own host, for whoever came in there.
OF_THEIR_OWN = (
    "/",
    "/ask/1/",
    "/ask/4/",
    "/deciding/",
    "/how/",
    "/offered/",
    "/look/",
    "/me/",
    *(f"/me/{number}/" for number in range(1, 6)),
    "/seen/",
    "/story/",
    "/story/copy/",
    "/things/",
    "/things/ideas/",
    *(f"/things/add/{number}/" for number in range(1, 7)),
    "/words/",
    "/safe/",
    "/together/",
    "/way/",
    "/back/",
    "/reach/",
    "/no-such-page/",
)
EVERYBODYS = (
    "/",
    "/young-people/",
    "/young-people/add/",
    "/people/",
    "/search/",
    "/search/notes/",
    "/words/list/",
    "/me/",
    "/me/help/",
    "/account/password/change/",
    "/account/logout/",
    "/account/passkey/",
    "/account/reauthenticate/",
    "/account/second-factor/",
    "/account/second-factor/start/",
    "/evidence/",
    "/evidence/elements/",
    "/evidence/reading/",
    "/evidence/briefing/",
    "/evidence/own/",
    "/heard/",
    "/ledger/mine/",
    "/no-such-page/",
)
OF_A_RECORD = (
    "",
    "alongside/",
    "alongside/add/",
    "alongside/wish/",
    "asks/",
    "shown/",
    "own-space/",
    "own-space/open/",
    "in-touch/",
    "in-touch/back/",
    "in-touch/ending/",
    "in-touch/ending/begin/",
    "in-touch/try/",
    "in-touch/plan/",
    "in-touch/reach/",
    "in-touch/reach/call/otherwise/",
    "in-touch/safe-contact/",
    "in-touch/safe-contact/talk/",
    "in-touch/safe-contact/agree/",
    "in-touch/safe-contact/compare/",
    "in-touch/safe-contact/ways/add/",
    "in-touch/safe-contact/otherwise/",
    "plan/",
    "plan/about/",
    "plan/agree/",
    "plan/goals/add/",
    "plan/review/",
    "plan/versions/",
    "plan/decisions/",
    "plan/supports/",
    "plan/supports/offer/",
    "plan/decisions/begin/",
    "heard/",
    "advocates/",
    "advocates/want/",
    "plan/sessions/",
    "plan/sessions/add/",
    "plan/way/",
    "about/",
    "in-their-words/",
    "taking-part/",
    "taking-part/write/",
    "taking-part/interpreter/",
    "card/",
    "matters/",
    "pace/",
    "search/",
    "write/",
    "who-can-see/",
    "who-has-seen/",
    "promises/",
    "promises/make/",
    "promises/paper/",
    "told/",
    "told/add/",
    "told/asked/",
)


def _of_record(page: Page, name: str, *more: str) -> Iterator[str]:
    page.goto("/young-people/?whose=team")
    record = page.get_by_role("main").get_by_role("link", name=name, exact=True).get_attribute("href")
    yield from (f"{record}{place}" for place in (*OF_A_RECORD, *more))


def _of_a_plan(page: Page, name: str) -> Iterator[str]:
    """A goal of theirs, handing it over, a step, and a review."""
    page.goto("/young-people/")
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("link", name="Plan", exact=True).click()
    goal = page.locator(".sheet h2 a").first.get_attribute("href") or ""
    step = page.get_by_role("link", name="What came of it").first.get_attribute("href") or ""
    review = page.locator('a[href*="/plan/reviews/"]').first.get_attribute("href") or ""
    yield from (goal, f"{goal}words/", f"{goal}say/", f"{goal}rate/", f"{goal}steps/add/", step, review)


def _of_a_session(page: Page) -> Iterator[str]:
    """A session of whoever's record is open: as it is read, as it is handed over, and the thanks after it."""
    page.get_by_role("link", name="Plan", exact=True).click()
    page.get_by_role("link", name="What we did together, and how it was").click()
    session = page.locator("#sessions .plain a").first.get_attribute("href") or ""
    yield from (session, f"{session}say/", f"{session}thanks/")


def of_a_key_worker(page: Page) -> Iterator[str]:
    """Everybody's pages, one's own, a study, and one record with a correction to be written."""
    yield from EVERYBODYS
    yield from ("/me/training/", "/me/supervision/", "/me/supervision/choose/", "/me/how-i-am/", "/me/asked/")
    page.goto("/me/asked/")
    yield page.get_by_role("link", name="Not now").first.get_attribute("href") or ""
    page.goto("/me/supervision/")
    yield page.get_by_role("link", name="We met").first.get_attribute("href") or ""
    page.goto("/evidence/")
    yield page.locator(".cite__title a").first.get_attribute("href") or ""
    yield from _of_record(page, "Ayaan")
    yield from _of_a_plan(page, "Ayaan")
    page.goto("/young-people/")
    page.get_by_role("main").get_by_role("link", name="Ayaan", exact=True).click()
    yield from _of_a_session(page)
    page.goto("/young-people/")
    page.get_by_role("main").get_by_role("link", name="Ayaan", exact=True).click()
    yield page.get_by_role("link", name="Correct this").first.get_attribute("href") or ""
    yield page.get_by_role("link", name="Add a file").first.get_attribute("href") or ""


def of_a_team_lead(page: Page) -> Iterator[str]:
    """The team's list, training in the team, and giving and ending access."""
    yield from ("/quiet/", "/drop-in/", "/drop-in/add/", "/drop-in/tablet/")
    page.goto("/drop-in/")
    yield page.get_by_role("link", name="I know who this is").first.get_attribute("href") or ""
    yield "/people/training/"
    page.goto("/people/training/")
    yield page.get_by_role("link", name="Propose somebody").first.get_attribute("href") or ""
    yield from ("/young-people/?whose=team", "/evidence/own/add/", "/evidence/own/question/", "/evidence/own/bring/")
    yield from _of_record(
        page,
        "Jaden",
        "who-can-see/give/",
        "closed-to/",
        "do-i-know-them/",
        "who-can-see/move/",
        "alongside/choose/",
        "in-touch/floor/",
    )
    yield "/emergency/waiting/"
    page.goto("/people/")
    yield page.get_by_role("link", name="They are leaving (Amina Warsame)").get_attribute("href") or ""
    *_, give = _of_record(page, "Jaden", "who-can-see/")
    page.goto(give)
    yield page.get_by_role("link", name="End Amina Warsame").get_attribute("href") or ""


def of_a_data_officer(page: Page) -> Iterator[str]:
    """Council files."""
    yield from ("/bring-in/", "/bring-in/file/")


def of_a_data_protection_lead(page: Page) -> Iterator[str]:
    """The ledger, and what is refused."""
    yield from ("/ledger/", "/ledger/?record=x", "/ledger/days/", "/ledger/?record=x", "/ledger/days/", "/bring-in/")


def of_an_administrator(page: Page) -> Iterator[str]:
    """What runs in the background, and whether all is well."""
    yield from ("/jobs/", "/posture/")


def of_a_safeguarding_lead(page: Page) -> Iterator[str]:
    """Opening in an emergency, and what was out of the ordinary."""
    yield from ("/emergency/", "/looking/")


ROLES: dict[str, Callable[[Page], Iterator[str]]] = {
    "amina": of_a_key_worker,
    "ruth": of_a_team_lead,
    "grace": of_a_safeguarding_lead,
    "mei": of_a_data_officer,
    "idris": of_a_data_protection_lead,
    "colin": of_an_administrator,
}
