"""What a young person answered about our next try, read inside an opened record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.kernel.decisions import NotVisible
from alongside.outreach.models import OutreachPlan, Reply, Try
from alongside.outreach.queries import next_try
from alongside.outreach.queries.next_try import Next
from alongside.outreach.reply_vocabulary import ReplyState, Suits


@dataclass(frozen=True, slots=True)
class Said:
    """Their newest answer with its words."""

    row: Reply
    words: str = ""

    @property
    def waits(self) -> bool:
        """Whether nobody has read it yet."""
        return self.row.state == ReplyState.SAID

    @property
    def suits(self) -> Suits:
        """Whether it suits them."""
        return Suits(self.row.suits)

    def rests_on(self, day: date) -> bool:
        """Whether we let it rest on that day, because they said "not this week"."""
        return self.row.rest_until is not None and day < self.row.rest_until


def newest(*, record: UUID, door: Opened) -> Said | None:
    """Their newest answer; ``None`` when there is none, or not for the viewer: one query."""
    row = newest_row(record=record)
    return Said(row, door.read(row, "card")) if row and door.may_read(record, row.compartment) else None


def newest_row(*, record: UUID) -> Reply | None:
    """The same, unread."""
    return Reply.objects.filter(record=record).order_by("-number").first()


@Planned
def _newest_rows(records: list[UUID]) -> QuerySet[Reply]:
    return Reply.objects.filter(record__among=records).order_by("record", "-number").distinct("record")


def newest_rows(*, records: Sequence[UUID]) -> dict[UUID, Reply]:
    """The newest of each of these records, unread: one query, however many there are."""
    return {row.record_id: row for row in _newest_rows.all(records=list(records))}


def get(*, reply: UUID, record: UUID) -> Reply:
    """One of this very record. :raises NotVisible: when there is none by that id."""
    if found := Reply.objects.filter(pk=reply, record=record).first():
        return found
    raise NotVisible


def standing(said: Said | None, *, plan: OutreachPlan | None, last: Try | None) -> Said | None:
    """The same while it answers what comes next now: nothing newer was planned or tried since."""
    since: list[datetime] = [row for row in (plan and plan.made_at, last and last.recorded_at) if row]
    return said if said and all(said.row.said_at > one for one in since) else None


def after(found: Next, said: Said | None, *, on: date) -> Next:
    """The next try as it is once they said "not this week": not before the week after."""
    if said is None or said.row.rest_until is None or not said.rests_on(on):
        return found
    return next_try.let_rest(found, said.row.rest_until)
