"""Keeping that they want a pause. Inside the opened record's transaction."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.ending_vocabulary import Reason, State
from alongside.outreach.ending_writing import read_card, require_step, tell, write_step
from alongside.outreach.models import Ending
from alongside.record.vocabulary import Kind


def pause(
    *, ending: Ending, seen: int, until: date, card_name: str, card_how: str, now: datetime, door: Opened, by: Account
) -> None:
    """Keep that they want a pause: nothing closes, and we ask again on a day.

    :raises Refused: when it is not their wish, is for too long, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require_step(ending=ending, to=State.PAUSED, door=door, by=by)
    today = timezone.localdate(now)
    longest = rules.longest_pause(on=today)
    judged = ending.judgement
    require(policies.can_pause(Reason(ending.reason), judged, until=until, today=today, longest=longest))
    card = read_card(ending=ending, door=door).with_words(card_name=card_name, card_how=card_how)
    write_step(ending=ending, seen=seen, card=card, door=door, by=by, state=State.PAUSED, open_until=until)
    text = _("They want a pause until %(day)s. The door is open.") % {"day": date_format(until, "j F Y")}
    tell(ending=ending, kind=Kind.IN_TOUCH, text=text, on=today, now=now, door=door, by=by)
    lines.record(Verb.ENDING_PAUSED, records=[ending.record_id], thing=ending.pk, by=by.pk)
