"""Signed-in practitioners, and the requests they send: the same ones to the product and to the plain views."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

import psycopg

from alongside.access import own_words
from alongside.access.actions import own
from alongside.access.actions.own import Words
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import own as reading
from alongside.access.vocabulary import Purpose, Role
from alongside.kernel.clock import now
from bench.load import Request

PASSED = "alongside.access.backends.SignIn"
PASSED_PLAIN = "django.contrib.auth.backends.ModelBackend"
FORM = {
    "text": "We met for a short walk by the river and talked about the week. " * 4,
    "kind": "met",
    "rests_on": "seen",
    "compartment": "everyday",
    "sharing": "shared",
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """One signed-in practitioner, their cookies at both places, and their young people with a name to look for."""

    account: UUID
    cookie: str
    plain_cookie: str
    form_token: str
    young_people: Sequence[tuple[UUID, str]]
    long: Sequence[UUID]

    def get(self, path: str, *, plain: bool = False) -> Request:
        """A page."""
        return Request(path, {"Cookie": self.plain_cookie if plain else self.cookie, "Accept-Encoding": "gzip"})

    def post(self, path: str, values: dict[str, str], *, plain: bool = False) -> Request:
        """A form, with its token."""
        headers = self.get(path, plain=plain).headers | {"Content-Type": "application/x-www-form-urlencoded"}
        return Request(path, headers, urlencode({"csrfmiddlewaretoken": self.form_token, **values}))


def signed_in(clear: psycopg.Connection, *, most: int) -> list[Visitor]:
    """The first practitioners, signed in at both places; ``clear`` is the plain views' database."""
    accounts = Account.objects.filter(roles=[Role.PRACTITIONER]).order_by("id")
    return [_visitor(account, clear) for account in accounts[:most]]


def _visitor(account: Account, clear: psycopg.Connection) -> Visitor:
    people = clear.execute(
        "select p.id, p.known_as, count(e.id) from plain_person p join plain_entry e on e.person_id = p.id"
        " where p.key_worker_id = %s group by p.id order by p.id",
        [account.pk],
    ).fetchall()
    usual = min((count for _, _, count in people), default=0) * 2
    token = secrets.token_hex(16)
    return Visitor(
        account.pk,
        f"id={_session(account)}; form={token}",
        f"id={_plain_session(account, clear)}; form={token}",
        token,
        [(pk, name) for pk, name, count in people if count < usual],
        [pk for pk, _, count in people if count >= usual],
    )


def _contents(account: Account, backend: str) -> dict[str, object]:
    moment = now().timestamp()
    return {
        "_auth_user_id": str(account.pk),
        "_auth_user_backend": backend,
        "_auth_user_hash": account.get_session_auth_hash(),
        "since": moment,
        "seen": moment,
    }


def _session(account: Account) -> str:
    from alongside.access.sessions import SessionStore

    store = SessionStore()
    store.update(_contents(account, PASSED))
    store.save(must_create=True)
    return str(store.session_key)


def _plain_session(account: Account, clear: psycopg.Connection) -> str:
    from django.contrib.sessions.backends.db import SessionStore

    key = secrets.token_hex(16)
    text = SessionStore(key).encode(_contents(account, PASSED_PLAIN))
    row = (key, text, now() + timedelta(days=1))
    clear.execute("insert into django_session (session_key, session_data, expire_date) values (%s, %s, %s)", row)
    return key


def in_their_space(visitor: Visitor) -> str:
    """The cookie of the first of somebody's young people, who came in on their own host just now."""
    record = visitor.young_people[0][0]
    worker = Account.objects.get(pk=visitor.account)
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker):
        known = reading.space(record)
        words = Words(own_words.nickname(), own_words.four())
        theirs = known.account if known else own.open_space(record=record, words=words, language="en", by=worker)
    return f"id={_session(Account.objects.get(pk=theirs))}"


def misspelt(name: str) -> str:
    """A name with its last two letters the wrong way round."""
    return name[:-2] + name[-1] + name[-2]


def opening(visitor: Visitor, *, plain: bool) -> list[Request]:
    """Each of their young people's pages."""
    return [visitor.get(f"/young-people/{pk}/", plain=plain) for pk, _ in visitor.young_people]


def opening_long(visitor: Visitor, *, plain: bool) -> list[Request]:
    """The pages of records with ten times the entries."""
    return [visitor.get(f"/young-people/{pk}/", plain=plain) for pk in visitor.long]


def listing(visitor: Visitor, *, plain: bool) -> list[Request]:
    """Their own young people."""
    return [visitor.get("/young-people/", plain=plain)]


def today(visitor: Visitor, *, plain: bool) -> list[Request]:
    """Today."""
    return [visitor.get("/", plain=plain)]


def searching(visitor: Visitor, *, plain: bool) -> list[Request]:
    """A name, misspelt."""
    return [visitor.post("/search/", {"text": misspelt(name)}, plain=plain) for _, name in visitor.young_people]


def saving(visitor: Visitor, *, plain: bool) -> list[Request]:
    """An entry about what happened an hour ago."""
    at = now() - timedelta(hours=1)
    parts = {"day": f"{at:%d}", "month": f"{at:%m}", "year": f"{at:%Y}", "time": f"{at:%H:%M}"}
    when = {f"happened_at_{part}": text for part, text in parts.items()}
    return [visitor.post(f"/young-people/{pk}/write/", FORM | when, plain=plain) for pk, _ in visitor.young_people]


Ask = Callable[..., list[Request]]
