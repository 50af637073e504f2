"""Worlds made up at random, and the rule of doors in plain Python to hold every answer against.

A world is plain values: nothing here asks the product anything. :mod:`tests.soak.planted` puts it into a database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from alongside.access.actor import Scope
from alongside.access.vocabulary import Compartment, GrantRole, Role

PARTS: tuple[str, ...] = tuple(Compartment.values)
LEADS = (GrantRole.TEAM_LEAD, GrantRole.SAFEGUARDING_LEAD)
KEPT_BY_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.DATA_PROTECTION_LEAD, Role.SAFEGUARDING_LEAD})
ON_RECORD = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER, GrantRole.PARTNER, GrantRole.EMERGENCY)
ON_TEAM = (GrantRole.TEAM_MEMBER, *LEADS, GrantRole.DATA_OFFICER)
PEOPLE, TEAMS, RECORDS, DOORS, OWN = 24, 4, 40, 130, 10
WORK = tuple(role for role in Role if role is not Role.YOUNG_PERSON)
# What the product opens to a young person of their own record.
THEIRS = frozenset({
    Compartment.EVERYDAY, Compartment.HEALTH, Compartment.JUSTICE, Compartment.IDENTITY, Compartment.PRIVATE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Person:
    """An account."""

    id: UUID
    name: str
    roles: tuple[str, ...]
    is_active: bool


@dataclass(frozen=True, slots=True)
class Door:
    """A grant: held by whom, to a record or a team, for which parts, from and until how many hours from now."""

    id: UUID
    holder: UUID
    to: UUID
    parts: frozenset[str]
    role: str
    since: int
    until: int | None
    asks: bool

    @property
    def is_live(self) -> bool:
        """Whether it is open now."""
        return self.since < 0 and (self.until is None or self.until > 0)


@dataclass(frozen=True, slots=True)
class Thing:
    """A record: in which team it began, in which it is now, and whether it was withdrawn."""

    id: UUID
    began_in: UUID
    team: UUID
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class World:
    """Everything that decides who sees what."""

    people: dict[UUID, Person]
    teams: Sequence[UUID]
    records: dict[UUID, Thing]
    doors: Sequence[Door]
    never: frozenset[tuple[UUID, UUID]]
    emergencies: dict[UUID, tuple[UUID, UUID]] = field(default_factory=dict)
    # Young people's own accounts, and the way of each to the record that is about them.
    young: dict[UUID, Person] = field(default_factory=dict)
    ways: Sequence[Door] = ()

    def theirs(self, who: UUID) -> dict[UUID, frozenset[str]]:
        """The record that is about them, with the parts of it that are theirs to see; nothing, once it is over."""
        own = (way for way in self.ways if way.holder == who and way.is_live and self.young[who].is_active)
        return {way.to: way.parts for way in own if not self.records[way.to].is_withdrawn}

    def live(self, who: UUID) -> Iterator[Door]:
        """Doors that somebody holds and that are open."""
        if self.people[who].is_active:
            yield from (door for door in self.doors if door.holder == who and door.is_live)

    def is_shut(self, who: UUID, record: UUID) -> bool:
        """Whether no door of theirs opens this record, whatever it is."""
        return self.records[record].is_withdrawn or (who, record) in self.never

    def own(self, who: UUID, record: UUID) -> frozenset[str]:
        """Parts opened by doors to the very record."""
        return self._parts(who, record, record)

    def through_team(self, who: UUID, record: UUID) -> frozenset[str]:
        """Parts opened by doors to the team that holds the record."""
        return self._parts(who, record, self.records[record].team)

    def _parts(self, who: UUID, record: UUID, to: UUID) -> frozenset[str]:
        if self.is_shut(who, record):
            return frozenset()
        return frozenset().union(*(door.parts for door in self.live(who) if door.to == to))

    def keys(self, who: UUID, record: UUID) -> frozenset[str]:
        """Parts whose keys they are given."""
        return self.own(who, record) | self.through_team(who, record)

    def scope(self, who: UUID, record: UUID) -> Scope:
        """By which kind of door a page opens this record: the team's where it is needed or opens everyday support."""
        by_team = self.through_team(who, record)
        needed = by_team and not self.own(who, record)
        return Scope.TEAM if needed or Compartment.EVERYDAY in by_team else Scope.CASELOAD

    def shown(self, who: UUID, record: UUID) -> frozenset[str]:
        """Parts that a page of the record shows; empty when it does not open."""
        return self.seen(who, record, self.scope(who, record))

    def seen(self, who: UUID, record: UUID, scope: Scope) -> frozenset[str]:
        """Parts by one kind of door."""
        return self.through_team(who, record) if scope is Scope.TEAM else self.own(who, record)

    def leads(self, who: UUID, record: UUID) -> bool:
        """Whether they lead the team that holds the record."""
        team = self.records[record].team
        return not self.is_shut(who, record) and any(d.to == team and d.role in LEADS for d in self.live(who))

    def who_can_see(self, record: UUID) -> set[UUID]:
        """Ids of the doors that open it for anybody."""
        thing = self.records[record]
        holders = self.people if not thing.is_withdrawn else ()
        doors = (door for who in holders if (who, record) not in self.never for door in self.live(who))
        ways = {way.id for way in self.ways if way.to == record and way.is_live and self.young[way.holder].is_active}
        return ways | {door.id for door in doors if door.to == record or (door.to == thing.team and door.parts)}

    def answers_for(self, who: UUID, part: str) -> set[UUID]:
        """Teams whose records they see through the team, in this part."""
        return {door.to for door in self.live(who) if door.to in self.teams and part in door.parts}

    def may_close(self, who: UUID, account: UUID) -> bool:
        """Whether they may close somebody's account."""
        me = self.people[who]
        if who == account or not me.is_active:
            return False
        held = [door for door in self.doors if door.holder == account and (door.until is None or door.until > 0)]
        led = {door.to for door in self.live(who) if door.role in LEADS}
        answers = any(door.role in LEADS for door in held) or not KEPT_BY_ADMINISTRATORS.isdisjoint(
            self.people[account].roles
        )
        below = any(door.to in led for door in held) and not answers
        return Role.ADMINISTRATOR in me.roles or below


def new(random: Random) -> UUID:
    """An id of version 7, by chance."""
    return UUID(int=(random.getrandbits(128) & ~(0xF << 76) & ~(0x3 << 62)) | (7 << 76) | (2 << 62))


def make(random: Random) -> World:
    """A world by chance."""
    teams = [new(random) for _ in range(TEAMS)]
    people = {one.id: one for one in (_person(random, number) for number in range(PEOPLE))}
    records = {one.id: one for one in (_thing(random, teams) for _ in range(RECORDS))}
    doors = [_door(random, people, teams, records) for _ in range(DOORS)]
    # Nobody holds two doors to one record that are open at once: the product gives no second.
    kept = list({(d.holder, d.to, d.is_live): d for d in doors}.values())
    pairs = [(random.choice(list(people)), random.choice(list(records))) for _ in range(30)]
    pairs += [(d.holder, d.to) for d in kept if d.to in records and random.random() < 0.12]
    emergencies = {d.id: (d.to, d.holder) for d in kept if d.role == GrantRole.EMERGENCY}
    young = {one.id: one for one in (_young(random, number) for number in range(OWN))}
    ways = [_way(random, who, to) for who, to in zip(young, random.sample(list(records), OWN), strict=True)]
    return World(people, teams, records, kept, frozenset(pairs), emergencies, young, ways)


def _person(random: Random, number: int) -> Person:
    roles = tuple({str(random.choice(WORK)) for _ in range(random.choice((0, 1, 1, 1, 2, 3)))})
    return Person(new(random), f"Person {number}", roles, random.random() > 0.1)


def _young(random: Random, number: int) -> Person:
    return Person(new(random), f"Otter {number}", (Role.YOUNG_PERSON.value,), random.random() > 0.1)


def _way(random: Random, who: UUID, to: UUID) -> Door:
    parts = THEIRS if random.random() < 0.7 else frozenset(random.sample(PARTS, random.randint(1, len(PARTS))))
    since, until = random.choice(((-3, None), (-3, None), (-3, None), (-3, None), (-3, 3), (-3, -1), (1, None)))
    return Door(new(random), who, to, frozenset(map(str, parts)), GrantRole.THEMSELVES, since, until, asks=False)


def _thing(random: Random, teams: Sequence[UUID]) -> Thing:
    began = random.choice(teams)
    now_in = random.choice(teams) if random.random() < 0.25 else began
    return Thing(new(random), began, now_in, random.random() < 0.1)


def _door(random: Random, people: dict[UUID, Person], teams: Sequence[UUID], records: dict[UUID, Thing]) -> Door:
    on_team = random.random() < 0.3
    role = random.choice(ON_TEAM if on_team else ON_RECORD)
    parts = frozenset(random.sample(PARTS, random.randint(0 if on_team else 1, len(PARTS))))
    since = random.choice((-3, -3, -3, -2, -2, -1, -1, 1))
    until = random.choice((None, None, None, None, 3, 2, since, max(since, -1)))
    to = random.choice(teams) if on_team else random.choice(list(records))
    asks = not on_team and random.random() < 0.08
    return Door(new(random), random.choice(list(people)), to, parts, role, since, until, asks)
