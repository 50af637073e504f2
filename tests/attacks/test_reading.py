"""Somebody who can run any SQL in the app still sees only what is behind their own doors."""

from uuid import UUID

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, InvalidTextRepresentation

from alongside.access.actor import OF_WORKERS, Scope
from tests.architecture import house
from tests.attacks.acting import BEGIN, acting, claim_of, take
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
TABLES = house.protected_tables()
STRANGERS = ("bob", "olu", "pat", "ari", "vic")


def _rows(app: psycopg.Connection, table: str, where: str = "true", *values: object) -> int:
    row = app.execute(f"select count(*) from {table} where {where}", values).fetchone()
    return int(row[0]) if row else 0


def _hubs(world: World) -> list[UUID]:
    return [world.mira.record_id, world.robin.record_id]


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", STRANGERS)
def test_strangers_see_no_row_of_theirs_in_any_table(
    world: World, app: psycopg.Connection, name: str, scope: Scope
) -> None:
    for table in TABLES:
        with acting(app, world.id(name), scope):
            assert _rows(app, table, "record_id = any (%s)", _hubs(world)) == 0, table


def test_those_with_a_door_do_see_rows_so_that_the_others_seeing_none_says_something(
    world: World, app: psycopg.Connection
) -> None:
    seen = set()
    for name, scope in (("alice", Scope.CASELOAD), ("lena", Scope.TEAM), ("dee", Scope.TEAM)):
        with acting(app, world.id(name), scope):
            seen |= {table for table in TABLES if _rows(app, table)}
    assert seen == set(TABLES)


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("table", TABLES)
def test_one_worker_sees_nothing_of_the_others_young_person(
    world: World, app: psycopg.Connection, table: str, scope: Scope
) -> None:
    with acting(app, world.id("alice"), scope):
        assert _rows(app, table, "record_id = %s", world.noor.record_id) == 0
    with acting(app, world.id("olu"), scope):
        assert _rows(app, table, "record_id = any (%s)", _hubs(world)) == 0


def test_partner_sees_rows_of_the_shared_part_only(world: World, app: psycopg.Connection) -> None:
    with acting(app, world.id("nia")):
        parts = app.execute("select distinct compartment from record_entry").fetchall()
        names = _rows(app, "people_youngperson") + _rows(app, "people_personwhomatters")
    assert (parts, names) == ([("health",)], 0)


@pytest.mark.parametrize("role", ["alongside_app", *Scope])
def test_nobody_at_all_sees_nothing_anywhere(app: psycopg.Connection, role: str) -> None:
    for table in [*TABLES, "access_record", "access_grant"]:
        with app.transaction():
            app.execute(BEGIN, (role, ""))
            try:
                with app.transaction():
                    assert _rows(app, table) == 0
            except InsufficientPrivilege:
                # The app alone has no right to any of them, and the way to one's own not to all.
                assert role in {"alongside_app", Scope.OWN}


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("forge", ["other account", "cut", "longer", "upper case", "zeros", "empty"])
def test_forged_actor_is_an_error_and_shows_nothing(
    world: World, app: psycopg.Connection, scope: Scope, forge: str
) -> None:
    account, pid, at, mac = claim_of(app, world.id("bob")).split(".")
    claims = {
        "other account": f"{world.id('alice')}.{pid}.{at}.{mac}",
        "cut": f"{account}.{pid}.{at}.{mac[:-1]}",
        "longer": f"{account}.{pid}.{at}.{mac}0",
        "upper case": f"{account}.{pid}.{at}.{mac.upper()}",
        "zeros": f"{world.id('alice')}.{pid}.{at}.{'0' * 64}",
        "empty": f"{world.id('alice')}.{pid}.{at}.",
    }
    for table in TABLES:
        with pytest.raises(InsufficientPrivilege, match="not signed"), app.transaction():
            app.execute(BEGIN, (scope, claims[forge]))
            _rows(app, table)


@pytest.mark.parametrize(
    "claim", [".", "..", "x", "x.y.z", "{alice}", "{alice}.1", "{alice}.{pid}", "{alice}.{pid}.a.b"]
)
def test_crooked_actor_shows_nothing(world: World, app: psycopg.Connection, claim: str) -> None:
    written = claim.format(alice=world.id("alice"), pid=app.info.backend_pid)
    for table in TABLES:
        try:
            with app.transaction():
                app.execute(BEGIN, (Scope.CASELOAD, written))
                assert _rows(app, table) == 0
        except (InsufficientPrivilege, InvalidTextRepresentation):
            continue


def test_actor_of_another_connection_shows_nothing(world: World, app: psycopg.Connection) -> None:
    stolen = claim_of(world.connect(), world.id("alice"))
    for table in TABLES:
        with app.transaction():
            app.execute(BEGIN, (Scope.CASELOAD, stolen))
            assert _rows(app, table) == 0


def test_actor_and_role_are_gone_with_the_transaction(world: World, app: psycopg.Connection) -> None:
    with acting(app, world.id("alice")):
        assert _rows(app, "record_entry", "record_id = %s", world.mira.record_id) == 4
    row = app.execute("select current_user::text, current_setting('alongside.actor', true)").fetchone()
    assert row == ("alongside_app", "")
    with pytest.raises(InsufficientPrivilege):
        _rows(app, "record_entry")


def test_actor_that_is_kept_for_the_session_is_overwritten_by_the_next_transaction(
    world: World, app: psycopg.Connection
) -> None:
    app.execute("select set_config('alongside.actor', %s, false)", (claim_of(app, world.id("alice")),))
    app.execute("set role alongside_caseload")
    with acting(app, world.id("bob")):
        assert _rows(app, "record_entry") == 0
    with acting(app, None):
        assert _rows(app, "record_entry") == 0


def test_other_scope_opens_nothing_more(world: World, app: psycopg.Connection) -> None:
    with acting(app, world.id("alice"), Scope.TEAM):
        assert [table for table in TABLES if _rows(app, table)] == []
    with acting(app, world.id("lena"), Scope.CASELOAD):
        assert [table for table in TABLES if _rows(app, table)] == []


@pytest.mark.parametrize(
    "role",
    ["alongside_owner", "alongside_migrate", "alongside_sequencer", "postgres", "pg_read_all_data", "pg_monitor"],
)
def test_no_higher_role_can_be_taken(world: World, app: psycopg.Connection, role: str) -> None:
    for statement in (
        f"set role {role}",
        f"set local role {role}",
        f"set session authorization {role}",
        f"select set_config('role', '{role}', true)",
        f"grant {role} to alongside_app",
    ):
        with pytest.raises(InsufficientPrivilege), acting(app, world.id("alice")):
            app.execute(statement)


def test_row_security_cannot_be_switched_off(world: World, app: psycopg.Connection) -> None:
    for table in TABLES:
        with pytest.raises(InsufficientPrivilege, match="row-level security"), acting(app, world.id("alice")):
            app.execute("set local row_security = off")
            _rows(app, table)


def test_planners_notes_about_columns_are_not_shown(world: World, app: psycopg.Connection) -> None:
    world.owner.execute("analyze record_entry")
    with acting(app, world.id("alice")):
        assert _rows(app, "pg_stats", "tablename = any (%s)", TABLES) == 0


def test_error_of_the_database_does_not_repeat_the_row(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(psycopg.Error) as refusal, acting(app, world.id("alice")):
        app.execute(
            "insert into people_personwhomatters (id, version, record_id, compartment, card, added_at)"
            " values (gen_random_uuid(), 1, %s, 'everyday', 'her secret'::bytea, null)",
            (world.mira.record_id,),
        )
    said = str(refusal.value) + str(refusal.value.diag.message_detail)
    assert "6865722073656372" not in said
    assert "Failing row" not in said


def test_inactive_account_sees_nothing_from_the_next_statement_on(world: World, app: psycopg.Connection) -> None:
    with app.transaction():
        take(app, world.id("alice"))
        assert _rows(app, "record_entry", "record_id = %s", world.mira.record_id) == 4
        world.owner.execute("update access_account set is_active = false where id = %s", (world.id("alice"),))
        try:
            assert _rows(app, "record_entry") == 0
        finally:
            world.owner.execute("update access_account set is_active = true where id = %s", (world.id("alice"),))
