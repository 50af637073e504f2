"""Doors given, ended, expired, barred, opened in an emergency, taken along and moved, in any order that chance makes.

Beside the database stands the same state in plain values; after each step both must say the same.
"""

from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
from django.db import Error, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from alongside.access.actions import barriers, emergencies, grants, leaving, moves
from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Barrier, Grant, Move
from alongside.access.queries import grants as queries
from alongside.access.queries import moves as reading
from alongside.access.vocabulary import (
    Compartment,
    EmergencyKind,
    EndReason,
    GrantReason,
    GrantRole,
    Knows,
    MoveAnswer,
    MoveReason,
    Purpose,
    Role,
    TheyKnow,
)
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.people.actions import young_people
from alongside.people.cards import Card
from tests import cast
from tests.attacks.acting import acting
from tests.attacks.world import World as Attacked
from tests.soak.worlds import Door, Person, Thing, World

NOT_DONE = (Refused, NotVisible, Error)
HELD = frozenset({"everyday", "health", "justice", "identity", "council"})
PLACES = {
    "key worker": (Role.PRACTITIONER, {"hub": GrantRole.TEAM_MEMBER}),
    "colleague": (Role.PRACTITIONER, {"hub": GrantRole.TEAM_MEMBER}),
    "neighbour": (Role.PRACTITIONER, {"spoke": GrantRole.TEAM_MEMBER}),
    "lead": (Role.TEAM_LEAD, {"hub": GrantRole.TEAM_LEAD}),
    "other lead": (Role.SAFEGUARDING_LEAD, {"hub": GrantRole.SAFEGUARDING_LEAD, "spoke": GrantRole.SAFEGUARDING_LEAD}),
    "partner": (Role.PARTNER, {}),
}
people = st.sampled_from(sorted(PLACES))
parts = st.frozensets(st.sampled_from(sorted(HELD)), min_size=1)
WRITTEN = "select verb, count(*) from ledger_line where records @> array[%s] and verb ~ '^(grant|barrier|emergency.opened|account.closed)' group by 1"

ACCOUNT = (
    "insert into access_account (id, username, name, email, roles, language, is_active, is_demo, password)"
    " values (%s, %s, %s, '', %s, 'en', true, true, '!')"
)
TEAM = "insert into people_team (id, name, kind, agency_id) select %s, %s, 'spoke', agency_id from people_team where id = %s"
PLACE = (
    "insert into access_grant (id, version, team_id, holder_id, role, compartments, purpose, reason, opened_by_id,"
    " starts_at, end_reason) values (%s, 1, %s, %s, %s, %s, 'support', 'team', %s, now() - interval '3 hours', '')"
)


class Doors(RuleBasedStateMachine):
    """One young person's record, six people, and all that can happen to their doors."""

    attacked: Attacked
    connection: psycopg.Connection
    """The app's own. Both are set by the test that runs this."""

    @initialize()
    def begin(self) -> None:
        """A new record in the hub, started by its key worker; everybody in their place."""
        self.teams = {"hub": new_id(), "spoke": new_id()}
        for name, pk in self.teams.items():
            self.attacked.owner.execute(TEAM, (pk, f"{name} {pk.hex}", cast.team().pk))
        self.ids = {name: new_id() for name in PLACES}
        self.versions: dict[UUID, int] = {}
        self.written: dict[str, int] = {}
        self.barred: dict[str, UUID] = {}
        self.looked = dict.fromkeys(PLACES, 0)
        self.world = World({}, list(self.teams.values()), {}, [], frozenset())
        for name, (role, places) in PLACES.items():
            self._join(name, role, places)
        first = young_people.add(
            card=Card(known_as="Wren"), team=self.teams["hub"], now=now(), by=self.account("key worker")
        )
        self.record = first.record_id
        self.world.records[self.record] = Thing(self.record, self.teams["hub"], self.teams["hub"], is_withdrawn=False)
        self._learn(GrantRole.KEY_WORKER)

    @rule(by=people, holder=people, what=parts)
    def give(self, by: str, holder: str, what: frozenset[str]) -> None:
        """Somebody gives a door, rightly or not."""
        led = frozenset().union(*(d.parts for d in self.world.live(self.ids[by]) if d.to == self._team()))
        may = (
            self._leads(by)
            and self._opens(by)
            and by != holder
            and holder not in self.barred
            and what <= led
            and not self._own_doors(holder)
        )
        try:
            with opened_one(self.record, purpose=Purpose.SUPERVISION, viewer=self.account(by)):
                grants.give(
                    record=self.record, holder=self.account(holder), role=GrantRole.CO_WORKER,
                    compartments=[Compartment(one) for one in sorted(what)], purpose=Purpose.SUPPORT,
                    reason=GrantReason.JOINT_WORK, until=None, by=self.account(by),
                )  # fmt: skip
            done = True
        except NOT_DONE:
            done = False
        assert done == may, (by, holder, what)
        if done:
            self._learn(GrantRole.CO_WORKER)
            self._wrote("grant.given")

    @rule(by=people, which=st.integers(0, 20), behind=st.booleans())
    def end(self, by: str, which: int, *, behind: bool) -> None:
        """Somebody ends a door, rightly or not, having seen it as it is or as it was."""
        doors = [door for door in self.world.doors if door.to == self.record and door.is_live]
        if not doors:
            return
        door = doors[which % len(doors)]
        may = self._opens(by) and (self._leads(by) or door.holder == self.ids[by]) and not behind
        done = False
        with (
            suppress(*NOT_DONE, ChangedMeanwhile),
            opened_one(self.record, purpose=Purpose.SUPPORT, viewer=self.account(by)),
        ):
            seen = self.versions[door.id] - (1 if behind else 0)
            grant = Grant(pk=door.id, record_id=self.record, holder_id=door.holder)
            grants.end(grant=grant, seen=seen, reason=EndReason.WORK_DONE, by=self.account(by))
            done = True
        assert done == may, (by, door)
        if done:
            self._end(door)
            self._wrote("grant.ended")

    @rule(which=st.integers(0, 20))
    def expire(self, which: int) -> None:
        """Time passes, and a door was open for so long only."""
        doors = [door for door in self.world.doors if door.to == self.record and door.is_live]
        if doors:
            door = doors[which % len(doors)]
            self.attacked.owner.execute(
                "update access_grant set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 second' where id = %s",
                (door.id,),
            )
            self._end(door, counted=False)

    @rule(by=people, who=people)
    def never(self, by: str, who: str) -> None:
        """Somebody closes the record to somebody, or steps back."""
        may = self._opens(by) and (by == who or self._leads(by)) and who not in self.barred
        try:
            with opened_one(self.record, purpose=Purpose.SUPPORT, viewer=self.account(by)) as door:
                pk = barriers.close_to(
                    record=self.record,
                    who=self.account(who),
                    kind=Knows.FAMILY,
                    reason="",
                    door=door,
                    by=self.account(by),
                )
            done = True
        except NOT_DONE:
            done = False
        assert done == may, (by, who)
        if done:
            self.barred[who] = pk
            for one in self._own_doors(who):
                self._end(one)
            self._set(never=self.world.never | {(self.ids[who], self.record)})
            self._wrote("barrier.set")

    @precondition(lambda self: self.barred)
    @rule(by=people, which=st.integers(0, 20))
    def lift(self, by: str, which: int) -> None:
        """Somebody lets them be given it again; nothing opens by itself."""
        who = sorted(self.barred)[which % len(self.barred)]
        may = self._opens(by) and self._leads(by)
        done = False
        with suppress(*NOT_DONE), opened_one(self.record, purpose=Purpose.SUPPORT, viewer=self.account(by)):
            barriers.lift(barrier=Barrier(pk=self.barred[who], record_id=self.record), seen=1, by=self.account(by))
            done = True
        assert done == may, (by, who)
        if done:
            del self.barred[who]
            self._set(never=self.world.never - {(self.ids[who], self.record)})
            self._wrote("barrier.lifted")

    @rule(by=people)
    def emergency(self, by: str) -> None:
        """Somebody opens it for an hour."""
        if self.looked[by] > 8:
            return
        self.looked[by] += 1
        has = "everyday" in self.world.keys(self.ids[by], self.record)
        may = self._account(by).is_active and by != "partner" and by not in self.barred
        try:
            emergencies.open_for_an_hour(
                record=self.record, kind=EmergencyKind.DANGER, reason="They rang.", by=self.account(by)
            )
            done = True
        except NOT_DONE:
            done = False
        assert done == may, by
        if done and not has:
            self._learn(GrantRole.EMERGENCY)
            self._wrote("emergency.opened")

    @rule(by=people, who=people)
    def leave(self, by: str, who: str) -> None:
        """Somebody leaves: every door of theirs ends."""
        may = self.world.may_close(self.ids[by], self.ids[who])
        held = [door for door in self.world.live(self.ids[who]) if door.to == self.record]
        try:
            closed = leaving.close(who=self.account(who), takes_over={}, now=now(), by=self.account(by))
            done = True
        except NOT_DONE:
            closed, done = False, False
        assert done == may, (by, who)
        if closed:
            for door in [door for door in self.world.doors if door.holder == self.ids[who] and door.is_live]:
                self._end(door)
            self.world.people[self.ids[who]] = replace(self._account(who), is_active=False)
            if held:
                self._wrote("account.closed")

    @rule(who=people)
    def reopen(self, who: str) -> None:
        """They come back, to no door at all."""
        self.attacked.owner.execute("update access_account set is_active = true where id = %s", (self.ids[who],))
        self.world.people[self.ids[who]] = replace(self._account(who), is_active=True)

    @rule(by=people, answers=people, to=st.sampled_from(["hub", "spoke"]))
    def move(self, by: str, answers: str, to: str) -> None:
        """Another team takes over, rightly or not; doors to the record stay, those of the team do not go along."""
        others = {one for one in PLACES if one != by and one not in self.barred and self._leads_team(one, to)}
        asks = self._opens(by) and self._leads(by) and self.teams[to] != self._team() and bool(others)
        proposed = self._propose(by, to)
        assert bool(proposed) == asks, (by, to)
        if proposed is None:
            return
        done = False
        with suppress(*NOT_DONE):
            moves.answer(move=proposed, seen=1, said=MoveAnswer.TAKEN, by=self.account(answers))
            done = True
        assert done == (answers in others), (by, answers, to)
        if done:
            self.world.records[self.record] = replace(self.world.records[self.record], team=self.teams[to])
        else:
            self.attacked.owner.execute("delete from access_move where id = %s", (proposed.pk,))

    @invariant()
    def nobody_sees_without_a_live_door(self) -> None:
        """By either kind of door, in each part; and it opens exactly when there is one."""
        if not hasattr(self, "record"):
            return
        for name, who in self.ids.items():
            for scope in Scope:
                with acting(self.connection, who, scope):
                    rows = self.connection.execute(
                        "select p.compartment from people_youngperson p where record_id = %s", (self.record,)
                    )
                    # None of them has a record of their own.
                    seen = scope in OF_WORKERS and "everyday" in self.world.seen(who, self.record, scope)
                    assert bool(rows.fetchall()) == seen, (name, scope)
            with acting(self.connection, who):
                (has_door,) = self.connection.execute("select access.has_door(%s)", (self.record,)).fetchone() or (
                    None,
                )
            assert has_door == self._opens(name), name

    @invariant()
    def who_can_see_says_what_is(self) -> None:
        """The list on the page is the rule's; and each door has been counted up once for each change."""
        if not hasattr(self, "record"):
            return
        for name in PLACES:
            if self._opens(name):
                with acting_as(self.ids[name]), transaction.atomic():
                    found = queries.who_can_see(self.record)
                assert {one.pk for one in found} == self.world.who_can_see(self.record), name
                assert {one.pk: one.version for one in found if one.record_id}.items() <= self.versions.items()
                return

    @invariant()
    def each_change_has_its_line(self) -> None:
        """No more lines and no fewer; and no version was left out."""
        if not hasattr(self, "record"):
            return
        rows = self.attacked.owner.execute(WRITTEN, (self.record,))
        assert dict(rows.fetchall()) == self.written
        rows = self.attacked.owner.execute("select id, version from access_grant where record_id = %s", (self.record,))
        assert dict(rows.fetchall()) == {pk: self.versions[pk] for pk in self.versions}

    def account(self, name: str) -> Account:
        """As the product loads it."""
        return Account.objects.get(pk=self.ids[name])

    def _account(self, name: str) -> Person:
        return self.world.people[self.ids[name]]

    def _team(self) -> UUID:
        return self.world.records[self.record].team

    def _opens(self, name: str) -> bool:
        return bool(self.world.keys(self.ids[name], self.record))

    def _leads(self, name: str) -> bool:
        return self.world.leads(self.ids[name], self.record)

    def _leads_team(self, name: str, team: str) -> bool:
        roles = (GrantRole.TEAM_LEAD, GrantRole.SAFEGUARDING_LEAD)
        return any(one.to == self.teams[team] and one.role in roles for one in self.world.live(self.ids[name]))

    def _propose(self, by: str, to: str) -> Move | None:
        with suppress(*NOT_DONE), opened_one(self.record, purpose=Purpose.SUPERVISION, viewer=self.account(by)):
            moves.propose(
                record=self.record, to=self.teams[to], why=MoveReason.NEARER, knows=TheyKnow.GLAD, begins=now(),
                by=self.account(by),
            )  # fmt: skip
            return reading.waiting(record=self.record)
        return None

    def _own_doors(self, name: str) -> list[Door]:
        doors = self.world.doors
        return [one for one in doors if one.holder == self.ids[name] and one.to == self.record and one.is_live]

    def _set(self, **changed: Any) -> None:
        self.world = replace(self.world, **changed)

    def _wrote(self, verb: str) -> None:
        self.written[verb] = self.written.get(verb, 0) + 1

    def _end(self, door: Door, *, counted: bool = True) -> None:
        doors = [replace(one, until=-1) if one.id == door.id else one for one in self.world.doors]
        self._set(doors=doors)
        if counted and door.to == self.record:
            self.versions[door.id] += 1

    def _learn(self, role: GrantRole) -> None:
        """The door that was just opened, as the database has it."""
        rows = self.attacked.owner.execute(
            "select id, holder_id, compartments from access_grant where record_id = %s and id <> all (%s)",
            (self.record, list(self.versions)),
        )
        ((pk, holder, held),) = rows.fetchall()
        self.versions[pk] = 1
        door = Door(pk, holder, self.record, frozenset(held), role, since=-1, until=None, asks=False)
        self._set(doors=[*self.world.doors, door])

    def _join(self, name: str, role: Role, places: dict[str, GrantRole]) -> None:
        owner, pk = self.attacked.owner, self.ids[name]
        owner.execute(ACCOUNT, (pk, f"{name} {pk.hex}", name.title(), [role]))
        self.world.people[pk] = Person(pk, name, (role,), is_active=True)
        for place, as_role in places.items():
            held = frozenset[str]() if as_role is GrantRole.TEAM_MEMBER else HELD
            door = Door(new_id(), pk, self.teams[place], held, as_role, since=-1, until=None, asks=False)
            owner.execute(PLACE, (door.id, door.to, pk, as_role, sorted(held), pk))
            self._set(doors=[*self.world.doors, door])
