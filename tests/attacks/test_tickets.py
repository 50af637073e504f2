"""No committed ledger line of one's own, no key: in every way a ticket could be had without one."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from alongside.access.vocabulary import Compartment
from tests.attacks.acting import acting, take
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
OPEN = "select line, opened from access.open_records(%s, 'record.opened', 'support')"
KEYS = "select record_id, compartment from access.record_keys(%s) order by 2"
EMERGENCY = "select access.open_emergency(%s, %s, %s, 'danger')"
GIVEN_TO_ALICE = sorted(c.value for c in Compartment if c not in (Compartment.PRIVATE, Compartment.INTELLIGENCE))


def _ticket(world: World, app: psycopg.Connection, name: str, *records: UUID) -> int | None:
    with acting(app, world.id(name)):
        row = app.execute(OPEN, (list(records),)).fetchone()
    assert row
    return None if row[0] is None else int(row[0])


def _keys(world: World, app: psycopg.Connection, name: str, ticket: int | None) -> list[tuple[UUID, str]]:
    with acting(app, world.id(name)):
        return app.execute(KEYS, (ticket,)).fetchall()


def _parts(world: World, app: psycopg.Connection, name: str, ticket: int | None) -> list[str]:
    return [part for _, part in _keys(world, app, name, ticket)]


@contextmanager
def _line(world: World, columns: str, values: str, *given: object) -> Iterator[int]:
    row = world.owner.execute(
        f"insert into ledger_line ({columns}) values ({values}) returning id",
        given,
    ).fetchone()
    assert row
    yield int(row[0])


def test_committed_ticket_gives_the_keys_of_what_was_granted(world: World, app: psycopg.Connection) -> None:
    ticket = _ticket(world, app, "alice", world.mira.record_id)
    assert _keys(world, app, "alice", ticket) == [(world.mira.record_id, part) for part in GIVEN_TO_ALICE]


@pytest.mark.parametrize("ticket", [None, 0, -1, 2**62])
def test_without_a_ticket_there_are_no_keys(world: World, app: psycopg.Connection, ticket: int | None) -> None:
    assert _keys(world, app, "alice", ticket) == []


def test_every_line_of_the_ledger_but_ones_own_is_no_ticket(world: World, app: psycopg.Connection) -> None:
    _ticket(world, app, "alice", world.mira.record_id)
    rows = world.owner.execute("select id from ledger_line where actor is distinct from %s", (world.id("bob"),))
    lines = [line for (line,) in rows]
    assert len(lines) > 20
    assert {line: _keys(world, app, "bob", line) for line in lines} == {line: [] for line in lines}


def test_ticket_of_the_same_transaction_gives_no_keys(world: World, app: psycopg.Connection) -> None:
    with acting(app, world.id("alice")):
        row = app.execute(OPEN, ([world.mira.record_id],)).fetchone()
        assert row
        assert row[0]
        assert app.execute(KEYS, (row[0],)).fetchall() == []
        with app.transaction():
            assert app.execute(KEYS, (row[0],)).fetchall() == []


def test_rolled_back_ticket_gives_no_keys_and_leaves_no_line(world: World, app: psycopg.Connection) -> None:
    with app.transaction(force_rollback=True):
        take(app, world.id("alice"))
        row = app.execute(OPEN, ([world.mira.record_id],)).fetchone()
    assert row
    assert _keys(world, app, "alice", row[0]) == []
    assert world.owner.execute("select from ledger_line where id = %s", (row[0],)).fetchone() is None


def test_ticket_that_is_not_yet_committed_elsewhere_gives_no_keys(world: World, app: psycopg.Connection) -> None:
    other = world.connect()
    with acting(other, world.id("alice")):
        row = other.execute(OPEN, ([world.mira.record_id],)).fetchone()
        assert row
        assert _keys(world, app, "alice", row[0]) == []
    assert _parts(world, app, "alice", row[0]) == GIVEN_TO_ALICE


@pytest.mark.parametrize("name", ["bob", "olu", "lena", "sam", "dee", "nia", "pat"])
def test_somebody_elses_ticket_gives_no_keys(world: World, app: psycopg.Connection, name: str) -> None:
    ticket = _ticket(world, app, "alice", world.mira.record_id)
    assert _keys(world, app, name, ticket) == []


def test_ticket_without_an_actor_gives_no_keys(world: World, app: psycopg.Connection) -> None:
    ticket = _ticket(world, app, "alice", world.mira.record_id)
    with acting(app, None):
        assert app.execute(KEYS, (ticket,)).fetchall() == []


@pytest.mark.parametrize(("age", "parts"), [("4 minutes 50 seconds", GIVEN_TO_ALICE), ("5 minutes", []), ("1 day", [])])
def test_ticket_is_good_for_five_minutes(world: World, app: psycopg.Connection, age: str, parts: list[str]) -> None:
    columns, values = "actor, verb, records, at", "%s, 'record.opened', %s, now() - %s::interval"
    with _line(world, columns, values, world.id("alice"), [world.mira.record_id], age) as ticket:
        assert _parts(world, app, "alice", ticket) == parts


@pytest.mark.parametrize("verb", ["record.opened", "record.listed", "record.searched", "record.notes_searched"])
def test_ticket_is_not_written_by_oneself(world: World, app: psycopg.Connection, verb: str) -> None:
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice")):
        app.execute(
            "insert into ledger_line (actor, verb, records) values (%s, %s, %s)",
            (world.id("alice"), verb, [world.mira.record_id]),
        )


@pytest.mark.parametrize("verb", ["record.opened", "record.listed", "record.searched", "record.notes_searched"])
def test_ticket_opens_nothing_beyond_ones_doors_whatever_it_lists(
    world: World, app: psycopg.Connection, verb: str
) -> None:
    both = [world.mira.record_id, world.noor.record_id]
    with _line(world, "actor, verb, records", "%s, %s, %s", world.id("alice"), verb, both) as ticket:
        assert _keys(world, app, "alice", ticket) == [(world.mira.record_id, part) for part in GIVEN_TO_ALICE]


@pytest.mark.parametrize("verb", ["record.refused", "entry.added", "page.not_visible", "record.created"])
def test_line_about_something_else_is_no_ticket(world: World, app: psycopg.Connection, verb: str) -> None:
    with _line(world, "actor, verb, records", "%s, %s, %s", world.id("alice"), verb, [world.mira.record_id]) as ticket:
        assert _keys(world, app, "alice", ticket) == []


@pytest.mark.parametrize(
    "spoil",
    [
        "update access_grant set ends_at = now() where holder_id = %s and record_id = %s",
        "update access_grant set compartments = '{}' where holder_id = %s and record_id = %s",
        "update access_grant set starts_at = now() + interval '1 hour' where holder_id = %s and record_id = %s",
        "update access_account set is_active = false where id = %s and %s is not null",
    ],
)
def test_ticket_gives_no_keys_once_the_door_is_shut(world: World, app: psycopg.Connection, spoil: str) -> None:
    ticket = _ticket(world, app, "alice", world.mira.record_id)
    with world.owner.transaction(force_rollback=True):
        take(world.owner, world.id("alice"))
        world.owner.execute("set local role none")
        world.owner.execute(spoil, (world.id("alice"), world.mira.record_id))
        world.owner.execute("set local role alongside_caseload")
        assert world.owner.execute(KEYS, (ticket,)).fetchall() == []
    assert _parts(world, app, "alice", ticket) == GIVEN_TO_ALICE


def test_ticket_gives_no_keys_of_a_record_that_was_withdrawn(world: World, app: psycopg.Connection) -> None:
    ticket = _ticket(world, app, "alice", world.mira.record_id)
    with world.owner.transaction(force_rollback=True):
        world.owner.execute(
            "update access_record set withdrawn_at = now(), withdrawn_from = team_id, team_id = null where id = %s",
            (world.mira.record_id,),
        )
        take(world.owner, world.id("alice"))
        assert world.owner.execute(KEYS, (ticket,)).fetchall() == []
        left = world.owner.execute("select 1 from record_entry where record_id = %s", (world.mira.record_id,))
        assert left.fetchall() == []


def test_partner_is_given_the_key_of_the_shared_part_only(world: World, app: psycopg.Connection) -> None:
    assert _parts(world, app, "nia", _ticket(world, app, "nia", world.mira.record_id)) == ["health"]


def test_data_officer_is_given_no_key_to_what_workers_wrote(world: World, app: psycopg.Connection) -> None:
    assert _parts(world, app, "dee", _ticket(world, app, "dee", world.mira.record_id)) == ["council"]


@pytest.mark.parametrize("name", ["bob", "olu", "pat", "ari", "vic"])
def test_asking_without_a_door_is_written_down_and_gives_no_ticket(
    world: World, app: psycopg.Connection, name: str
) -> None:
    assert _ticket(world, app, name, world.mira.record_id) is None
    row = world.owner.execute("select actor, verb, records from ledger_line order by id desc limit 1").fetchone()
    assert row == (world.id(name), "record.refused", [world.mira.record_id])


def test_asking_for_what_does_not_exist_looks_the_same(world: World, app: psycopg.Connection) -> None:
    nothing = uuid4()
    assert _ticket(world, app, "bob", nothing) is None
    row = world.owner.execute("select actor, verb, records from ledger_line order by id desc limit 1").fetchone()
    assert row == (world.id("bob"), "record.refused", [nothing])


def test_mixed_asking_opens_ones_own_and_writes_the_rest_down(world: World, app: psycopg.Connection) -> None:
    ticket = _ticket(world, app, "alice", world.mira.record_id, world.noor.record_id)
    assert {record for record, _ in _keys(world, app, "alice", ticket)} == {world.mira.record_id}
    rows = world.owner.execute("select verb, records from ledger_line order by id desc limit 2").fetchall()
    assert rows == [("record.opened", [world.mira.record_id]), ("record.refused", [world.noor.record_id])]


@pytest.mark.parametrize("act", ["record.created", "entry.added", "", "record.opened;", "made.up"])
def test_ticket_is_for_reading_only(world: World, app: psycopg.Connection, act: str) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
        app.execute("select * from access.open_records(%s, %s, 'support')", ([world.mira.record_id], act))


def test_nobody_opens_nothing(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, None):
        app.execute(OPEN, ([world.mira.record_id],))


def test_emergency_that_is_not_committed_shows_no_row_and_gives_no_keys(world: World, app: psycopg.Connection) -> None:
    olu, mira = world.id("olu"), world.mira.record_id
    rows = "select count(*) from people_youngperson where record_id = %s"
    # A line from a minute ago, as of a door that has ended since: it is a ticket still, to whoever has a door.
    with _line(world, "actor, verb, records", "%s, 'record.opened', %s", olu, [mira]) as ticket:
        with app.transaction(force_rollback=True):
            take(app, olu)
            # In a transaction of its own within, as somebody would who hopes to slip past the number of the first.
            with app.transaction():
                given = app.execute(EMERGENCY, (uuid4(), uuid4(), mira)).fetchone()
            assert given == ("opened",)
            assert app.execute(rows, (mira,)).fetchone() == (0,)
            assert app.execute("select access.has_door(%s)", (mira,)).fetchone() == (False,)
            assert app.execute(KEYS, (ticket,)).fetchall() == []
        assert _keys(world, app, "olu", ticket) == []

        with acting(app, olu):
            app.execute(EMERGENCY, (uuid4(), uuid4(), mira))
        try:
            with acting(app, olu):
                assert app.execute(rows, (mira,)).fetchone() == (1,)
            assert _parts(world, app, "olu", ticket) == ["everyday", "health"]
        finally:
            world.owner.execute("delete from access_emergency where opener_id = %s", (olu,))
            world.owner.execute("delete from access_grant where holder_id = %s and role = 'emergency'", (olu,))
