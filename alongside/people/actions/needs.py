"""Writing down what a young person needs to take part, and whether they had it."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people import policies
from alongside.people.models import AccessCheck, AccessProfile
from alongside.people.needs_vocabulary import Met
from alongside.people.own_cards import AccessCard


def say(*, record: UUID, card: AccessCard, seen: int, now: datetime, door: Opened, by: Account) -> AccessProfile:
    """Keep what they need, in place of what stood there, with the day to ask again: the rules say when.

    Inside the opened record's transaction. ``seen`` is the version that stood in the form, 0 for none. What was said of
    the needs before is over: the new ones are still to be met.

    :raises Refused: when ``by`` does not see their everyday support.
    :raises ChangedMeanwhile: when somebody else wrote it first.
    """
    require(policies.can_write_everyday(door.compartments(record)))
    review_on = packs.in_force().last_day("access_review", since=timezone.localdate(now))
    row = AccessProfile.objects.filter(record=record).first()
    if row is None:
        row = AccessProfile(record_id=record, said_at=now, said_by=by, review_on=review_on)
        row.card = door.seal(row, "card", card.sealed_text())
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise ChangedMeanwhile(row) from None
    else:
        changes = {"said_at": now, "said_by": by, "review_on": review_on, "met": "", "met_on": None}
        row.write(seen=seen, card=door.seal(row, "card", card.sealed_text()), **changes)
    lines.record(Verb.NEEDS_SAID, records=[record], thing=row.pk, by=by.pk)
    return row


def check(
    *, profile: AccessProfile, seen: int, met: Met, words: str, now: datetime, door: Opened, by: Account
) -> AccessCheck:
    """Keep whether they had what they need the last time, and what was missing, in words.

    Inside the opened record's transaction.

    :raises Refused: when ``by`` does not see their everyday support.
    :raises ChangedMeanwhile: when the needs were changed, or this was said, meanwhile.
    """
    require(policies.can_write_everyday(door.compartments(profile.record_id)))
    profile.write(seen=seen, met=met, met_on=timezone.localdate(now))
    row = AccessCheck(record_id=profile.record_id, said_at=now, said_by=by, met=met)
    row.words = door.seal(row, "words", words) if words else b""
    row.save(force_insert=True)
    lines.record(Verb.NEEDS_CHECKED, records=[profile.record_id], thing=row.pk, by=by.pk)
    return row
