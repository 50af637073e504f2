"""Ending or pausing support, one step after the other. Inside the opened record's transaction.

Nothing here runs by a date, and no step follows from silence: each is somebody's act, and the last one a second person's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.actions import grants
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants as reading
from alongside.access.vocabulary import RECORD_GRANT_ROLES, EndReason, Role
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.ending_cards import EndingCard
from alongside.outreach.ending_vocabulary import ENDING, CouldNot, GivenHow, Judgement, Keep, Reason, State
from alongside.outreach.models import Ending, EndingStep, FollowUp
from alongside.outreach.queries import tries
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind


@dataclass(frozen=True, slots=True)
class Talked:
    """What they make of it, in their words, or why it could not be talked about: one of the two."""

    judgement: Judgement | None
    on: date
    says: str = ""
    could_not: CouldNot | None = None
    could_not_words: str = ""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """How we say goodbye: when, what they keep, who goes on, what we write to them, when we may get in touch."""

    on: date
    keeps: Sequence[Keep] = ()
    months: Sequence[int] = ()
    who_goes_on: str = ""
    who_to_call: str = ""
    letter: str = ""
    card_name: str = ""
    card_how: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: when they were seen last, how they were given the goodbye in writing, until when workers see."""

    on: date
    seen_on: date | None
    not_seen: str
    given_how: GivenHow | None
    workers_until: date
    words: str = ""


def begin(
    *, record: UUID, reason: Reason, why: str, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Ending:
    """Write down that an end or a pause is thought about. Nothing changes by it.

    :raises Refused: when ``by`` may not, or one is on its way already.
    """
    _may(record, door, by)
    row = Ending(id=once or new_id(), record_id=record, reason=reason, begun_by=by, begun_at=now, changed_by=by)
    row.card = door.seal(row, "card", EndingCard(why=why).sealed_text())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if there := Ending.objects.filter(pk=row.pk, record=record, begun_by=by).first():
            return there
        raise Refused(_("One is on its way already. Go on with that one.")) from None
    lines.record(Verb.ENDING_BEGUN, records=[record], thing=row.pk, purpose=reason, by=by.pk)
    return row


def talk(
    *, ending: Ending, seen: int, talked: Talked, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> None:
    """Keep what they make of it, or why it could not be talked about with them.

    :raises Refused: when ``by`` may not, or it has to be talked about first.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    _require_step(ending, State.TALKED, door, by)
    if talked.judgement is None:
        require(policies.can_leave_out_talk(Reason(ending.reason), unanswered=_unanswered(ending.record_id)))
        if talked.could_not is None or not talked.could_not_words.strip():
            raise Refused(_("Say why it could not be talked about with them. A lead reads it."))
    card = _card(ending, door).with_words(says=talked.says, could_not=talked.could_not_words)
    _write(
        ending,
        seen,
        card,
        door,
        by,
        state=State.TALKED,
        judgement=talked.judgement or "",
        talked_on=talked.on if talked.judgement else None,
        could_not="" if talked.judgement else talked.could_not,
    )
    if talked.judgement:
        text = talked.says or _("We talked about how support could end. %(says)s.") % {"says": talked.judgement.label}
        _tell(ending, Kind.IN_TOUCH, text, talked.on, now=now, once=once, door=door, by=by)
    lines.record(Verb.ENDING_TALKED, records=[ending.record_id], thing=ending.pk, by=by.pk)


def plan_goodbye(*, ending: Ending, seen: int, goodbye: Goodbye, now: datetime, door: Opened, by: Account) -> None:
    """Plan how we say goodbye, or plan it anew.

    :raises Refused: when they would rather it went on, nobody goes on who must, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    _require_step(ending, State.GOODBYE, door, by)
    judged = ending.judgement
    require(policies.can_say_goodbye(Reason(ending.reason), judged, who_goes_on=goodbye.who_goes_on))
    allowed = {contact.months for contact in rules.follow_ups(after=timezone.localdate(now))}
    card = _card(ending, door).with_words(
        who_goes_on=goodbye.who_goes_on,
        who_to_call=goodbye.who_to_call,
        letter=goodbye.letter,
        card_name=goodbye.card_name,
        card_how=goodbye.card_how,
    )
    _write(
        ending,
        seen,
        card,
        door,
        by,
        state=State.GOODBYE,
        goodbye_on=goodbye.on,
        keeps=list(goodbye.keeps),
        follow_up_months=sorted(allowed.intersection(goodbye.months)) if ending.judgement else [],
    )
    lines.record(Verb.ENDING_PLANNED, records=[ending.record_id], thing=ending.pk, by=by.pk)


def pause(
    *, ending: Ending, seen: int, until: date, card_name: str, card_how: str, now: datetime, door: Opened, by: Account
) -> None:
    """Keep that they want a pause: nothing closes, and we ask again on a day.

    :raises Refused: when it is not their wish, is for too long, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    _require_step(ending, State.PAUSED, door, by)
    today = timezone.localdate(now)
    longest = rules.longest_pause(on=today)
    judged = ending.judgement
    require(policies.can_pause(Reason(ending.reason), judged, until=until, today=today, longest=longest))
    card = _card(ending, door).with_words(card_name=card_name, card_how=card_how)
    _write(ending, seen, card, door, by, state=State.PAUSED, open_until=until)
    text = _("They want a pause until %(day)s. The door is open.") % {"day": date_format(until, "j F Y")}
    _tell(ending, Kind.IN_TOUCH, text, today, now=now, door=door, by=by)
    lines.record(Verb.ENDING_PAUSED, records=[ending.record_id], thing=ending.pk, by=by.pk)


def agree(
    *, ending: Ending, seen: int, ended: Ended, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> None:
    """End support, as a second person: the goodbye on the timeline, contacts to come, and the day workers stop seeing.

    :raises Refused: when ``by`` leads no team of theirs or began it, or they were not seen lately and nothing says why.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    record = ending.record_id
    _require_step(ending, State.ENDED, door, by)
    require(policies.can_agree_to_ending(leads=reading.leads(record), began=ending.begun_by_id == by.pk))
    if not ending.judgement:
        require(policies.can_leave_out_talk(Reason(ending.reason), unanswered=_unanswered(record)))
    days = rules.seen_days(on=ended.on)
    if ending.reason != Reason.DIED:
        require(policies.can_end_unseen(seen_on=ended.seen_on, ended_on=ended.on, days=days, why=ended.not_seen))
    card = _card(ending, door).with_words(not_seen=ended.not_seen, end_words=ended.words)
    _write(
        ending,
        seen,
        card,
        door,
        by,
        state=State.ENDED,
        ended_on=ended.on,
        ended_by=by,
        seen_on=ended.seen_on,
        given_how=ended.given_how or "",
        workers_until=max(ended.workers_until, ended.on),
    )
    text = ended.words or _("We said goodbye. The door stays open, always.")
    _tell(ending, Kind.GOODBYE, text, ended.on, now=now, once=once, door=door, by=by)
    wanted = [one for one in rules.follow_ups(after=ended.on) if one.months in ending.follow_up_months]
    for one in wanted:
        FollowUp(record_id=record, ending=ending, months=one.months, due_on=one.on).save(force_insert=True)
    lines.record(Verb.ENDING_AGREED, records=[record], thing=ending.pk, purpose=ending.reason, by=by.pk)
    _close_doors(record, after=max(ended.workers_until, ended.on), by=by)


def call_off(*, ending: Ending, seen: int, door: Opened, by: Account) -> None:
    """Write down that support goes on after all.

    :raises Refused: when it is over, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    _require_step(ending, State.CALLED_OFF, door, by)
    ending.write(seen=seen, state=State.CALLED_OFF, changed_by=by)
    lines.record(Verb.ENDING_CALLED_OFF, records=[ending.record_id], thing=ending.pk, by=by.pk)


def take_out(*, ending: Ending, what: str, by: Account) -> None:
    """Write in the ledger that the goodbye in writing or the card leaves the record."""
    lines.record(Verb.ENDING_TAKEN_OUT, records=[ending.record_id], thing=ending.pk, purpose=what, by=by.pk)


def _may(record: UUID, door: Opened, by: Account) -> None:
    require(policies.can_write_endings(door.compartments(record), is_partner=by.holds(Role.PARTNER)))


def _require_step(ending: Ending, to: State, door: Opened, by: Account) -> None:
    _may(ending.record_id, door, by)
    require(can_move(ENDING, now=ending.state, to=to))


def _card(ending: Ending, door: Opened) -> EndingCard:
    return EndingCard.from_sealed(door.read(ending, "card"))


def _write(ending: Ending, seen: int, card: EndingCard, door: Opened, by: Account, **changes: object) -> None:
    ending.write(seen=seen, card=door.seal(ending, "card", card.sealed_text()), changed_by=by, **changes)


def _tell(
    ending: Ending,
    kind: Kind,
    text: str,
    on: date,
    *,
    now: datetime,
    once: UUID | None = None,
    door: Opened,
    by: Account,
) -> Entry:
    noon = timezone.make_aware(datetime.combine(on, time(12)))
    words = Words(text=text, kind=kind, happened_at=min(noon, now), is_about=True)
    entry = entries.add(record=ending.record_id, words=words, now=now, once=once, door=door, by=by)
    EndingStep.objects.create(record_id=ending.record_id, ending=ending, entry=entry, state=ending.state)
    return entry


def _unanswered(record: UUID) -> int:
    last = tries.newest(record=record)
    return last.unanswered if last else 0


def _close_doors(record: UUID, *, after: date, by: Account) -> None:
    """Every way in but the team's and their own ends with the planned day."""
    night = timezone.make_aware(datetime.combine(after + timedelta(days=1), time()))
    for grant in reading.who_can_see(record):
        if grant.record_id == record and grant.role in RECORD_GRANT_ROLES:
            grants.end_on(grant=grant, seen=grant.version, at=night, reason=EndReason.WORK_DONE, by=by)
