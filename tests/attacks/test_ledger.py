"""The ledger as the app's attacker and the server's administrator meet it."""

from uuid import uuid4

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg.errors import InsufficientPrivilege

from alongside.access.actor import OF_WORKERS, Scope
from alongside.ledger.findings import Kind
from alongside.ledger.sequencer import step
from alongside.ledger.verify import verify
from tests.attacks.acting import acting
from tests.attacks.world import World
from tests.ledger.ways import tampering

pytestmark = pytest.mark.xdist_group("attacks")
WRITE = "insert into ledger_line (actor, job, verb, records) values (%s, %s, 'record.opened', %s)"
OF_MIRA = "select id from ledger_line where verb = 'record.opened' and records @> array[%s] order by id limit 1"


@pytest.fixture(scope="module")
def key() -> Ed25519PrivateKey:
    """A signing key."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", ["lena", "pat", "nobody", "a machine", "made up"])
def test_line_in_another_name_is_refused(world: World, app: psycopg.Connection, scope: Scope, name: str) -> None:
    actor = uuid4() if name == "made up" else getattr(world.people.get(name), "pk", None)
    job = "sequencer" if name == "a machine" else None
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice"), scope):
        app.execute(WRITE, (actor, job, [world.mira.record_id]))


def test_line_in_somebodys_name_is_refused_to_nobody(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, None):
        app.execute(WRITE, (world.id("alice"), None, []))


@pytest.mark.parametrize("name", ["alice", "lena", "sam", "dee", "ari", "nia"])
def test_lines_of_others_are_read_by_the_data_protection_lead_only(
    world: World, app: psycopg.Connection, name: str
) -> None:
    with acting(app, world.id(name)):
        actors = app.execute("select distinct actor from ledger_line").fetchall()
    assert actors in ([], [(world.id(name),)])
    with acting(app, world.id("pat")):
        row = app.execute("select count(distinct actor) from ledger_line").fetchone()
    assert row
    assert row[0] >= 4


@pytest.mark.parametrize(
    "statement", ["update ledger_line set purpose = ''", "delete from ledger_line", "truncate ledger_line"]
)
def test_line_is_neither_changed_nor_taken_away_by_the_app(
    world: World, app: psycopg.Connection, statement: str
) -> None:
    for name in ("alice", "pat", "ari"):
        with pytest.raises(InsufficientPrivilege, match="permission denied"), acting(app, world.id(name)):
            app.execute(statement)


def _line_about(world: World) -> int:
    row = world.owner.execute(OF_MIRA, (world.mira.record_id,)).fetchone()
    assert row
    return int(row[0])


def test_every_change_by_the_administrator_is_named(world: World, key: Ed25519PrivateKey) -> None:
    step(world.sequencer(), key)
    assert verify(world.sequencer(), key.public_key()).is_sound
    line = _line_about(world)
    with tampering(world.owner) as administrator:
        administrator.execute("update ledger_line set actor = %s where id = %s", (world.id("bob"), line))
    found = verify(world.sequencer(), key.public_key())
    assert [(problem.kind, problem.lines) for problem in found.problems] == [(Kind.CHANGED, (line,))]
    with tampering(world.owner) as administrator:
        administrator.execute("delete from ledger_line where id = %s", (line,))
    found = verify(world.sequencer(), key.public_key())
    assert [(problem.kind, problem.lines) for problem in found.problems] == [(Kind.REMOVED, (line,))]


def test_guard_that_is_off_is_named(world: World, key: Ed25519PrivateKey) -> None:
    world.owner.execute("alter table ledger_line disable trigger ledger_keep_row")
    try:
        found = verify(world.sequencer(), key.public_key())
    finally:
        world.owner.execute("alter table ledger_line enable always trigger ledger_keep_row")
    assert Kind.UNGUARDED in {problem.kind for problem in found.problems}
