"""A ledger of its own for each test, because nothing in a ledger can be cleared away."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connections

from alongside.config import database as where
from tests import databases
from tests.conftest import Database
from tests.ledger.ways import TABLES, tampering


@pytest.fixture
def database(django_db_setup: None, django_db_blocker: Any) -> Iterator[Database]:
    """A fresh database with an empty ledger; Django's connection leads there too."""
    name = f"{where.name()}_ledger"
    with ExitStack() as stack, django_db_blocker.unblock():
        stack.enter_context(fresh_copy(name))
        stack.enter_context(pointed_at(name))
        owner = stack.enter_context(where.admin_connection(name))
        with tampering(owner):
            owner.execute(f"truncate {', '.join(TABLES)} restart identity")
        # About what one may write is the access room's rule and tested there; here any line of one's own will do.
        owner.execute(
            "create policy any_line on ledger_line for insert with check (actor is not distinct from access.actor())"
        )

        def connect(user: str) -> Callable[[], psycopg.Connection]:
            target = where.conninfo(where.parameters(user))
            return lambda: stack.enter_context(psycopg.connect(target))

        yield Database(owner, connect(where.APP), connect(where.SEQUENCER))


@contextmanager
def fresh_copy(name: str) -> Iterator[None]:
    """A copy of the tests' template, dropped again."""
    with where.admin_connection() as admin:
        admin.execute(f"drop database if exists {name} with (force)")
        admin.execute(f"create database {name} template {databases.TEMPLATE}")
        yield
        admin.execute(f"drop database {name} with (force)")


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Mean this database everywhere: in our own connections and in Django's."""
    settings = connections["default"].settings_dict
    before = settings["NAME"]
    connections.close_all()
    settings["NAME"] = name
    try:
        with where.named(name):
            yield
    finally:
        connections.close_all()
        settings["NAME"] = before


@pytest.fixture(scope="session")
def key() -> Ed25519PrivateKey:
    """A signing key for tests."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
