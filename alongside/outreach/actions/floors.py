"""Saying how often at least somebody tries to reach one young person."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach import rules
from alongside.outreach.models import Floor


def set_days(
    *, record: UUID, days: int, why: str, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Floor:
    """Set how many days we are never silent for longer than. The rows before stay.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` does not lead the team, or it is longer than the service's floor.
    """
    today = timezone.localdate(now)
    service_days = (rules.limits(on=today).floor - today).days
    require(policies.can_set_floor(leads=grants.leads(record), days=days, service_days=service_days))
    row = Floor(id=once or new_id(), record_id=record, days=days, set_by=by, set_at=now)
    kept = write_once(row, given=("days", "set_by_id"), texts={"why": why}, door=door)
    if kept is row:
        lines.record(Verb.FLOOR_SET, records=[record], thing=row.pk, by=by.pk)
    return kept
