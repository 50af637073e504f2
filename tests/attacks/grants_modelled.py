"""A record and six people, in the database and beside it as the rule has them: what the machine of doors stands on."""

from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
from django.db import Error
from hypothesis.stateful import RuleBasedStateMachine, initialize

from alongside.access.actions import moves
from alongside.access.doors import opened_one
from alongside.access.models import Account, Move
from alongside.access.queries import moves as reading
from alongside.access.vocabulary import (
    GrantRole,
    MoveReason,
    Purpose,
    Role,
    TheyKnow,
)
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.people.actions import young_people
from alongside.people.cards import Card
from tests import cast
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

ACCOUNT = (
    "insert into access_account (id, username, name, email, roles, language, is_active, is_demo, password)"
    " values (%s, %s, %s, '', %s, 'en', true, true, '!')"
)
TEAM = "insert into people_team (id, name, kind, agency_id) select %s, %s, 'spoke', agency_id from people_team where id = %s"
PLACE = (
    "insert into access_grant (id, version, team_id, holder_id, role, compartments, purpose, reason, opened_by_id,"
    " starts_at, end_reason) values (%s, 1, %s, %s, %s, %s, 'support', 'team', %s, now() - interval '3 hours', '')"
)


class Modelled(RuleBasedStateMachine):
    """One young person's record and six people, as they are in the database and as the rule has them."""

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
