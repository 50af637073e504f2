"""Reaching out otherwise than was agreed, with a reason; and looking at it afterwards."""

from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.vocabulary import Role
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import policies
from alongside.outreach.models import ContactOverride
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.vocabulary import MACHINES, Channel, OverrideReason, OverrideState

OPEN_FOR = timedelta(hours=1)


def override(
    *,
    record: UUID,
    channel: Channel,
    known: ContactRules,
    reason: OverrideReason,
    words: str,
    now: datetime,
    once: UUID | None = None,
    door: Opened,
    by: Account,
) -> ContactOverride:
    """Use a channel otherwise than was agreed: it is open to ``by`` alone, for an hour, and a lead looks at it.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is of another agency, or does not hold everyday support.
    """
    require(policies.can_see_contact(door.compartments(record), is_partner=by.holds(Role.PARTNER)))
    require(policies.can_use_channel(known.rule(channel), reason))
    row = ContactOverride(
        id=once or new_id(),
        record_id=record,
        channel=channel,
        stood=known.standing(channel, at=now),
        agreement=known.agreement,
        reason=reason,
        used_by=by,
        used_at=now,
        open_until=now + OPEN_FOR,
    )
    kept = write_once(row, given=("channel", "reason", "used_by_id"), texts={"words": words}, door=door)
    if kept is row:
        lines.record(Verb.CONTACT_OVERRIDDEN, records=[record], thing=row.pk, purpose=reason, by=by.pk)
    return kept


def review(
    *,
    row: ContactOverride,
    seen: int,
    found: OverrideState,
    learned: str,
    tell_from: date,
    now: datetime,
    door: Opened,
    by: Account,
) -> None:
    """Say what was made of it, what is learned, and from which day the young person may see it.

    :raises Refused: when ``by`` does not lead the record's team, did it themselves, or it was looked at already.
    :raises ChangedMeanwhile: when another lead looked at it first.
    """
    record = row.record_id
    require(policies.can_review_override(leads=grants.leads(record), is_user=row.used_by_id == by.pk))
    require(can_move(MACHINES["A contact that was not as agreed"], now=row.state, to=found))
    sealed = door.seal(row, "learned", learned) if learned else b""
    row.write(seen=seen, state=found, reviewer=by, reviewed_at=now, learned=sealed, tell_from=tell_from)
    lines.record(Verb.CONTACT_REVIEWED, records=[record], thing=row.pk, purpose=found, by=by.pk)
