"""What stands around a young person's timeline: our word, how to reach them safely, and what they want."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from alongside.access.vocabulary import Compartment
from alongside.keywork.queries import promises
from alongside.keywork.queries.promises import Read
from alongside.outreach.queries import contact
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.vocabulary import Channel
from alongside.planning.queries import plans
from alongside.planning.queries.plans import Now
from alongside.workspace.opening import Page


@dataclass(frozen=True, slots=True)
class AtOnce:
    """Promises still to keep, the agreement in force with what is safe at this moment, and the plan in short."""

    promises: Sequence[Read]
    known: ContactRules
    safe: Sequence[Channel]
    plan: Now | None


def of(page: Page, *, now: datetime) -> AtOnce | None:
    """Three queries; nothing for who does not hold everyday support, where all of it lies."""
    if not page.door.may_read(page.record, Compartment.EVERYDAY):
        return None
    today = timezone.localdate(now)
    known = contact.rules(record=page.record, on=today, door=page.door)
    return AtOnce(
        promises.waiting(record=page.record, on=today, door=page.door),
        known,
        known.safe(at=now),
        plans.now(record=page.record, today=today, door=page.door),
    )
