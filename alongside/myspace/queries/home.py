"""What stands on their first page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.models import Grant
from alongside.access.queries import own
from alongside.access.vocabulary import GrantRole
from alongside.keywork.cards import BondCard
from alongside.keywork.models import Relationship
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.keywork.queries import asks, promises
from alongside.keywork.queries.asks import Read as Asked
from alongside.keywork.queries.promises import Read as Promised
from alongside.ledger.models import Line
from alongside.ledger.vocabulary import Verb
from alongside.myspace.opening import Mine
from alongside.planning.queries import plans
from alongside.planning.queries.plans import Now as Plan
from alongside.record.models import Entry

NEWEST = 5
ALONGSIDE = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody who is alongside them."""

    name: str
    role: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """Something that was written for them to read, and whether they were not here since."""

    entry: Entry
    by: str
    text: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise to them: what, by whom, and how it stands."""

    read: Promised
    keeper: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to keep."""
        return self.read.promise.state == PromiseState.OPEN


@dataclass(frozen=True, slots=True)
class Home:
    """Who is alongside them, what was promised, what they want, what they asked for, and what is new."""

    alongside: Sequence[Somebody]
    promises: Sequence[Promise]
    plan: Plan | None
    asked: Sequence[Asked]
    newest: Sequence[Written]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written, promised or planned yet, as on a first day."""
        return not (self.newest or self.promises or (self.plan and self.plan.goals))

    @property
    def left_alone(self) -> Asked | None:
        """That they are left alone now, because they asked for it."""
        return next((one for one in self.asked if one.stands), None)


def of(mine: Mine, *, now: datetime) -> Home:
    """Their first page, for whoever opened it by their own way: a fixed number of queries."""
    names, today = own.names(), timezone.localdate(now)
    return Home(
        _alongside(mine, names, now),
        _promises(mine, names, today),
        plans.now(record=mine.record, today=today, door=mine.door),
        asks.of_record(record=mine.record, on=today, door=mine.door),
        _newest(mine, names),
    )


def _alongside(mine: Mine, names: dict[UUID, str], now: datetime) -> list[Somebody]:
    live = Grant.objects.on_record(mine.record).filter(role__in=ALONGSIDE).live(now).order_by("starts_at")
    found = sorted(live, key=lambda grant: ALONGSIDE.index(GrantRole(grant.role)))
    ours = [Somebody(names.get(one.holder_id, ""), one.get_role_display(), _day(one.ends_at)) for one in found]
    rows = Relationship.objects.filter(record=mine.record, grant=None).order_by("starts_on")
    today = timezone.localdate(now)
    here = [row for row in rows if not (row.ends_on and row.ends_on <= today)]
    return ours + [_outside(row, mine) for row in here if mine.door.may_read(row.record_id, row.compartment)]


def _outside(row: Relationship, mine: Mine) -> Somebody:
    card = BondCard.from_sealed(mine.door.read(row, "card"))
    return Somebody(card.called or card.name, row.get_role_display(), row.planned_end_on)


def _promises(mine: Mine, names: dict[UUID, str], today: date) -> list[Promise]:
    found = promises.told_them(record=mine.record, on=today, door=mine.door)
    return [Promise(one, one.card.keeper or _name(names, one.promise.keeper_id)) for one in found]


def _newest(mine: Mine, names: dict[UUID, str]) -> list[Written]:
    rows = Entry.objects.filter(record=mine.record, corrects=None)
    rows = rows.order_by("-happened_at", "-id")[:NEWEST]
    since = _last_here(mine)
    return [
        Written(
            row,
            names.get(row.author_id, ""),
            mine.door.read(row, "body"),
            since is not None and row.recorded_at > since and row.author_id != mine.door.viewer.pk,
        )
        for row in rows
        if mine.door.may_read(row.record_id, row.compartment)
    ]


def _last_here(mine: Mine) -> datetime | None:
    """When they came in the time before this one."""
    rows = Line.objects.filter(actor=mine.door.viewer.pk, verb=Verb.ACCOUNT_SIGNED_IN.value).order_by("-id")
    came = list(rows.values_list("at", flat=True)[:2])
    return came[1] if len(came) > 1 else None


def _day(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None


def _name(names: dict[UUID, str], account: UUID | None) -> str:
    return names.get(account, "") if account else ""
