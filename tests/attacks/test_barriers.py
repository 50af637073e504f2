"""Somebody who can run any SQL in the app opens no emergency for longer, lifts nothing, and learns of no list."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from alongside.access.actor import OF_WORKERS, Scope
from tests.attacks.acting import acting, take
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("attacks")
SET = "select access.set_barrier(%s, %s, %s, 'family', '')"
OPEN = "select access.open_emergency(%s, %s, %s, 'danger')"
TABLES = ("access_barrier", "access_acquaintance", "access_emergency", "access_lookanswer")


@pytest.fixture
def closed(world: World) -> Iterator[UUID]:
    """Mira's record, closed to Lena and to Alice for the length of a test; the barrier on Lena."""
    ids = []
    for name in ("lena", "alice"):
        ids.append(uuid4())
        world.owner.execute(
            "insert into access_barrier (id, version, record_id, compartment, account_id, kind, reason, set_by_id,"
            " set_at) values (%s, 1, %s, 'everyday', %s, 'family', '', %s, now())",
            (ids[-1], world.mira.record_id, world.id(name), world.id("sam")),
        )
    yield ids[0]
    world.owner.execute("delete from access_barrier where id = any (%s)", (ids,))


@pytest.fixture(scope="module")
def emergency(world: World) -> UUID:
    """Mira's record, opened by Olu in an emergency."""
    made = uuid4()
    with world.connect() as app, acting(app, world.id("olu")):
        row = app.execute(OPEN, (made, uuid4(), world.mira.record_id)).fetchone()
    assert row == ("opened",)
    return made


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", ["lena", "alice"])
def test_closed_record_shows_no_row_in_any_table_that_has_its_id(
    world: World, app: psycopg.Connection, closed: UUID, name: str, scope: Scope
) -> None:
    query = (
        "select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname ="
        " 'record_id' where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'"
        " and has_any_column_privilege('alongside_team', c.oid, 'select')"
    )
    tables = [table for (table,) in world.owner.execute(query)]
    assert len(tables) > 10
    for table in tables:
        with acting(app, world.id(name), scope):
            rows = app.execute(f"select 1 from {table} where record_id = %s", (world.mira.record_id,)).fetchall()
        assert rows == [], table
    with acting(app, world.id(name), scope):
        assert app.execute("select 1 from access_record where id = %s", (world.mira.record_id,)).fetchall() == []


@pytest.mark.parametrize("name", ["lena", "alice"])
def test_closed_record_gives_no_key_no_door_and_no_answer(
    world: World, app: psycopg.Connection, closed: UUID, name: str
) -> None:
    record = world.mira.record_id
    with acting(app, world.id(name)):
        line, opened, _ = app.execute(
            "select * from access.open_records(%s, 'record.opened', 'support')", ([record],)
        ).fetchone() or (1, [1], "")
    assert (line, opened) == (None, [])
    for question in ("has_door(%s)", "leads(%s)", "may_tell_of(array[%s])"):
        with acting(app, world.id(name)):
            assert app.execute(f"select access.{question}", (record,)).fetchone() == (False,), question
    for question in ("who_can_see(%s)", "read_lines('record', %s, null, null, null, null, null, null, null, 5)"):
        with acting(app, world.id(name)):
            assert app.execute(f"select * from access.{question}", (record,)).fetchall() == [], question
    ticket = world.owner.execute(
        "insert into ledger_line (actor, verb, records) values (%s, 'record.opened', %s) returning id",
        (world.id(name), [record]),
    ).fetchone()
    with acting(app, world.id(name)):
        assert app.execute("select * from access.record_keys(%s)", ticket).fetchall() == []


def test_array_of_closed_records_says_nothing_about_whether_there_is_one(
    world: World, app: psycopg.Connection, closed: UUID
) -> None:
    answers = {}
    for name in ("lena", "bob"):
        with acting(app, world.id(name)):
            once, twice = (app.execute("select access.barred()").fetchone() for _ in range(2))
        assert once == twice
        assert once
        answers[name] = once[0]
    assert world.mira.record_id in answers["lena"]
    assert {len(ids) for ids in answers.values()} == {8}
    for ids in answers.values():
        assert {one.version for one in ids} == {7}
        assert {str(one)[19] in "89ab" for one in ids} == {True}
        latest = datetime.now(UTC).timestamp() + 3 * 86400
        assert all((one.int >> 80) / 1000 < latest for one in ids)
        assert ids == sorted(ids)


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", ["lena", "alice", "bob", "olu", "nia", "vic", "dee", "pat", "ari"])
def test_never_list_is_seen_by_other_leads_only(
    world: World, app: psycopg.Connection, closed: UUID, name: str, scope: Scope
) -> None:
    with acting(app, world.id(name), scope):
        assert app.execute("select count(*) from access_barrier").fetchone() == (0,)
    with acting(app, world.id("sam"), scope):
        assert app.execute("select count(*) from access_barrier").fetchone() == (2,)


@pytest.mark.parametrize("name", ["lena", "alice", "bob", "olu", "vic", "pat", "ari"])
@pytest.mark.parametrize("act", ["select access.lift_barrier(%s, 1)", "select access.notice_barrier(%s)"])
def test_barrier_is_lifted_by_nobody_but_another_lead(
    world: World, app: psycopg.Connection, closed: UUID, name: str, act: str
) -> None:
    for scope in OF_WORKERS:
        with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id(name), scope):
            app.execute(act, (closed,))


@pytest.mark.parametrize("name", ["bob", "olu", "nia", "vic", "pat", "ari", "dee"])
def test_nobody_closes_a_record_to_another_without_leading_its_team(
    world: World, app: psycopg.Connection, name: str
) -> None:
    with pytest.raises(InsufficientPrivilege, match="only who leads"), acting(app, world.id(name)):
        app.execute(SET, (uuid4(), world.mira.record_id, world.id("alice")))


@pytest.mark.parametrize("role", ["alongside_app", *OF_WORKERS])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "delete from {}",
        "update {} set id = id",
        "insert into {} (id) values (gen_random_uuid())",
        "truncate {} cascade",
        "drop policy owner on {}",
        "alter table {} disable row level security",
    ],
)
def test_tables_of_barriers_are_written_by_functions_only(
    world: World, app: psycopg.Connection, table: str, statement: str, role: str
) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("sam")):
        app.execute("select set_config('role', %s, true)", (role,))
        app.execute(statement.format(table))


@pytest.mark.parametrize("name", ["nia", "vic", "dee", "pat", "ari"])
def test_partner_or_officer_opens_nothing_in_an_emergency(world: World, app: psycopg.Connection, name: str) -> None:
    for act, given in (
        (OPEN, (uuid4(), uuid4(), world.noor.record_id)),
        ("select access.ask_in_emergency(%s, %s)", ([b"1", b"2", b"3"], [0, 1, 2])),
        ("select access.find_in_emergency(1, %s, %s)", ([b"1", b"2", b"3"], [0, 1, 2])),
    ):
        with pytest.raises(InsufficientPrivilege, match="only practitioners"), acting(app, world.id(name)):
            app.execute(act, given)


def test_nobody_at_all_opens_nothing_in_an_emergency(world: World, app: psycopg.Connection) -> None:
    with pytest.raises(InsufficientPrivilege, match="only practitioners"), app.transaction():
        take(app, None)
        app.execute(OPEN, (uuid4(), uuid4(), world.mira.record_id))


@pytest.mark.parametrize("name", ["lena", "alice"])
def test_closed_record_is_not_opened_in_an_emergency_and_the_try_is_a_line(
    world: World, app: psycopg.Connection, closed: UUID, name: str
) -> None:
    with acting(app, world.id(name)):
        answer = app.execute(OPEN, (uuid4(), uuid4(), world.mira.record_id)).fetchone()
        nowhere = app.execute(OPEN, (uuid4(), uuid4(), uuid4())).fetchone()
    assert answer == nowhere == ("nothing",)
    line = world.owner.execute(
        "select purpose from ledger_line where actor = %s and verb = 'record.refused' and records = %s order by id desc",
        (world.id(name), [world.mira.record_id]),
    ).fetchone()
    assert line == ("emergency",)


def test_hour_is_neither_made_longer_nor_made_again_for_oneself(
    world: World, app: psycopg.Connection, emergency: UUID
) -> None:
    for statement in (
        "update access_grant set ends_at = null",
        "update access_grant set ends_at = ends_at + interval '1 day' where role = 'emergency'",
        "update access_emergency set opened_at = now()",
    ):
        for scope in OF_WORKERS:
            with pytest.raises(InsufficientPrivilege), acting(app, world.id("olu"), scope):
                app.execute(statement)
    row = world.owner.execute(
        "select g.ends_at - g.starts_at, g.compartments from access_grant g join access_emergency e on e.grant_id = g.id"
        " where e.id = %s",
        (emergency,),
    ).fetchone()
    assert row
    assert (row[0].total_seconds(), row[1]) == (3600, ["everyday", "health"])
    with acting(app, world.id("olu")):
        assert app.execute(OPEN, (uuid4(), uuid4(), world.mira.record_id)).fetchone() == ("open already",)


@pytest.mark.parametrize("name", ["olu", "bob", "nia", "vic", "pat", "alice"])
def test_review_is_written_by_no_opener_and_by_nobody_who_does_not_lead(
    world: World, app: psycopg.Connection, emergency: UUID, name: str
) -> None:
    act = "select access.review_emergency(%s, 1, 'right', '', %s)"
    for scope in OF_WORKERS:
        with pytest.raises(InsufficientPrivilege, match="another lead"), acting(app, world.id(name), scope):
            app.execute(act, (emergency, date(2030, 1, 1)))


def test_words_of_an_emergency_are_its_openers_and_written_once(
    world: World, app: psycopg.Connection, emergency: UUID
) -> None:
    act = "select access.explain_emergency(%s, %s)"
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("lena")):
        app.execute(act, (emergency, b"mine"))
    with acting(app, world.id("olu")):
        app.execute(act, (emergency, b"first"))
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("olu")):
        app.execute(act, (emergency, b"second"))


@pytest.mark.parametrize("name", ["bob", "vic", "nia", "pat", "ari", "dee"])
def test_emergencies_are_seen_by_leads_and_by_whoever_opened_them(
    world: World, app: psycopg.Connection, emergency: UUID, name: str
) -> None:
    for scope in OF_WORKERS:
        with acting(app, world.id(name), scope):
            assert app.execute("select count(*) from access_emergency").fetchone() == (0,)
            assert app.execute("select access.emergencies_waiting()").fetchone() == (0,)


def test_lead_gives_nobody_the_role_of_an_emergency(world: World, app: psycopg.Connection) -> None:
    give = "select access.give_grant(%s, %s, %s, 'emergency', array['everyday'], 'support', 'joint_work', null)"
    with pytest.raises(InsufficientPrivilege, match="whoever is in it"), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(give, (uuid4(), world.mira.record_id, world.id("bob")))


@pytest.mark.parametrize("verb", ["barrier.lifted", "emergency.reviewed", "acquaintance.said", "grant.kept"])
def test_lines_of_these_acts_are_not_made_up(world: World, app: psycopg.Connection, verb: str) -> None:
    with pytest.raises(InsufficientPrivilege), acting(app, world.id("lena"), Scope.TEAM):
        app.execute("insert into ledger_line (actor, verb) values (%s, %s)", (world.id("lena"), verb))


@pytest.mark.parametrize("name", ["alice", "bob", "olu", "nia", "vic", "pat", "dee"])
def test_nobody_closes_an_account_who_neither_leads_nor_administers(
    world: World, app: psycopg.Connection, name: str
) -> None:
    with pytest.raises(InsufficientPrivilege, match="only an administrator"), acting(app, world.id(name)):
        app.execute("select access.close_account(%s)", (world.id("lena"),))


@pytest.mark.parametrize("name", ["alice", "lena", "pat", "ari", "dee", "vic"])
def test_what_was_unusual_is_told_to_safeguarding_leads_only(world: World, app: psycopg.Connection, name: str) -> None:
    ask = "select * from access.looking(0, 0)"
    world.owner.execute("select jobs.keep_looking(now() + interval '1 minute', 0, 0, 24, 24, 'UTC', '{}', '{}')")
    with acting(app, world.id(name), Scope.TEAM):
        assert app.execute(ask).fetchall() == []
    with acting(app, world.id("sam"), Scope.TEAM):
        assert app.execute(ask).fetchall() != []
    with pytest.raises(InsufficientPrivilege), acting(app, world.id(name), Scope.TEAM):
        app.execute("select access.answer_looking(gen_random_uuid(), %s, 'many', 'slip')", (world.id("sam"),))


def test_lead_who_opened_it_does_not_review_it(world: World, app: psycopg.Connection) -> None:
    made, grant = uuid4(), uuid4()
    world.owner.execute(
        "insert into access_grant (id, version, record_id, holder_id, role, compartments, purpose, reason, opened_by_id,"
        " starts_at, ends_at, end_reason) values (%s, 1, %s, %s, 'emergency', '{everyday}', 'safeguarding', 'emergency',"
        " %s, now(), now() + interval '1 hour', '')",
        (grant, world.mira.record_id, world.id("lena"), world.id("lena")),
    )
    world.owner.execute(
        "insert into access_emergency (id, version, record_id, compartment, grant_id, opener_id, kind, reason, opened_at,"
        " was, learned) values (%s, 1, %s, 'everyday', %s, %s, 'danger', '', now(), '', '')",
        (made, world.mira.record_id, grant, world.id("lena")),
    )
    act = "select access.review_emergency(%s, 1, 'right', '', %s)"
    with pytest.raises(InsufficientPrivilege, match="another lead"), acting(app, world.id("lena"), Scope.TEAM):
        app.execute(act, (made, date(2030, 1, 1)))
    with acting(app, world.id("sam"), Scope.TEAM):
        assert app.execute(act, (made, date(2030, 1, 1))).fetchone() == (True,)
