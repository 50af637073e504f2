"""Writing down what they make of an end or a pause. Inside the opened record's transaction."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import Refused, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_vocabulary import Reason, State
from alongside.outreach.ending_words import Talked
from alongside.outreach.ending_writing import read_card, require_step, tell, unanswered, write_step
from alongside.outreach.models import Ending
from alongside.record.vocabulary import Kind


def talk(
    *, ending: Ending, seen: int, talked: Talked, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> None:
    """Keep what they make of it, or why it could not be talked about with them. Said again as it was, nothing changes.

    :raises Refused: when ``by`` may not, or it has to be talked about first.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    if _is_said(ending, talked, door=door, by=by):
        return
    require_step(ending=ending, to=State.TALKED, door=door, by=by)
    if talked.judgement is None:
        require(policies.can_leave_out_talk(Reason(ending.reason), unanswered=unanswered(record=ending.record_id)))
        if talked.could_not is None or not talked.could_not_words.strip():
            raise Refused(_("Say why it could not be talked about with them. A lead reads it."))
    card = read_card(ending=ending, door=door).with_words(says=talked.says, could_not=talked.could_not_words)
    write_step(
        ending=ending,
        seen=seen,
        card=card,
        door=door,
        by=by,
        state=State.TALKED,
        judgement=talked.judgement or "",
        talked_on=talked.on if talked.judgement else None,
        could_not="" if talked.judgement else talked.could_not,
    )
    if talked.judgement:
        text = talked.says or _("We talked about how support could end. %(says)s.") % {"says": talked.judgement.label}
        tell(ending=ending, kind=Kind.IN_TOUCH, text=text, on=talked.on, now=now, once=once, door=door, by=by)
    lines.record(Verb.ENDING_TALKED, records=[ending.record_id], thing=ending.pk, by=by.pk)


def _is_said(ending: Ending, talked: Talked, *, door: Opened, by: Account) -> bool:
    if ending.state != State.TALKED or ending.changed_by_id != by.pk:
        return False
    card, on = read_card(ending=ending, door=door), talked.on if talked.judgement else None
    could_not = "" if talked.judgement else talked.could_not
    said = (talked.judgement or "", on, talked.says, could_not, talked.could_not_words)
    return (ending.judgement, ending.talked_on, card.says, ending.could_not, card.could_not) == said
