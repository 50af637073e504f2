"""The world that is attacked: made once for each file of tests, in a database of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import psycopg
import pytest

from alongside.config import database as where
from tests.attacks.world import World, build
from tests.ledger.conftest import fresh_copy, pointed_at


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Really committed rows, the real ticket rule, and Django led there too."""
    name = f"{where.name()}_attacks"
    with ExitStack() as stack, django_db_blocker.unblock():
        stack.enter_context(fresh_copy(name))
        stack.enter_context(pointed_at(name))

        def connect(user: str) -> Callable[[], psycopg.Connection]:
            target = where.conninfo(where.parameters(user))
            return lambda: stack.enter_context(psycopg.connect(target, autocommit=True))

        owner = stack.enter_context(where.admin_connection(name))
        yield build(owner, connect(where.APP), connect(where.SEQUENCER))


@pytest.fixture
def app(world: World) -> Iterator[psycopg.Connection]:
    """A connection of the app's own, as an attacker who can run any SQL would have it."""
    with world.connect() as connection:
        yield connection
