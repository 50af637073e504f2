"""What happens next, and what they answered to it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from alongside.access.queries import own
from alongside.keywork.queries import asks
from alongside.myspace.opening import Mine
from alongside.myspace.wording import CHANNELS, to_them
from alongside.outreach.ending_vocabulary import State
from alongside.outreach.models import Ending
from alongside.outreach.queries import contact, next_try, plans, replies, tries
from alongside.outreach.queries.next_try import Next
from alongside.outreach.queries.replies import Said
from alongside.outreach.vocabulary import PlanState, Wants


@dataclass(frozen=True, slots=True)
class Coming:
    """Our next try: how and when, in words that were agreed; what they said to it, and who read that."""

    next: Next
    today: date
    places: str = ""
    said: Said | None = None
    read_by: str = ""
    newest: int = 0
    """The number of their newest answer, which the next one follows."""

    @property
    def how(self) -> str:
        """How, said to them."""
        return to_them(CHANNELS, self.next.channel, self.next.channel_said)

    @property
    def is_late(self) -> bool:
        """Whether its day has gone by, which is ours to mend."""
        return self.next.on is not None and self.next.on < self.today

    @property
    def has_space(self) -> bool:
        """Whether they asked for space, and it lasts."""
        return bool(self.next.space_until and self.next.space_until > self.today)


def of(mine: Mine, *, ending: Ending | None, now: datetime) -> Coming | None:
    """What comes next; ``None`` where nothing is planned, support ended (``ending``), or they get in touch themselves."""
    record, today = mine.record, timezone.localdate(now)
    known = contact.rules(record=record, on=today, door=mine.door)
    if (ending and ending.state == State.ENDED) or (known.agreement and known.agreement.wants == Wants.THEMSELVES):
        return None
    plan, last = plans.held(record=record, door=mine.door), tries.newest(record=record)
    found = next_try.proposed(plan=plan.row if plan else None, last=last, known=known)
    if ending and ending.state == State.PAUSED and ending.open_until:
        found = next_try.not_before(found, ending.open_until)
    if alone := asks.left_alone_until(record=record, on=today):
        found = next_try.not_before(found, alone)
    newest = replies.newest(record=record, door=mine.door)
    said = replies.standing(newest, plan=plan.row if plan else None, last=last)
    found = replies.after(found, said, on=today)
    if found.on is None:
        return None
    # A place that was proposed and never agreed to is not said on a page that somebody else may see.
    agreed = plan is not None and plan.row.state == PlanState.AGREED and found.is_in_person
    read_by = own.names().get(said.row.read_by_id, "") if said and said.row.read_by_id else ""
    return Coming(
        found,
        today,
        plan.card.places if plan and agreed else "",
        said,
        read_by,
        newest.row.number if newest else 0,
    )
