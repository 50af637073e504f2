"""Planning a goodbye with a young person. Inside the opened record's transaction."""

from datetime import datetime

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.ending_vocabulary import Reason, State
from alongside.outreach.ending_words import Goodbye
from alongside.outreach.ending_writing import read_card, require_step, write_step
from alongside.outreach.models import Ending


def plan_goodbye(*, ending: Ending, seen: int, goodbye: Goodbye, now: datetime, door: Opened, by: Account) -> None:
    """Plan how we say goodbye, or plan it anew.

    :raises Refused: when they would rather it went on, nobody goes on who must, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require_step(ending=ending, to=State.GOODBYE, door=door, by=by)
    judged = ending.judgement
    require(policies.can_say_goodbye(Reason(ending.reason), judged, who_goes_on=goodbye.who_goes_on))
    allowed = {contact.months for contact in rules.follow_ups(after=timezone.localdate(now))}
    card = read_card(ending=ending, door=door).with_words(
        who_goes_on=goodbye.who_goes_on,
        who_to_call=goodbye.who_to_call,
        letter=goodbye.letter,
        card_name=goodbye.card_name,
        card_how=goodbye.card_how,
    )
    write_step(
        ending=ending,
        seen=seen,
        card=card,
        door=door,
        by=by,
        state=State.GOODBYE,
        goodbye_on=goodbye.on,
        keeps=list(goodbye.keeps),
        follow_up_months=sorted(allowed.intersection(goodbye.months)) if ending.judgement else [],
    )
    lines.record(Verb.ENDING_PLANNED, records=[ending.record_id], thing=ending.pk, by=by.pk)
