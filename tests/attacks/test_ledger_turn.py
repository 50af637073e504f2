"""Somebody who can run SQL as the app cannot keep the ledger from being sealed by taking the sequencer's turn."""

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg.errors import InsufficientPrivilege

from alongside.access.actor import OF_WORKERS, Scope
from alongside.ledger.sequencer import step
from tests.attacks.acting import acting
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
MODES = ("access share", "row exclusive", "share", "share row exclusive", "access exclusive")


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("mode", MODES)
def test_turn_is_not_the_apps_to_take(world: World, app: psycopg.Connection, scope: Scope, mode: str) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice"), scope):
        app.execute(f"lock table ledger_turn in {mode} mode")


@pytest.mark.parametrize("table", ["ledger_leaf", "ledger_checkpoint", "ledger_cosignature"])
def test_tables_that_are_sealed_into_cannot_be_locked_away(world: World, app: psycopg.Connection, table: str) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
        app.execute(f"lock table {table} in share mode")


def test_sealing_goes_on_beside_every_lock_the_app_can_hold(world: World, app: psycopg.Connection) -> None:
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    with acting(app, world.id("alice")):
        app.execute("select pg_advisory_lock(%s)", (int.from_bytes(b"a ledger", "big"),))
        app.execute("lock table ledger_leaf, ledger_checkpoint in access share mode")
        world.owner.execute("insert into ledger_line (verb) values ('demo.made')")
        sealed = step(world.sequencer(), key)
        while more := step(world.sequencer(), key):
            sealed += more
    assert sealed > 0
