"""Somebody who can run any SQL in the app pulls no record into a team and pushes none out of one."""

from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import CheckViolation, InsufficientPrivilege

from alongside.access.actor import OF_WORKERS, Scope
from tests import cast
from tests.attacks.acting import acting
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
PROPOSE = "select access.propose_move(%s, %s, %s, 'nearer', 'glad', now() - interval '1 minute')"
ANSWER = "select access.answer_move(%s, 1, %s)"
EVERYBODY = ["alice", "bob", "lena", "sam", "olu", "dee", "pat", "ari", "nia", "vic"]


@pytest.fixture
def teams(world: World) -> dict[str, UUID]:
    """The two teams."""
    return {"hub": cast.team().pk, "spoke": cast.team("Hill spoke").pk}


@pytest.fixture
def move(world: World, app: psycopg.Connection, teams: dict[str, UUID]) -> UUID:
    """Lena's proposal that the spoke takes Mira's record; any earlier one is out of the way."""
    world.owner.execute("delete from access_move")
    made = uuid4()
    with acting(app, world.id("lena"), Scope.TEAM):
        app.execute(PROPOSE, (made, world.mira.record_id, teams["spoke"]))
    return made


def _team_of_mira(world: World) -> object:
    row = world.owner.execute("select team_id from access_record where id = %s", (world.mira.record_id,)).fetchone()
    assert row
    return row[0]


@pytest.mark.parametrize("name", [one for one in EVERYBODY if one not in ("lena", "sam")])
@pytest.mark.parametrize("to", ["hub", "spoke"])
def test_nobody_proposes_to_move_a_record_they_do_not_lead(
    world: World, app: psycopg.Connection, teams: dict[str, UUID], name: str, to: str
) -> None:
    for record in (world.mira.record_id, world.noor.record_id):
        for scope in OF_WORKERS:
            with pytest.raises(InsufficientPrivilege), acting(app, world.id(name), scope):
                app.execute(PROPOSE, (uuid4(), record, teams[to]))


def test_lead_pulls_no_record_in_from_another_team(
    world: World, app: psycopg.Connection, teams: dict[str, UUID]
) -> None:
    for scope in OF_WORKERS:
        with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id("lena"), scope):
            app.execute(PROPOSE, (uuid4(), world.noor.record_id, teams["hub"]))


@pytest.mark.parametrize("to", ["hub", "nowhere", "none"])
def test_record_goes_to_no_team_that_is_its_own_or_is_none(
    world: World, app: psycopg.Connection, teams: dict[str, UUID], to: str
) -> None:
    where = {"nowhere": uuid4(), "none": None, **teams}[to]
    with pytest.raises(InsufficientPrivilege, match="nobody who leads"), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(PROPOSE, (uuid4(), world.mira.record_id, where))


@pytest.mark.parametrize("name", [one for one in EVERYBODY if one != "sam"])
@pytest.mark.parametrize("answer", ["taken", "no_room"])
def test_nobody_but_a_lead_of_the_other_team_answers(
    world: World, app: psycopg.Connection, move: UUID, name: str, answer: str
) -> None:
    for scope in OF_WORKERS:
        with pytest.raises(InsufficientPrivilege, match="another lead"), acting(app, world.id(name), scope):
            app.execute(ANSWER, (move, answer))
    assert _team_of_mira(world) == cast.team().pk


def test_who_proposed_takes_nothing_though_they_lead_the_other_team_too(
    world: World, app: psycopg.Connection, move: UUID
) -> None:
    world.owner.execute("update access_move set proposer_id = %s where id = %s", (world.id("sam"), move))
    with pytest.raises(InsufficientPrivilege, match="another lead"), acting(app, world.id("sam"), Scope.TEAM):
        app.execute(ANSWER, (move, "taken"))


def test_barred_lead_sees_proposes_and_takes_nothing(
    world: World, app: psycopg.Connection, teams: dict[str, UUID], move: UUID
) -> None:
    never = (
        "insert into access_barrier (id, version, record_id, compartment, account_id, kind, reason, set_by_id, set_at)"
        " values (%s, 1, %s, 'everyday', %s, 'family', '', %s, now())"
    )
    ids = [uuid4(), uuid4()]
    for pk, name in zip(ids, ("sam", "lena"), strict=True):
        world.owner.execute(never, (pk, world.mira.record_id, world.id(name), world.id("alice")))
    try:
        for scope in OF_WORKERS:
            for name in ("sam", "lena"):
                with acting(app, world.id(name), scope):
                    assert app.execute("select count(*) from access_move").fetchone() == (0,)
                    could = app.execute("select access.could_take(%s)", (world.mira.record_id,)).fetchone()
                assert could == ([],)
            with pytest.raises(InsufficientPrivilege, match="another lead"), acting(app, world.id("sam"), scope):
                app.execute(ANSWER, (move, "taken"))
            with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id("lena"), scope):
                app.execute("select access.take_back_move(%s, 1)", (move,))
            with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id("lena"), scope):
                app.execute(PROPOSE, (uuid4(), world.mira.record_id, teams["spoke"]))
    finally:
        world.owner.execute("delete from access_barrier where id = any (%s)", (ids,))


@pytest.mark.parametrize("name", [one for one in EVERYBODY if one not in ("lena", "sam")])
def test_proposal_is_seen_by_both_teams_leads_only(
    world: World, app: psycopg.Connection, move: UUID, name: str
) -> None:
    for scope in OF_WORKERS:
        with acting(app, world.id(name), scope):
            assert app.execute("select count(*) from access_move").fetchone() == (0,)
            assert app.execute("select access.could_take(%s)", (world.mira.record_id,)).fetchone() == ([],)
        for one in ("lena", "sam"):
            with acting(app, world.id(one), scope):
                assert app.execute("select count(*) from access_move").fetchone() == (1,)


@pytest.mark.parametrize("name", [one for one in EVERYBODY if one not in ("lena", "sam")])
def test_proposal_is_taken_back_by_leads_of_the_holding_team_only(
    world: World, app: psycopg.Connection, move: UUID, name: str
) -> None:
    with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id(name), Scope.TEAM):
        app.execute("select access.take_back_move(%s, 1)", (move,))


@pytest.mark.parametrize("name", [one for one in EVERYBODY if one != "lena"])
def test_answer_is_read_by_who_proposed_only(world: World, app: psycopg.Connection, move: UUID, name: str) -> None:
    world.owner.execute(
        "update access_move set outcome = 'no_room', answered_by_id = %s, answered_at = now() where id = %s",
        (world.id("sam"), move),
    )
    with pytest.raises(InsufficientPrivilege, match="whoever proposed"), acting(app, world.id(name), Scope.TEAM):
        app.execute("select access.read_move(%s)", (move,))


@pytest.mark.parametrize("answer", ["", "taken_back", "taken ", "yes", None])
def test_answer_is_one_of_four(world: World, app: psycopg.Connection, move: UUID, answer: str | None) -> None:
    with acting(app, world.id("sam"), Scope.TEAM), pytest.raises((CheckViolation, psycopg.errors.NotNullViolation)):
        app.execute(ANSWER, (move, answer))


@pytest.mark.parametrize("role", ["alongside_app", *Scope])
@pytest.mark.parametrize("table", ["access_move", "access_lookfound", "access_lookround"])
@pytest.mark.parametrize(
    "statement",
    ["delete from {}", "update {} set id = id", "insert into {} (id) values (gen_random_uuid())", "truncate {}"],
)
def test_tables_are_written_by_functions_only(
    world: World, app: psycopg.Connection, table: str, statement: str, role: str
) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("sam")):
        app.execute("select set_config('role', %s, true)", (role,))
        app.execute(statement.format(table))


@pytest.mark.parametrize("statement", ["update access_record set team_id = %s", "update record_entry set team_id = %s"])
@pytest.mark.parametrize("scope", OF_WORKERS)
def test_no_statement_moves_a_record_or_a_row(
    world: World, app: psycopg.Connection, teams: dict[str, UUID], statement: str, scope: Scope
) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("lena"), scope):
        app.execute(statement, (teams["spoke"],))


@pytest.mark.parametrize("verb", ["record.moved", "record.move_proposed", "record.move_refused", "record.move_read"])
def test_lines_of_moving_are_not_made_up(world: World, app: psycopg.Connection, verb: str) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("lena"), Scope.TEAM):
        app.execute("insert into ledger_line (actor, verb) values (%s, %s)", (world.id("lena"), verb))


def test_what_is_out_of_the_ordinary_is_kept_by_the_machine_only(world: World, app: psycopg.Connection) -> None:
    act = "select jobs.keep_looking(now(), 0, 0, 0, 24, 'UTC', '{}', '{}')"
    for scope in OF_WORKERS:
        with pytest.raises(InsufficientPrivilege), acting(app, world.id("sam"), scope):
            app.execute(act)


def test_lead_of_the_other_team_takes_it_and_every_door_to_the_old_team_ends(
    world: World, app: psycopg.Connection, move: UUID, teams: dict[str, UUID]
) -> None:
    query = "select count(*) from record_entry where record_id = %s"
    with acting(app, world.id("lena"), Scope.TEAM):
        before = app.execute(query, (world.mira.record_id,)).fetchone()
    assert before
    assert before[0] > 0
    with acting(app, world.id("sam"), Scope.TEAM):
        assert app.execute(ANSWER, (move, "taken")).fetchone() == (True,)
        assert app.execute(ANSWER, (move, "taken")).fetchone() == (False,)
    try:
        with acting(app, world.id("lena"), Scope.TEAM):
            assert app.execute(query, (world.mira.record_id,)).fetchone() == (0,)
        with acting(app, world.id("sam"), Scope.TEAM):
            assert app.execute(query, (world.mira.record_id,)).fetchone() == before
    finally:
        world.owner.execute("update access_record set team_id = %s where id = %s", (teams["hub"], world.mira.record_id))
