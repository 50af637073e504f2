"""For any doors there could be, the database answers as the rule says: to read, to write, and for keys."""

from itertools import product
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.errors import InsufficientPrivilege

from alongside.access.actor import Scope
from alongside.access.vocabulary import Compartment
from tests.access.rule import HOLDERS, HOURS, RECORDS, TEAM_OF, Door, State
from tests.attacks.acting import take
from tests.attacks.world import World

pytestmark = pytest.mark.xdist_group("matrix")
PARTS = tuple(Compartment.values)
ENTRY = (
    "insert into record_entry (id, version, record_id, compartment, kind, happened_at, is_about, recorded_at, author_id,"
    " rests_on, third_party, body, told_by, sharing, withheld_because)"
    " values (gen_random_uuid(), 1, %s, %s, 'met', now(), false, now(), %s, 'seen', false, '', '', 'shared', '')"
)
GRANT = (
    "insert into access_grant (id, version, record_id, team_id, holder_id, role, compartments, purpose, reason,"
    " opened_by_id, starts_at, ends_at, end_reason) values (gen_random_uuid(), 1, %s, %s, %s, %s, %s, 'support',"
    " 'joint_work', %s, now() + make_interval(hours => %s), now() + make_interval(hours => %s), '')"
)
NEVER = (
    "insert into access_barrier (id, version, record_id, compartment, account_id, kind, reason, set_by_id, set_at)"
    " values (gen_random_uuid(), 1, %s, 'everyday', %s, 'family', '', %s, now())"
)
TICKET = "insert into ledger_line (actor, verb, records, at) values (%s, 'record.opened', %s, now() + interval '1 hour') returning id"

doors = st.builds(
    Door,
    holder=st.sampled_from(HOLDERS),
    to=st.sampled_from([*RECORDS, "hub", "spoke"]),
    parts=st.frozensets(st.sampled_from(PARTS)),
    since=st.sampled_from(HOURS[:3]),
    until=st.sampled_from([None, 2, 1, 0, -1]),
    role=st.sampled_from(["co_worker", "emergency"]),
).filter(lambda door: door.until is None or door.until >= door.since)
states = st.builds(
    State,
    doors=st.lists(doors, max_size=8),
    closed=st.frozensets(st.sampled_from(HOLDERS), max_size=1),
    withdrawn=st.frozensets(st.sampled_from(RECORDS), max_size=1),
    never=st.frozensets(st.tuples(st.sampled_from(HOLDERS), st.sampled_from(RECORDS)), max_size=4),
)


class Board:
    """Three records with an entry in each part, and a ticket for each holder; doors are set up and taken down again."""

    def __init__(self, world: World) -> None:
        self.world, self.owner = world, world.owner
        self.teams: dict[str, UUID] = dict(self.owner.execute("select kind, id from people_team").fetchall())
        self.records = {name: self._make(self.teams[TEAM_OF[name]]) for name in RECORDS}
        self.names = {pk: name for name, pk in self.records.items()}
        every = list(self.records.values())
        self.tickets = {who: self._one(TICKET, world.id(who), every) for who in HOLDERS}

    def _one(self, query: str, *values: object) -> object:
        row = self.owner.execute(query, values).fetchone()
        assert row
        return row[0]

    def _make(self, team: UUID) -> UUID:
        record = uuid4()
        self.owner.execute(
            "insert into access_record (id, version, kind, team_id, created_at, made_in)"
            " values (%s, 1, 'young_person', %s, now(), pg_current_xact_id())",
            (record, team),
        )
        for part in PARTS:
            self.owner.execute(ENTRY, (record, part, self.world.id("bob")))
            self.owner.execute(
                "insert into access_recordkey (id, record_id, compartment, wrapped) values (gen_random_uuid(), %s, %s, '')",
                (record, part),
            )
        for part in TAGGED:
            self.owner.execute(
                "insert into people_nametag (id, record_id, compartment, tag) values (gen_random_uuid(), %s, %s, %s)",
                (record, part, part.encode()),
            )
        return record

    def set_up(self, state: State) -> None:
        """Make this the state of the world, for the transaction that is open."""
        # Robin's stay: other rows point at them, and nobody asks about Robin here
        robins = self.world.robin.record_id
        self.owner.execute("delete from access_grant where record_id is distinct from %s", (robins,))
        for door in state.doors:
            target = (self.records.get(door.to), self.teams.get(door.to))
            who = self.world.id(door.holder)
            self.owner.execute(GRANT, (*target, who, door.role, list(door.parts), who, door.since, door.until))
        for name, record in state.never:
            self.owner.execute(NEVER, (self.records[record], self.world.id(name), self.world.id("bob")))
        for name in state.closed:
            self.owner.execute("update access_account set is_active = false where id = %s", (self.world.id(name),))
        for name in state.withdrawn:
            self.owner.execute(
                "update access_record set withdrawn_at = now(), withdrawn_from = team_id, team_id = null where id = %s",
                (self.records[name],),
            )

    def seen(self, table: str, column: str) -> set[tuple[str, str]]:
        """What the actor sees of the three records."""
        rows = self.owner.execute(
            f"select record_id, {column} from {table} where record_id = any (%s)", (list(self.names),)
        )
        return {(self.names[record], part) for record, part in rows}

    def may_write(self, who: str, record: str, part: str) -> bool:
        """Whether the actor can add an entry there."""
        try:
            with self.owner.transaction(force_rollback=True):
                self.owner.execute(ENTRY, (self.records[record], part, self.world.id(who)))
        except InsufficientPrivilege:
            return False
        return True


@pytest.fixture(scope="module")
def board(world: World) -> Board:
    """The three records, in the attacked world."""
    return Board(world)


@given(state=states, who=st.sampled_from(HOLDERS))
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_database_answers_as_the_rule_says(board: Board, state: State, who: str) -> None:
    pairs = list(product(RECORDS, PARTS))
    with board.owner.transaction(force_rollback=True):
        board.set_up(state)
        for scope, rule in ((Scope.CASELOAD, state.sees_as_worker), (Scope.TEAM, state.sees_as_lead)):
            allowed = {pair for pair in pairs if rule(who, *pair)}
            take(board.owner, board.world.id(who), scope)
            assert board.seen("record_entry", "compartment") == allowed
            assert {pair for pair in pairs if board.may_write(who, *pair)} == allowed
            assert board.seen("people_nametag", "compartment") == {p for p in allowed if p[1] in TAGGED}
        rows = board.owner.execute("select record_id, compartment from access.record_keys(%s)", (board.tickets[who],))
        keys = {(board.names[record], part) for record, part in rows}
        assert keys == {pair for pair in pairs if state.is_given_key(who, *pair)}


# Names are tagged for whoever may read them, dates of birth for whoever matches council files.
TAGGED = ("everyday", "council")
DECISIONS = 2 * 2 * len(RECORDS) * len(PARTS) + 2 * len(RECORDS) * len(TAGGED) + len(RECORDS) * len(PARTS)


def test_each_example_is_so_many_decisions() -> None:
    assert DECISIONS == 117
