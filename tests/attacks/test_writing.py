"""Somebody who can run any SQL in the app changes nothing that was written, and opens no door."""

from collections.abc import Sequence
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from alongside.access.actor import Scope
from alongside.access.vocabulary import Compartment
from tests.architecture import house, rights
from tests.attacks.acting import acting
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
TABLES = house.protected_tables()
MODELS = {model._meta.db_table: model for model in house.protected()}
WALLED = [*TABLES, "access_record", "access_recordkey", "access_grant"]
ADD_ENTRY = (
    "insert into record_entry (id, version, record_id, compartment, team_id, kind, happened_at, is_about, recorded_at,"
    " author_id, rests_on, third_party, body, told_by, sharing, withheld_because)"
    " values (gen_random_uuid(), 1, %s, %s, %s, 'met', now(), false, now(), %s, 'seen', false, '', '', 'shared', '')"
)
CREATE = (
    "select access.create_records(%s::uuid[], 'young_person', %s, %s::uuid[], %s::uuid[], %s, %s::bytea[], %s::uuid[],"
    " 'key_worker', %s, 'support', 'allocated')"
)
GIVE = "select access.give_grant(%s, %s, %s, 'co_worker', %s, 'support', 'joint_work', null)"


def _fixed() -> list[tuple[str, str, Scope]]:
    """Every column of a protected table that is written once, by whichever way somebody comes to it."""
    return [
        (table, str(field.column), scope)
        for table in TABLES
        for field in MODELS[table]._meta.concrete_fields
        for scope in Scope
        if field.column not in rights.CHANGES.get(table, "").split(", ")
        and not (scope is Scope.OWN and f"update ({field.column}" in rights.OWN.get(table, ""))
    ]


@pytest.mark.parametrize(("table", "column", "scope"), _fixed())
def test_what_is_written_once_is_not_written_again(
    world: World, app: psycopg.Connection, table: str, column: str, scope: Scope
) -> None:
    with pytest.raises(InsufficientPrivilege, match="permission denied"), acting(app, world.id("sam"), scope):
        app.execute(f"update {table} set {column} = {column}")


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("table", WALLED)
@pytest.mark.parametrize("statement", ["delete from {}", "truncate {}", "truncate {} cascade"])
def test_nothing_is_deleted(world: World, app: psycopg.Connection, table: str, statement: str, scope: Scope) -> None:
    with pytest.raises(InsufficientPrivilege, match="permission denied"), acting(app, world.id("alice"), scope):
        app.execute(statement.format(table))


@pytest.mark.parametrize(
    "statement",
    [
        "alter table {} disable row level security",
        "alter table {} no force row level security",
        "alter table {} disable trigger all",
        "alter table {} disable trigger stamp_team",
        "alter table {} add column leak text",
        "alter table {} owner to alongside_app",
        "create policy open on {} using (true)",
        "create trigger spy after insert on {} execute function access.stamp_team()",
        "create rule spy as on select to {} do also select 1",
        "create index spy on {} (id)",
        "lock table {} in access exclusive mode",
        "drop table {} cascade",
    ],
)
def test_walls_cannot_be_taken_down(world: World, app: psycopg.Connection, statement: str) -> None:
    for table in WALLED:
        with pytest.raises(psycopg.Error) as refusal, acting(app, world.id("alice")):
            app.execute(statement.format(table))
        assert isinstance(refusal.value, InsufficientPrivilege), (table, refusal.value)


@pytest.mark.parametrize(
    "statement",
    [
        "drop policy door on access_record",
        "drop policy see_doors on record_entry",
        "alter policy own_name on record_entry with check (true)",
        "select * from access.secret",
        "update access.secret set ipad = ''",
        "select access.mac('x')",
        "select * from access_recordkey",
        "insert into access_recordkey values (gen_random_uuid(), 'health', '', gen_random_uuid())",
        "insert into access_record (id) values (gen_random_uuid())",
        "insert into access_grant (id) values (gen_random_uuid())",
        "update access_grant set ends_at = null",
        "update access_record set team_id = null",
        "update access_account set roles = '{safeguarding_lead}'",
        "update access_account set is_active = true",
        "insert into access_account (id, username) values (gen_random_uuid(), 'me')",
        "insert into people_practitioner (id) values (gen_random_uuid())",
        "update people_team set name = 'x'",
        "create function public.leak() returns int language sql as 'select 1'",
        "create or replace function access.actor() returns uuid language sql as 'select null::uuid'",
        "create table public.spy (line text)",
        "create schema spy",
        "create extension dblink",
        "copy record_entry to program 'cat'",
        "copy record_entry from '/etc/hostname'",
        "select pg_read_file('/etc/hostname')",
        "select pg_ls_dir('.')",
        "select * from pg_authid",
        "alter role alongside_app superuser",
        "alter role alongside_app inherit",
        "create role spy login",
        "alter database template1 set row_security = off",
        "set session_replication_role = replica",
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'alongside_sequencer'",
    ],
)
@pytest.mark.parametrize("role", ["alongside_app", *Scope])
def test_statement_is_refused(world: World, app: psycopg.Connection, statement: str, role: str) -> None:
    if "pg_terminate" in statement:
        _keep_a_sequencer(world)
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
        app.execute("select set_config('role', %s, true)", (role,))
        app.execute(statement)


def _keep_a_sequencer(world: World) -> None:
    world.sequencer().execute("select 1")


@pytest.mark.parametrize("part", Compartment.values)
def test_worker_writes_nothing_in_a_record_without_a_door(world: World, app: psycopg.Connection, part: str) -> None:
    for scope in Scope:
        with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice"), scope):
            app.execute(ADD_ENTRY, (world.noor.record_id, part, None, world.id("alice")))


@pytest.mark.parametrize("part", ["private", "intelligence"])
def test_worker_writes_nothing_in_a_part_that_was_not_given(world: World, app: psycopg.Connection, part: str) -> None:
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice")):
        app.execute(ADD_ENTRY, (world.mira.record_id, part, None, world.id("alice")))


def test_worker_writes_in_nobody_elses_name(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice")):
        app.execute(ADD_ENTRY, (world.mira.record_id, "everyday", None, world.id("lena")))


def test_row_cannot_be_put_into_another_team(world: World, app: psycopg.Connection) -> None:
    spoke = cast_team(world, "Hill spoke")
    with app.transaction(force_rollback=True), acting(app, world.id("alice")):
        app.execute(ADD_ENTRY, (world.mira.record_id, "everyday", spoke, world.id("alice")))
        rows = app.execute("select distinct team_id from record_entry").fetchall()
    assert rows == [(cast_team(world, "Harbour hub"),)]


def cast_team(world: World, name: str) -> UUID:
    row = world.owner.execute("select id from people_team where name = %s", (name,)).fetchone()
    assert row
    return UUID(str(row[0]))


@pytest.mark.parametrize("name", ["alice", "bob", "olu", "dee", "nia", "vic", "ari", "pat"])
@pytest.mark.parametrize("holder", ["vic", "self"])
def test_nobody_but_a_lead_gives_a_door(world: World, app: psycopg.Connection, name: str, holder: str) -> None:
    given_to = world.id(name if holder == "self" else holder)
    with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id(name)):
        app.execute(GIVE, (uuid4(), world.mira.record_id, given_to, ["everyday"]))


def test_lead_gives_no_door_in_another_team(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id("lena")):
        app.execute(GIVE, (uuid4(), world.noor.record_id, world.id("lena"), ["everyday"]))


@pytest.mark.parametrize("parts", [["intelligence"], ["everyday", "private"], ["made up"], ["everyday", None]])
def test_lead_gives_no_part_she_does_not_hold(world: World, app: psycopg.Connection, parts: Sequence[str]) -> None:
    with pytest.raises(InsufficientPrivilege, match=r"nobody (gives|lets)"), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(GIVE, (uuid4(), world.mira.record_id, world.id("bob"), parts))


@pytest.mark.parametrize(
    ("holder", "role"), [("ari", "co_worker"), ("pat", "cover"), ("dee", "key_worker"), ("vic", "cover"), ("bob", "partner")]
)  # fmt: skip
def test_database_gives_no_door_to_roles_that_open_none(
    world: World, app: psycopg.Connection, holder: str, role: str
) -> None:
    with pytest.raises(InsufficientPrivilege, match="their roles"), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(
            GIVE.replace("'co_worker'", "%s"), (uuid4(), world.mira.record_id, world.id(holder), role, ["everyday"])
        )


@pytest.mark.parametrize("name", ["bob", "olu", "dee", "pat", "ari", "vic"])
def test_nobody_but_a_lead_or_its_holder_closes_a_door(world: World, app: psycopg.Connection, name: str) -> None:
    row = world.owner.execute("select id from access_grant where holder_id = %s", (world.id("nia"),)).fetchone()
    assert row
    with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id(name)):
        app.execute("select access.end_grant(%s, 1, 'mistake')", row)


@pytest.mark.parametrize("name", ["sam", "lena", "alice"])
def test_place_in_a_team_is_not_closed_from_the_app(world: World, app: psycopg.Connection, name: str) -> None:
    query = "select id from access_grant where holder_id = %s and team_id is not null limit 1"
    row = world.owner.execute(query, (world.id("lena"),)).fetchone()
    assert row
    with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id(name)):
        app.execute("select access.end_grant(%s, 1, 'left')", row)


@pytest.mark.parametrize("name", ["olu", "pat", "ari", "nia", "vic"])
def test_nobody_starts_a_record_in_a_team_that_is_not_theirs(world: World, app: psycopg.Connection, name: str) -> None:
    with pytest.raises(InsufficientPrivilege, match="not a member"), acting(app, world.id(name)):
        app.execute(CREATE, ([uuid4()], cast_team(world, "Harbour hub"), [], [], [], [], [None], []))


def test_new_record_brings_no_key_for_an_old_one(world: World, app: psycopg.Connection) -> None:
    world.owner.execute(
        "delete from access_recordkey where record_id = %s and compartment = 'intelligence'", (world.noor.record_id,)
    )
    arguments: tuple[object, ...] = (
        [uuid4()],
        cast_team(world, "Harbour hub"),
        [uuid4()],
        [world.noor.record_id],
        ["intelligence"],
    )
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
        app.execute(CREATE, (*arguments, [b"mine"], [None], []))


def test_old_record_is_not_made_again_with_a_door_for_oneself(world: World, app: psycopg.Connection) -> None:
    arguments: tuple[object, ...] = (
        [world.noor.record_id],
        cast_team(world, "Harbour hub"),
        [],
        [],
        [],
        [],
        [uuid4()],
        ["everyday"],
    )
    with pytest.raises(psycopg.errors.UniqueViolation), acting(app, world.id("alice")):
        app.execute(CREATE, arguments)


@pytest.mark.parametrize("name", ["alice", "bob", "olu", "nia", "vic", "pat", "ari"])
def test_nobody_withdraws_a_record_of_a_team_they_do_not_answer_for(
    world: World, app: psycopg.Connection, name: str
) -> None:
    with pytest.raises(InsufficientPrivilege, match="not in a team"), acting(app, world.id(name)):
        app.execute("select access.withdraw_records(array[%s])", (world.mira.record_id,))


@pytest.mark.parametrize("name", ["bob", "olu", "pat", "ari", "vic"])
def test_who_can_see_and_who_has_seen_are_told_to_nobody_without_a_door(
    world: World, app: psycopg.Connection, name: str
) -> None:
    for question in (
        "access.who_can_see(%s)",
        "access.read_lines('record', %s, null, null, null, null, null, null, null, 5)",
    ):
        with acting(app, world.id(name)):
            assert app.execute(f"select * from {question}", (world.mira.record_id,)).fetchall() == []
