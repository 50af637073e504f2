"""Reading what a young person needs to take part, inside a record that they or a worker opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.actor import Scope
from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import NotVisible
from alongside.people.models import AccessCheck, AccessProfile, Interpreter
from alongside.people.own_cards import AccessCard, InterpreterCard
from alongside.people.vocabulary import NOT_WANTED

MOST = 20


@dataclass(frozen=True, slots=True)
class Profile:
    """What they need, and which version it is: 0 while nothing was said."""

    version: int
    card: AccessCard
    row: AccessProfile | None


@dataclass(frozen=True, slots=True)
class Checked:
    """What somebody said of a day: whether the needs were met, and what was missing."""

    row: AccessCheck
    words: str
    by_themselves: bool


@dataclass(frozen=True, slots=True)
class Interprets:
    """Somebody who interprets or did, and what the young person says of them."""

    row: Interpreter
    card: InterpreterCard

    @property
    def is_unwanted(self) -> bool:
        """Whether they asked for somebody else."""
        return self.row.said in NOT_WANTED


@Planned
def _profile(record: UUID) -> QuerySet[AccessProfile]:
    return AccessProfile.objects.filter(record=record)


def of(*, record: UUID, door: Opened) -> Profile:
    """What they need; nothing where nothing was said, or not for the viewer: one query."""
    row = _profile.first(record=record)
    if row is None or not door.may_read(record, row.compartment):
        return Profile(0, AccessCard(), None)
    return Profile(row.version, AccessCard.from_sealed(door.read(row, "card")), row)


def checks(*, record: UUID, door: Opened) -> Sequence[Checked]:
    """Whether they had what they need, the newest first: one query."""
    rows = _named(AccessCheck.objects.filter(record=record), "said_by", door).order_by("-said_at")[:MOST]
    return [Checked(row, door.read(row, "words"), _by_themselves(row, door)) for row in rows]


def interpreters(*, record: UUID, door: Opened) -> Sequence[Interprets]:
    """Those who interpret and did, the newest first: one query."""
    rows = Interpreter.objects.filter(record=record).order_by("-meets_on", "-id")[:MOST]
    return [Interprets(row, InterpreterCard.from_sealed(door.read(row, "card"))) for row in rows]


def interpreter(*, interpreter: UUID, record: UUID, door: Opened) -> Interprets:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    row = Interpreter.objects.filter(pk=interpreter, record=record).first()
    if row is None:
        raise NotVisible
    return Interprets(row, InterpreterCard.from_sealed(door.read(row, "card")))


def _named(rows: QuerySet[AccessCheck], who: str, door: Opened) -> QuerySet[AccessCheck]:
    # Young people see no accounts: a join with them would be refused.
    return rows if door.scope is Scope.OWN else rows.select_related(who)


def _by_themselves(row: AccessCheck, door: Opened) -> bool:
    if door.scope is Scope.OWN:
        return row.said_by_id == door.viewer.pk
    return row.said_by.holds(Role.YOUNG_PERSON)
