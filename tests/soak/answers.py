"""What each address of the product answers to whom: one rule for each, so that no address can be forgotten.

A rule takes who asks and what it is about, and gives the status that the page must answer. Posts carry a version that
nobody saw, so that they are decided and change nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from alongside.access.vocabulary import Compartment, GrantRole, Role
from tests.soak.planted import Planted

Rule = Callable[["Asked"], int]
Needs = Callable[["Asked"], bool]
SEEN, GONE, REFUSED, ELSEWHERE, NO_SUCH_WAY, WRONG = 200, 404, 403, 302, 405, 400
SEEN_BY_NOBODY = "999999"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: who asks for which record, and which thing on it."""

    planted: Planted
    who: UUID
    record: UUID
    part: str
    door: UUID
    barrier: UUID
    emergency: UUID
    account: UUID

    @property
    def opens(self) -> bool:
        """Whether the record opens to them."""
        return bool(self.planted.world.keys(self.who, self.record))

    @property
    def asks(self) -> bool:
        """Whether they must say first if they know the family."""
        return any(door.to == self.record and door.asks for door in self.planted.world.live(self.who))

    @property
    def leads(self) -> bool:
        """Whether they lead the record's team."""
        return self.planted.world.leads(self.who, self.record)

    def holds(self, *roles: Role) -> bool:
        """Whether they have any of these roles."""
        return any(role in self.planted.world.people[self.who].roles for role in roles)

    def sees(self, part: str) -> bool:
        """Whether the page shows this part."""
        return part in self.planted.world.shown(self.who, self.record)


def everybody(_asked: Asked) -> int:
    """Whoever is signed in."""
    return SEEN


def nobody(_asked: Asked) -> int:
    """No such thing was asked for that exists for them."""
    return GONE


def only_by_post(_asked: Asked) -> int:
    """Not looked at."""
    return NO_SUCH_WAY


def away(_asked: Asked) -> int:
    """Sent on."""
    return ELSEWHERE


def only(*roles: Role, then: int = SEEN) -> Rule:
    """By role alone."""
    return lambda asked: then if asked.holds(*roles) else REFUSED


def opened(needs: Needs | None = None, *, without: int = GONE, done: int = SEEN) -> Rule:
    """A page or a form of a record: a door, the question answered, and what it needs besides."""

    def rule(asked: Asked) -> int:
        return ELSEWHERE if asked.opens and asked.asks else at_once(asked)

    at_once = unasked(needs, without=without, done=done)
    return rule


def unasked(needs: Needs | None = None, *, without: int = GONE, done: int = SEEN) -> Rule:
    """The question itself, and buttons that show nothing and lead on: a door, and what it needs besides."""

    def rule(asked: Asked) -> int:
        if not asked.opens:
            return GONE
        return done if needs is None or needs(asked) else without

    return rule


def is_partner(asked: Asked) -> bool:
    """Somebody in another agency."""
    return asked.holds(Role.PARTNER)


def is_no_partner(asked: Asked) -> bool:
    """Somebody of the service."""
    return not is_partner(asked)


def sees_part(asked: Asked) -> bool:
    """The part in which the entry lies."""
    return asked.sees(asked.part)


def never(_asked: Asked) -> bool:
    """What no record here has, such as a small picture of a text."""
    return False


def has_card(asked: Asked) -> bool:
    """The part in which their card lies."""
    return asked.sees(Compartment.EVERYDAY)


def leads(asked: Asked) -> bool:
    """Leads the record's team."""
    return asked.leads


def listed_door(asked: Asked) -> bool:
    """The grant opens this very record, now."""
    world = asked.planted.world
    found = next((door for door in world.doors if door.id == asked.door), None)
    return found is not None and found.to == asked.record and found.id in world.who_can_see(asked.record)


def barrier_here(asked: Asked) -> bool:
    """The row of the never list is of this record, and they lead its team."""
    here = {pk for (_, record), pk in asked.planted.barriers.items() if record == asked.record}
    return asked.leads and asked.barrier in here


def emergency_here(asked: Asked) -> bool:
    """The emergency is of this record, and they opened it or lead the team."""
    world = asked.planted.world
    for door, pk in asked.planted.emergencies.items():
        record, opener = world.emergencies[door]
        if pk == asked.emergency and record == asked.record:
            return asked.leads or opener == asked.who
    return False


def in_emergency(asked: Asked) -> int:
    """Practitioners of the service, and their leads."""
    ours = asked.holds(Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD)
    return SEEN if ours and not asked.holds(Role.PARTNER) else REFUSED


def leaving(asked: Asked) -> int:
    """Who may close an account, of somebody who has not left."""
    world = asked.planted.world
    if not world.may_close(asked.who, asked.account):
        return REFUSED
    return SEEN if world.people[asked.account].is_active else GONE


def keeps(asked: Asked) -> int:
    """A door that is on the record, kept by a lead who does not hold it."""
    if not asked.opens or not listed_door(asked):
        return GONE
    holder = next(door.holder for door in asked.planted.world.doors if door.id == asked.door)
    return ELSEWHERE if asked.leads and holder != asked.who else REFUSED


def shares(asked: Asked) -> int:
    """Whoever wrote it, is the key worker or leads the team."""
    if asked.opens and asked.asks:
        return ELSEWHERE
    if not asked.opens or not sees_part(asked):
        return GONE
    world = asked.planted.world
    is_author = asked.who == next(iter(world.people))
    own = (door for door in world.live(asked.who) if door.to == asked.record)
    is_key_worker = any(door.role == GrantRole.KEY_WORKER for door in own)
    return ELSEWHERE if asked.leads or is_author or is_key_worker else REFUSED
