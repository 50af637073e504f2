"""No page shows a number that the agreement in force forbids, whatever was agreed and whichever page it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import alongside
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactAgreement
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, Rule, Wants, WayKind
from alongside.people.models import YoungPerson
from alongside.workspace.urls import urlpatterns
from tests import cast
from tests.outreach.agreeing import PHONE, TRUSTED, add_way, agree, agreed, override, reach
from tests.outreach.agreeing import rules as rules_of

Browse = Callable[[Account | None], Client]
WAYS = {
    WayKind.PHONE: PHONE,
    WayKind.TRUSTED: TRUSTED,
    WayKind.APP: "skylark-zqx-77",
    WayKind.ONLINE: "harbour-lights-zqx",
    WayKind.ADDRESS: "2 Mill Row Zqx",
}
RULES = st.dictionaries(st.sampled_from(list(AGREED_CHANNELS)), st.sampled_from(list(Rule)))
ELSEWHERE = (
    "/",
    "/young-people/",
    "/young-people/?whose=team",
    "/search/?text=Mira",
    "/ledger/mine/",
    "/ledger/team/",
    "/emergency/waiting/",
    "/people/",
)
PACKAGE = Path(alongside.__file__).parent


def _pages(mira: YoungPerson) -> Iterator[str]:
    """Every page whose address takes a record and nothing else, but for the one that shows numbers."""
    for pattern in urlpatterns:
        if (
            isinstance(pattern, URLPattern)
            and set(pattern.pattern.converters) == {"record"}
            and pattern.name != "reach"
        ):
            yield reverse(f"workspace:{pattern.name}", args=[mira.record_id])


def _shown(content: bytes) -> set[WayKind]:
    """Which of the ways stand on a page, with their figures parted in whatever way."""
    page = content.decode(errors="replace")
    bare = re.sub(r"[\s()-]", "", page)
    return {kind for kind, value in WAYS.items() if value in page or re.sub(r"[\s()-]", "", value) in bare}


def _allowed(rules: Mapping[Channel, Rule], *, wants: Wants, days: int) -> set[WayKind]:
    """What may be shown now, said once more and in another way than the product says it."""
    if wants is Wants.THEMSELVES or days < 0:
        return set()
    return {kind for channel, kind in AGREED_CHANNELS.items() if kind and rules.get(channel) is Rule.OK}


# Each example opens some forty pages; the rules alone are tried a thousandfold below.
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rules=RULES,
    wants=st.sampled_from(list(Wants)),
    days=st.sampled_from([-3, 0, 28]),
    has_override=st.booleans(),
    is_lead=st.booleans(),
)
def test_no_page_shows_a_number_that_the_agreement_in_force_forbids(
    browse: Browse,
    mira: YoungPerson,
    alice: Account,
    lena: Account,
    rules: Mapping[Channel, Rule],
    wants: Wants,
    days: int,
    has_override: bool,
    is_lead: bool,
) -> None:
    record, begun = mira.record_id, timezone.localdate(now()) - timedelta(days=30)
    before, said = agreed(dict.fromkeys(AGREED_CHANNELS, Rule.OK)), agreed(rules, wants=wants, on=begun, days=30 + days)
    for one in (before, said):
        agree(record, one, seen=_newest(mira, alice), by=alice)
    if not _has_ways(mira, alice):
        for kind, value in WAYS.items():
            add_way(record, value, kind, by=alice)
    if has_override:
        override(record, Channel.CALL, by=alice)
    client = browse(lena if is_lead else alice)
    for path in [*_pages(mira), *ELSEWHERE]:
        assert _shown(client.get(path).content) == set(), path
    found = client.post(reverse("workspace:notes"), {"text": "number"}).content
    assert _shown(found) == set()
    shown = _shown(client.get(reverse("workspace:reach", args=[record])).content)
    assert shown == _allowed(rules, wants=wants, days=days)


@given(
    rules=RULES,
    wants=st.sampled_from(list(Wants)),
    days=st.integers(-40, 40),
    weekdays=st.sets(st.integers(0, 6)),
    hours=st.tuples(st.times(), st.times()),
    minutes=st.integers(0, 366 * 24 * 60),
    channel=st.sampled_from(list(AGREED_CHANNELS)),
)
def test_number_is_told_only_where_every_word_of_the_agreement_says_yes(
    rules: Mapping[Channel, Rule],
    wants: Wants,
    days: int,
    weekdays: set[int],
    hours: tuple[time, time],
    minutes: int,
    channel: Channel,
) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    here = timezone.localtime(at)
    row = ContactAgreement(wants=wants, valid_until=here.date() + timedelta(days=days))
    named = {rule: [one.value for one, of in rules.items() if of is rule] for rule in Rule}
    row.ok, row.only_if, row.never = named[Rule.OK], named[Rule.ONLY_IF], named[Rule.NEVER]
    card = AgreementCard(weekdays=tuple(sorted(weekdays)), from_time=min(hours), until_time=max(hours))
    standing = ContactRules(here.date(), row, card).standing(channel, at=at)
    told = WayCard(WayKind.PHONE, "hers", PHONE).shown(standing=standing)
    in_time = (not weekdays or here.weekday() in weekdays) and min(hours) <= here.time() <= max(hours)
    assert bool(told) is (wants is Wants.US_TOO and days >= 0 and rules.get(channel) is Rule.OK and in_time)


def _newest(mira: YoungPerson, alice: Account) -> int:
    known = rules_of(mira.record_id, viewer=alice)
    return known.agreement.number if known.agreement else 0


def _has_ways(mira: YoungPerson, alice: Account) -> bool:
    return any(one.offers for one in reach(mira.record_id, viewer=alice).values())


def test_ledger_and_files_of_others_show_no_number(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    agree(mira.record_id, agreed(dict.fromkeys(AGREED_CHANNELS, Rule.OK)), by=alice)
    for kind, value in WAYS.items():
        add_way(mira.record_id, value, kind, by=alice)
    assert _shown(browse(alice).get(reverse("workspace:reach", args=[mira.record_id])).content) == set(WAYS)
    for name, places in {"pat": ("/ledger/", "/ledger/days/"), "nia": ("/", "/young-people/")}.items():
        client = browse(cast.account(name))
        for path in places:
            assert _shown(client.get(path).content) == set(), path


def test_one_template_alone_puts_a_number_on_a_page() -> None:
    naming = {
        path.name
        for path in PACKAGE.rglob("templates/**/*.html")
        if re.search(r"offer\.(value|link)|(?<!sheet)\.offers", path.read_text(encoding="utf-8"))
    }
    assert naming == {"reach_row.html"}


def test_one_function_alone_takes_a_number_off_its_card() -> None:
    asking = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"\bcard\.(shown|link)\(|\._value\b", path.read_text(encoding="utf-8"))
    }
    assert asking == {"outreach/cards.py", "outreach/queries/contact.py"}
