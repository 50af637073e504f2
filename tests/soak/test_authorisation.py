"""Who sees what, in worlds made up at random: the rule in Python, the database and the pages must agree."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from random import Random
from typing import Any
from uuid import UUID

import psycopg
import pytest

from alongside.config import database as where
from tests.architecture.addresses import addresses
from tests.ledger.conftest import fresh_copy, pointed_at
from tests.soak import in_sql, in_tables, others, templates
from tests.soak.conftest import SEED, chance, until
from tests.soak.decisions import Counts
from tests.soak.filled import Filled, fill
from tests.soak.in_pages import Pages
from tests.soak.in_tables import Rule
from tests.soak.my_pages import walk_all
from tests.soak.planted import Planted, plant
from tests.soak.table import NEVER_LOOKED_AT, NO_RECORD, NO_RECORD_ROOMS, NOT_ABOUT_ONE, RULES
from tests.soak.worlds import make

# How many of the people go through every address; everybody looks at every record and every list.
WALKS = 0.1
# Worlds are gone through side by side, by as many processes as there are of these.
HALVES = 2


def test_every_address_has_a_rule() -> None:
    """What is about a record, and has no rule of its own, opens nothing without a door: ``others`` walk it."""
    unruled = {one.name for one in addresses() if "record" not in one.places} - RULES.keys() - NO_RECORD
    unruled -= NOT_ABOUT_ONE | NEVER_LOOKED_AT
    assert {name for name in unruled if not name.startswith(NO_RECORD_ROOMS)} == set()
    assert set(RULES) <= {one.name for one in addresses()}


@pytest.mark.parametrize("half", range(HALVES))
def test_rule_database_and_pages_agree(
    django_db_setup: None, django_db_blocker: Any, tell: Callable[[str], None], half: int
) -> None:
    counts, begun, worlds = Counts(), time.monotonic(), 0
    end = until(0.4)
    with django_db_blocker.unblock():
        while time.monotonic() < end or worlds == 0:
            random = chance("worlds", worlds * HALVES + half)
            worlds += 1
            with a_world(random) as (planted, filled, app):
                rule = in_tables.ask(planted, filled, app, counts)
                with where.admin_connection(where.name()) as owner:
                    walk_all(rule, owner, random, counts)
                ask_all(rule, app, random, counts, end)
    seconds = time.monotonic() - begun
    tell(f"\nauthorisation, seed {SEED}, half {half}: {worlds} worlds, {seconds:.0f} s\n{counts.tell()}")
    counts.hold()
    assert counts["  rows seen by a worker, by doors"]
    assert counts["  rows seen by a young person, by their own way"]
    assert counts["my pages: canaries read"]


def ask_all(rule: Rule, app: psycopg.Connection, random: Random, counts: Counts, end: float) -> None:
    """All questions about one world."""
    planted = rule.planted
    told = in_sql.ask(planted, app, counts)
    for who in planted.world.people:
        if time.monotonic() > end and counts["all three: is the entry, file or card shown"]:
            return
        pages = Pages(rule, who, told, counts)
        pages.look_at_lists()
        for record in planted.world.records:
            pages.look_at(record)
        if random.random() < WALKS:
            for record in _some(planted, who, random):
                pages.walk(record, random)
                others.walk(pages, record, random)


def _some(planted: Planted, who: UUID, random: Random) -> list[UUID]:
    """A few records to walk through: one that opens, where there is one, and one by chance."""
    opens = [record for record in planted.world.records if planted.world.keys(who, record)]
    return [random.choice(opens or list(planted.world.records)), random.choice(list(planted.world.records))]


@contextmanager
def a_world(random: Random) -> Iterator[tuple[Planted, Filled, psycopg.Connection]]:
    """A world in a database of its own, and the app's connection to it."""
    name, _ = f"{where.name()}_soak", templates.every()
    with ExitStack() as stack:
        stack.enter_context(fresh_copy(name))
        stack.enter_context(pointed_at(name))
        owner = stack.enter_context(where.admin_connection(name))
        planted = plant(make(random), owner, random)
        filled = fill(planted, owner)
        app = psycopg.connect(where.conninfo(where.parameters(where.APP)), autocommit=True)
        yield planted, filled, stack.enter_context(app)
