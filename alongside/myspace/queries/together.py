"""What we did together, by whom it was written, and the way so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.queries import own
from alongside.jurisdiction.clocks import add_months
from alongside.myspace.opening import Mine
from alongside.myspace.wording import WAYS, to_them
from alongside.planning import ways
from alongside.planning.queries import journeys, together
from alongside.planning.queries.together import Together
from alongside.planning.ways import Way

FRESH = timedelta(days=14)
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Had:
    """Something we did together: the day, who wrote it, who listened, and whether it is fresh and they said nothing yet."""

    read: Together
    by: str
    listened_by: str
    asks: bool

    @property
    def way(self) -> str:
        """What we did, said to them."""
        return to_them(WAYS, self.read.session.way, self.read.way)

    @property
    def on(self) -> date:
        """The day."""
        return timezone.localdate(self.read.session.held_at)


@dataclass(frozen=True, slots=True)
class Page:
    """Some of it, the last first, and where earlier ones begin."""

    had: Sequence[Had]
    earlier: UUID | None


def of(mine: Mine, *, before: UUID | None, now: datetime) -> Page:
    """A page of it in a fixed number of queries. :raises NotVisible: when it begins at nothing of theirs."""
    names, found = own.names(), together.of_record(record=mine.record, before=before, door=mine.door)
    return Page([_had(one, names, now) for one in found.sessions], found.earlier)


def one(mine: Mine, *, session: UUID, now: datetime) -> Had:
    """One of them. :raises NotVisible: when it is not there, or not shared with them."""
    return _had(together.get(session=session, record=mine.record, door=mine.door), own.names(), now)


def way(mine: Mine, *, now: datetime) -> Way:
    """The last twelve months as a drawing and a list."""
    today = timezone.localdate(now)
    since = add_months(today, -MONTHS)
    return ways.of(journeys.of_record(record=mine.record, since=since, until=today, door=mine.door), theirs=True)


def _had(read: Together, names: dict[UUID, str], now: datetime) -> Had:
    listened = [one.feedback.listened_by_id for one in read.said if one.feedback.listened_by_id]
    fresh = now - read.session.held_at < FRESH
    return Had(read, names.get(read.by, ""), names.get(listened[-1], "") if listened else "", fresh and not read.said)
