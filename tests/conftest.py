"""Fixtures for every test that meets the database: a real PostgreSQL, and the cast."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connections
from django.test import Client
from hypothesis import settings

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Knows, Purpose
from alongside.config import assets
from alongside.config import database as where
from alongside.keeper.cluster import Cluster
from alongside.kernel.clock import now
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.people.vocabulary import Birth
from tests import cast, databases, own_space

# A busy machine is not a broken program: examples have no deadline.
settings.register_profile("alongside", deadline=None)
settings.load_profile("alongside")

MIRA = Card(known_as="Mira", full_name="Amira Khalil", born=date(2010, 4, 9), birth=Birth.KNOWN)


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Gather the static files once: pages name them by their hashes, with or without a database."""
    assets.gather()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any) -> Iterator[None]:
    """Start PostgreSQL if it is not running, and give this worker its own database."""
    with ExitStack() as stack, django_db_blocker.unblock():
        if where.is_embedded():
            stack.enter_context(Cluster().borrow())
        databases.copy_template()
        yield
        connections.close_all()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Real commits and the real ticket rule; what the test writes stays until the run ends."""
    with django_db_blocker.unblock():
        databases.settle(databases.REAL)
        yield
        databases.settle(databases.STAND_IN)


@dataclass(frozen=True, slots=True)
class Database:
    """Ways into this worker's database other than Django's."""

    owner: psycopg.Connection
    app: Callable[[], psycopg.Connection]
    sequencer: Callable[[], psycopg.Connection]


@pytest.fixture
def database(committed: None) -> Iterator[Database]:
    """Connections as the administrator, as the app, and as the sequencer; closed after the test."""
    with ExitStack() as stack:

        def connect(user: str) -> Callable[[], psycopg.Connection]:
            target = where.conninfo(where.parameters(user))
            return lambda: stack.enter_context(psycopg.connect(target))

        owner = stack.enter_context(where.admin_connection(where.name()))
        yield Database(owner, connect(where.APP), connect(where.SEQUENCER))


def _person(name: str) -> Any:
    def fixture(db: None) -> Account:
        return cast.account(name)

    fixture.__doc__ = f"{name.title()} of the cast (see tests/cast.py)."
    return pytest.fixture(fixture, name=name)


alice, bob, lena, sam, olu, dee, pat, ari, nia, vic, una = map(
    _person, ("alice", "bob", "lena", "sam", "olu", "dee", "pat", "ari", "nia", "vic", "una")
)


def start_mira() -> YoungPerson:
    """Mira, alongside whom Alice works; Nia sees what is about her health."""
    hub = cast.team()
    mira = young_people.add(card=MIRA, team=hub.pk, now=now(), by=cast.account("alice"))
    share_health(mira.record_id)
    return mira


def share_health(record: UUID) -> None:
    """Let Nia see the health compartment, as Lena would."""
    from alongside.access.actions import grants

    lena = cast.account("lena")
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lena):
        grants.give(
            record=record,
            holder=cast.account("nia"),
            role=GrantRole.PARTNER,
            compartments=[Compartment.HEALTH],
            purpose=Purpose.SUPPORT,
            reason=GrantReason.SHARED,
            until=None,
            by=lena,
        )
    answer_for(cast.account("nia"), record)


def answer_for(who: Account, record: UUID) -> None:
    """Let somebody who was given a record say that they do not know the family."""
    from alongside.access.actions import barriers

    with opened_one(record, purpose=Purpose.SUPPORT, viewer=who) as door:
        barriers.answer(record=record, who=who, knows=Knows.NONE, door=door, by=who)


@pytest.fixture
def mira(db: None) -> YoungPerson:
    """Mira, inside the test's transaction."""
    return start_mira()


@pytest.fixture
def committed_mira(committed: None) -> YoungPerson:
    """Mira, really committed."""
    return start_mira()


@pytest.fixture
def her(mira: YoungPerson) -> Account:
    """Mira's own account."""
    return own_space.of(mira)


@pytest.fixture
def browse(db: None) -> Callable[[Account | None], Client]:
    """A test client signed in as somebody, or as nobody."""

    def as_(account: Account | None) -> Client:
        client = Client()
        if account:
            client.force_login(account, "alongside.access.backends.SignIn")
            cast.show_lately(client, account)
        return client

    return as_
