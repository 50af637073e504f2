"""Ending support, as a second person. Inside the opened record's transaction."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actions import grants
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants as reading
from alongside.access.vocabulary import RECORD_GRANT_ROLES, EndReason
from alongside.kernel.decisions import require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.ending_vocabulary import Reason, State
from alongside.outreach.ending_words import Ended
from alongside.outreach.ending_writing import read_card, require_step, tell, unanswered, write_step
from alongside.outreach.models import Ending, FollowUp
from alongside.record.vocabulary import Kind


def agree(
    *, ending: Ending, seen: int, ended: Ended, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> None:
    """End support, as a second person: the goodbye on the timeline, contacts to come, and the day workers stop seeing.

    Said again as it was, nothing changes.

    :raises Refused: when ``by`` leads no team of theirs or began it, or they were not seen lately and nothing says why.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    record = ending.record_id
    if _is_said(ending, ended, door=door, by=by):
        return
    _require(ending, ended, door=door, by=by)
    card = read_card(ending=ending, door=door).with_words(not_seen=ended.not_seen, end_words=ended.words)
    write_step(
        ending=ending,
        seen=seen,
        card=card,
        door=door,
        by=by,
        state=State.ENDED,
        ended_on=ended.on,
        ended_by=by,
        seen_on=ended.seen_on,
        given_how=ended.given_how or "",
        workers_until=max(ended.workers_until, ended.on),
    )
    text = ended.words or _("We said goodbye. The door stays open, always.")
    tell(ending=ending, kind=Kind.GOODBYE, text=text, on=ended.on, now=now, once=once, door=door, by=by)
    wanted = [one for one in rules.follow_ups(after=ended.on) if one.months in ending.follow_up_months]
    for one in wanted:
        FollowUp(record_id=record, ending=ending, months=one.months, due_on=one.on).save(force_insert=True)
    lines.record(Verb.ENDING_AGREED, records=[record], thing=ending.pk, purpose=ending.reason, by=by.pk)
    _close_doors(record, after=max(ended.workers_until, ended.on), by=by)


def _require(ending: Ending, ended: Ended, *, door: Opened, by: Account) -> None:
    record = ending.record_id
    require_step(ending=ending, to=State.ENDED, door=door, by=by)
    require(policies.can_agree_to_ending(leads=reading.leads(record), began=ending.begun_by_id == by.pk))
    if not ending.judgement:
        require(policies.can_leave_out_talk(Reason(ending.reason), unanswered=unanswered(record=record)))
    days = rules.seen_days(on=ended.on)
    if ending.reason != Reason.DIED:
        require(policies.can_end_unseen(seen_on=ended.seen_on, ended_on=ended.on, days=days, why=ended.not_seen))


def _is_said(ending: Ending, ended: Ended, *, door: Opened, by: Account) -> bool:
    if ending.state != State.ENDED or ending.ended_by_id != by.pk:
        return False
    card, until = read_card(ending=ending, door=door), max(ended.workers_until, ended.on)
    said = (ended.on, ended.seen_on, ended.given_how or "", until, ended.not_seen, ended.words)
    there = (ending.ended_on, ending.seen_on, ending.given_how, ending.workers_until, card.not_seen, card.end_words)
    return there == said


def _close_doors(record: UUID, *, after: date, by: Account) -> None:
    """Every way in but the team's and their own ends with the planned day."""
    night = timezone.make_aware(datetime.combine(after + timedelta(days=1), time()))
    for grant in reading.who_can_see(record):
        if grant.record_id == record and grant.role in RECORD_GRANT_ROLES:
            grants.end_on(grant=grant, seen=grant.version, at=night, reason=EndReason.WORK_DONE, by=by)
