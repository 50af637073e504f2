"""A young person says in their own space that a way to reach them is not safe any more. It stops at once."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible, Refused, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import policies
from alongside.outreach.models import ContactAgreement
from alongside.outreach.queries import contact
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel

TRIES = 3


def stop(*, record: UUID, channel: Channel, now: datetime, door: Opened, by: Account) -> ContactAgreement:
    """Make the rule for this way "never" from now on, as the next version, inside the opened record's transaction.

    It names no version that was seen: whatever was agreed meanwhile, a way that is not safe must not wait. A way that
    is "never" already stays so, and nothing is written.

    :raises NotVisible: when nothing is agreed yet, so that no way is open.
    :raises Refused: when it is no way that is agreed about, or others write at the same moment, again and again.
    """
    require(policies.can_stop_way(channel, agreed=AGREED_CHANNELS))
    for _tried in range(TRIES):
        newest = contact.newest(record=record)
        if newest is None:
            raise NotVisible
        if channel in newest.never:
            return newest
        row = _without(newest, channel, now=now, door=door, by=by)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except (IntegrityError, ProgrammingError):
            # Another version came between: its number is taken, or the wall holds this one to what it says.
            continue
        lines.record(Verb.CONTACT_STOPPED, records=[record], thing=row.pk, purpose=channel, by=by.pk)
        return row
    raise Refused(_("That did not work just now. Press it once more."))


def _without(
    newest: ContactAgreement, channel: Channel, *, now: datetime, door: Opened, by: Account
) -> ContactAgreement:
    card = contact.agreed(newest, door=door)
    row = ContactAgreement(
        record_id=newest.record_id,
        number=newest.number + 1,
        wants=newest.wants,
        ok=[one for one in newest.ok if one != channel],
        only_if=[one for one in newest.only_if if one != channel],
        never=[*newest.never, channel],
        stopped=[*(newest.stopped if newest.waits_for_talk else ()), channel],
        agreed_on=timezone.localdate(now),
        made_by=by,
        made_at=now,
        # Nothing else was talked about, so nothing else is newer than it was.
        valid_until=newest.valid_until,
        confirmed_on=newest.confirmed_on,
        confirmed_by=by,
    )
    left = {one: said for one, said in card.conditions.items() if one != channel}
    row.card = door.seal(row, "card", replace(card, conditions=left).sealed_text())
    return row
