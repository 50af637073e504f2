"""How we keep in touch with a young person: the version in force, those before it, and what it proposes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.dates import WEEKDAYS

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.outreach.models import OutreachPlan
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.rules import channel_said
from alongside.outreach.vocabulary import LIVE_PLAN, Channel, Rule


@dataclass(frozen=True, slots=True)
class Way:
    """A way of a plan in words, and whether they have said since that it is never to be used, or is not safe any more."""

    said: str
    is_never: bool
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A version with its card opened. Its ``row`` says who made it, and who wrote down that they agreed.

    ``known`` is what is agreed about safe contact, where that is said beside it.
    """

    row: OutreachPlan
    card: PlanCard
    agreed_words: str = ""
    known: ContactRules | None = None

    @property
    def ways(self) -> Sequence[Way]:
        """The ways in their order."""
        return [self._way(Channel(one)) for one in self.row.channels]

    def _way(self, channel: Channel) -> Way:
        said, known = channel_said(channel), self.known
        return Way(said, bool(known and known.rule(channel) is Rule.NEVER), bool(known and said in known.stopped))

    @property
    def weekdays_said(self) -> Sequence[str]:
        """The days in words; none means any day."""
        return [str(WEEKDAYS[day]) for day in self.row.weekdays if day in WEEKDAYS]


def versions(*, record: UUID, door: Opened) -> list[Plan]:
    """Every version, the newest first: the one in force, if any, leads."""
    rows = OutreachPlan.objects.filter(record=record).select_related("made_by", "agreed_noted_by")
    return [_opened(row, door) for row in rows.order_by("-number") if door.may_read(record, row.compartment)]


def live(*, record: UUID, door: Opened) -> Plan | None:
    """The version in force, proposed or agreed."""
    row = OutreachPlan.objects.live().filter(record=record).select_related("made_by", "agreed_noted_by").first()
    return _opened(row, door) if row and door.may_read(record, row.compartment) else None


def held(*, record: UUID, door: Opened) -> Plan | None:
    """The same without the names of who wrote it, as the young person themselves reads it."""
    row = OutreachPlan.objects.live().filter(record=record).first()
    return _opened(row, door) if row and door.may_read(record, row.compartment) else None


def get(*, plan: UUID, record: UUID, door: Opened) -> Plan:
    """One version of this very record.

    :raises NotVisible: when there is none by that id.
    """
    row = OutreachPlan.objects.filter(pk=plan, record=record).select_related("made_by", "agreed_noted_by").first()
    if row is None or not door.may_read(record, row.compartment):
        raise NotVisible
    return _opened(row, door)


def in_force(found: Sequence[Plan]) -> Plan | None:
    """Of all versions, the one in force."""
    return next((one for one in found if one.row.state in LIVE_PLAN), None)


def _opened(row: OutreachPlan, door: Opened) -> Plan:
    return Plan(row, PlanCard.from_sealed(door.read(row, "card")), door.read(row, "agreed_words"))
