"""What today asks of somebody, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant
from alongside.people.queries import young_people
from alongside.people.queries.young_people import Listed
from alongside.record.models import Entry
from alongside.record.queries import entries
from alongside.workspace.queries import caseload
from alongside.workspace.queries.caseload import Line

MOST_ALONGSIDE = 60
A_WHILE = timedelta(days=14)
SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Today:
    """The young people somebody is alongside, and what is due with them."""

    lines: Sequence[Line]
    a_while: Sequence[Line]
    look_again: Sequence[tuple[Entry, Listed]]
    ending: Sequence[tuple[Grant, Listed]]


def of(*, now: datetime, viewer: Account) -> Today:
    """Today for one's own caseload: a fixed number of queries, one ledger line."""
    records = young_people.ids_for(scope=Scope.CASELOAD, most=MOST_ALONGSIDE, after=None, viewer=viewer)
    lines = caseload.lines(records=records, scope=Scope.CASELOAD, viewer=viewer)
    known = {line.person.record: line.person for line in lines}
    with acting_as(viewer.pk), transaction.atomic():
        held_back = entries.to_look_at_again(records=list(known), by=now.date())
        ending = Grant.objects.live(now).filter(holder=viewer, ends_at__lt=now + SOON)
        doors = [(g, known[g.record_id]) for g in ending.order_by("ends_at") if g.record_id in known]
    return Today(
        lines,
        _quietest(lines, now.date()),
        [(entry, known[entry.record_id]) for entry in held_back],
        doors,
    )


def _quietest(lines: Sequence[Line], today: date) -> list[Line]:
    """Those nobody has met or heard from for two weeks, longest first: ours to reach out to.

    Only where the viewer sees everyday support: who sees one part cannot tell.
    """
    known = [x for x in lines if x.person.since]
    quiet = [x for x in known if x.last_contact is None or today - x.last_contact.date() > A_WHILE]
    return sorted(quiet, key=lambda x: (x.last_contact is not None, x.last_contact))
