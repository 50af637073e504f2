"""Endings, pauses and contacts after a goodbye, read inside an opened record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Grant
from alongside.access.planned import Planned
from alongside.access.vocabulary import EndReason
from alongside.kernel.decisions import NotVisible
from alongside.outreach.ending_cards import EndingCard
from alongside.outreach.ending_vocabulary import ENDING, FollowUpState, Keep, Reason, State
from alongside.outreach.models import Ending, EndingStep, FollowUp
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

SEEN = (Kind.MET, Kind.SESSION, Kind.REVIEW)


@dataclass(frozen=True, slots=True)
class Told:
    """An ending with its card opened, its steps, and the contacts after the goodbye."""

    row: Ending
    card: EndingCard
    steps: Sequence[EndingStep]
    follow_ups: Sequence[FollowUp]

    @property
    def keeps(self) -> list[str]:
        """What they keep, in words."""
        return [str(Keep(one).label) for one in self.row.keeps]

    @property
    def goes_on(self) -> bool:
        """Whether it is still on its way, and may be called off."""
        return State.CALLED_OFF in ENDING[self.row.state]

    @property
    def has_door_card(self) -> bool:
        """Whether there is something to give them: not before a goodbye or a pause is agreed."""
        return self.row.state in (State.GOODBYE, State.PAUSED, State.ENDED) and self.row.reason != Reason.DIED

    @property
    def next_contact(self) -> FollowUp | None:
        """The next contact they said yes to."""
        return next((one for one in self.follow_ups if one.state == FollowUpState.TO_COME), None)


@Planned
def _standing(record: UUID) -> QuerySet[Ending]:
    return Ending.objects.standing().filter(record=record)[:1]


def standing(*, record: UUID) -> Ending | None:
    """The ending or pause that is on its way or holds, unread: one query, for the head of a page."""
    return _standing.first(record=record)


def newest(*, record: UUID, door: Opened) -> Told | None:
    """The newest ending of an opened record; ``None`` when there was none, or not for the viewer."""
    rows = Ending.objects.filter(record=record).select_related("begun_by", "ended_by", "changed_by")
    row = rows.order_by("-begun_at").first()
    if row is None or not door.may_read(record, row.compartment):
        return None
    steps = list(row.steps.select_related("entry", "entry__author").order_by("entry__recorded_at", "id"))
    contacts = list(row.follow_ups.select_related("entry").order_by("due_on"))
    return Told(row, EndingCard.from_sealed(door.read(row, "card")), steps, contacts)


def for_them(*, record: UUID, door: Opened) -> Told | None:
    """The newest ending as the young person themselves may see it, without its steps: two queries at most."""
    row = Ending.objects.filter(record=record).order_by("-begun_at").first()
    if row is None or not door.may_read(record, row.compartment):
        return None
    contacts = list(FollowUp.objects.filter(ending=row).order_by("due_on"))
    return Told(row, EndingCard.from_sealed(door.read(row, "card")), (), contacts)


def required(*, record: UUID, door: Opened) -> Told:
    """The same. :raises NotVisible: when there is none."""
    if found := newest(record=record, door=door):
        return found
    raise NotVisible


def follow_up(*, row: UUID, record: UUID) -> FollowUp:
    """One contact after a goodbye of this very record. :raises NotVisible: when there is none by that id."""
    if found := FollowUp.objects.filter(pk=row, record=record).select_related("ending").first():
        return found
    raise NotVisible


def last_seen(*, record: UUID) -> date | None:
    """The day on which somebody met them last."""
    rows = Entry.objects.filter(record=record, kind__in=SEEN).order_by("-happened_at", "-id")
    at = rows.values_list("happened_at", flat=True).first()
    return timezone.localdate(at) if at else None


def doors_that_end_with(ending: Ending, *, doors: Iterable[Grant]) -> list[Grant]:
    """The doors that closed, or will close, because support ended; the newest of each holder."""
    if ending.workers_until is None:
        return []
    night = timezone.make_aware(datetime.combine(ending.workers_until + timedelta(days=1), time()))
    found = [one for one in doors if one.end_reason == EndReason.WORK_DONE and one.ends_at == night]
    return list({one.holder_id: one for one in found}.values())
