"""Whatever is typed into an address or a form, nothing breaks, nothing foreign shows, nothing runs."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import cast
from tests.architecture.addresses import PLACES, Address, addresses
from tests.attacks.surfing import FORMS, QUERY, Form
from tests.attacks.world import bring

Browse = Callable[[Account | None], Client]
ANSWERS = {200, 302, 400, 403, 404, 405, 409}
HERE = "https://testserver/young-people/"
MARK = "<script>alert(7)</script>"
OF_IDS = {
    "absence", "account", "answer", "ask", "barrier", "bond", "check", "contact", "delay", "emergency",
    "entry", "file", "finding", "goal", "grant", "move", "override", "pace", "plan", "promise", "question",
    "record", "retelling", "review", "session", "sought", "step", "supervision", "telling", "thing",
    "training", "use", "visit", "way",
    "advocacy", "decision", "heard", "interpreter", "reply", "shown_piece", "support", "wish_piece",
}  # fmt: skip
CROOKED = {
    "quote": "' or 1=1 --",
    "second statement": "'; drop table record_entry; select '",
    "union": "' union select wrapped::text from access_recordkey --",
    "function": "'||(select string_agg(roles::text, '') from access_account)||'",
    "sleep": "1; select pg_sleep(9)",
    "placeholder": "%s %(x)s %%",
    "backslash": "\\",
    "dollar quote": "$$ or $$",
    "zero byte": "a\x00b",
    "markup": MARK,
    "attribute": '" autofocus onfocus=alert(7) x="',
    "template": "{{ settings.SECRET_KEY }}{% debug %}",
    "small": "-1",
    "other figures": "١٢٣",
    "not a number": "NaN",
    "a day that is too early": "0001-01-01T00:00:00+14:00_00000000-0000-0000-0000-000000000000",
    "a day that is too late": "9999-12-31T23:59:59-14:00_00000000-0000-0000-0000-000000000000",
    "path": "../../../../etc/passwd",
    "header": "x\r\nSet-Cookie: id=stolen",
    "other script": "عميرة 🌱 \u202e\ufeff",
    "long": "a" * 60_000,
    "list": "[]",
}


@pytest.fixture
def mine(alice: Account, mira: YoungPerson, olu: Account) -> dict[str, Any]:
    """What is Alice's to fill addresses with; and Noor, who is not hers."""
    young_people.add(card=Card(known_as="Noor Unseen"), team=cast.team("Hill spoke").pk, now=now(), by=olu)
    words = entries.Words("We met.", Kind.MET, now())
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
    return {"record": mira.record_id, "entry": entry.pk}


def _path(address: Address, mine: dict[str, Any]) -> str:
    return reverse(address.name, kwargs={place: mine.get(place, address.arguments[place]) for place in address.places})


def _look(response: Any) -> None:
    assert response.status_code in ANSWERS
    content = response.content.decode()
    assert "Noor Unseen" not in content
    assert MARK not in content
    assert 'onfocus=alert(7) x="' not in content
    assert "root:x" not in content
    assert urlsplit(urljoin(HERE, response.headers.get("Location", "/"))).netloc == urlsplit(HERE).netloc
    assert "stolen" not in str(response.cookies)


@pytest.mark.parametrize("text", CROOKED.values(), ids=CROOKED)
def test_crooked_text_in_addresses(browse: Browse, mine: dict[str, Any], text: str) -> None:
    for who, room in (("alice", ("workspace:", "evidence:")), ("dee", ("exchange:",)), ("pat", ("workspace:ledger",))):
        client = browse(cast.account(who))
        for address in addresses():
            if address.name.startswith(room):
                _look(client.get(_path(address, mine), dict.fromkeys(QUERY, text)))


@pytest.mark.parametrize(
    ("name", "part", "who"),
    [
        *(("young-person", part, "alice") for part in ("before", "kind", "author", "since_year", "kept")),
        ("who-has-seen", "before", "alice"),
        *(("young-people", part, "lena") for part in ("after", "whose")),
        *(("ledger", part, "pat") for part in ("before", "verb", "actor")),
    ],
)
def test_crooked_text_in_one_part_of_an_address(
    browse: Browse, mine: dict[str, Any], name: str, part: str, who: str
) -> None:
    (address,) = (one for one in addresses() if one.name == f"workspace:{name}")
    client, path = browse(cast.account(who)), _path(address, mine)
    for text in CROOKED.values():
        _look(client.get(path, {part: text}))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_crooked_text_in_forms(browse: Browse, mine: dict[str, Any], form: Form) -> None:
    (address,) = (one for one in addresses() if one.name == form.name)
    who = {"exchange": "dee", "workspace:grant-give": "lena"}
    by = cast.account(who.get(form.name) or who.get(form.name.partition(":")[0]) or "alice")
    for text in CROOKED.values():
        if form.name != "account_login":
            _look(browse(by).post(_path(address, mine), dict.fromkeys(form.fields, text)))


@pytest.mark.parametrize("name", ["quote", "zero byte", "markup", "long"])
def test_crooked_text_in_sign_in(db: None, name: str) -> None:
    _look(Client().post(reverse("account_login"), dict.fromkeys(("login", "password", "next"), CROOKED[name])))


@pytest.mark.parametrize("text", CROOKED.values(), ids=CROOKED)
def test_crooked_text_in_a_path(browse: Browse, alice: Account, text: str) -> None:
    client = browse(alice)
    for before, after in (("/young-people/", "/"), ("/evidence/", "/"), ("/evidence/export/", "/"), ("/", "")):
        _look(client.get(before + quote(text[:3000], safe="") + after))


# Numbers larger than PostgreSQL counts, and than Python reads from text.
LARGE = ("9" * 18, "9" * 30, "9" * 5000)


@pytest.mark.parametrize(
    ("name", "part", "who"),
    [
        ("workspace:who-has-seen", "before", "alice"),
        ("workspace:ledger", "before", "pat"),
        ("workspace:young-person", "since_year", "alice"),
        ("workspace:young-person", "before", "alice"),
        ("workspace:young-people", "after", "lena"),
        ("exchange:file", "after", "dee"),
    ],
)
def test_number_that_is_too_large_in_an_address(
    browse: Browse, mine: dict[str, Any], name: str, part: str, who: str
) -> None:
    if name == "exchange:file":
        mine["file"] = bring("CIN2rows.xml", cast.account("dee")).pk
    (address,) = (one for one in addresses() if one.name == name)
    for text in LARGE:
        rest = {"since_day": "1", "since_month": "1"} if part == "since_year" else {}
        _look(browse(cast.account(who)).get(_path(address, mine), {part: text} | rest))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("workspace:search", ("born_day", "born_month", "born_year")),
        ("workspace:share", ("seen",)),
        ("workspace:card", ("seen",)),
        ("exchange:take-back", ("seen",)),
    ],
)
def test_number_that_is_too_large_in_a_form(
    browse: Browse, mine: dict[str, Any], name: str, fields: tuple[str, ...]
) -> None:
    if name == "exchange:take-back":
        mine["file"] = bring("CIN2rows.xml", cast.account("dee")).pk
    who = "dee" if name.startswith("exchange") else "alice"
    (address,) = (one for one in addresses() if one.name == name)
    for text in LARGE:
        for day in ("1", text):
            posted = dict.fromkeys(fields, day) | {fields[-1]: text, "known_as": "Mira"}
            _look(browse(cast.account(who)).post(_path(address, mine), posted))


def test_places_for_ids_take_nothing_else() -> None:
    assert {place for one in addresses() for place in one.places} - OF_IDS == set(PLACES)
