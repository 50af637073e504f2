"""Writing down a try to reach a young person, answered or not. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import next_id
from alongside.kernel.decisions import require
from alongside.outreach import policies, rules
from alongside.outreach.actions import overrides
from alongside.outreach.models import OutreachPlan, Try
from alongside.outreach.queries import contact, floors, tries
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.queries.next_try import following, proposed
from alongside.outreach.rules import Limits
from alongside.outreach.vocabulary import ANSWERED, BACK_WITH_US, Channel, Outcome, OverrideReason, Rule
from alongside.people.policies import can_write_everyday
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.queries.entries import last_contact
from alongside.record.vocabulary import Kind

SAID = ("channel", "outcome", "misfit", "happened_at")


@dataclass(frozen=True, slots=True)
class Tried:
    """A try: how, what came of it, a few words if any, and what we do next and by when, where it is not as usual.

    ``outcome`` and ``misfit`` are codes of the practice pack; ``why`` goes with "did not come", and ``otherwise`` with
    a channel they said never to.
    """

    channel: Channel
    outcome: str
    happened_at: datetime
    next_channel: Channel | None = None
    next_on: date | None = None
    words: str = ""
    misfit: str = ""
    why: str = ""
    space_until: date | None = None
    otherwise: OverrideReason | None = None
    otherwise_words: str = ""


@dataclass(frozen=True, slots=True)
class Then:
    """What we do next: how, by when, and until when they asked for space."""

    channel: Channel
    on: date
    space_until: date | None


def add(
    *, record: UUID, tried: Tried, age: int | None, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Try:
    """Write down a try: an entry on their timeline with its detail, and the entry's ledger line.

    :param age: theirs, in whole years, as far as it is known.
    :param once: the id its entry will have: see :mod:`alongside.access.written`.
    :raises Refused: when ``by`` may not, when the next try is further away than the floor without their asking, when
        it is said of somebody who cannot come alone that they did not come, or when they said never to the channel and
        no reason is given.
    """
    while once and (there := tries.of_entry(once, record=record, by=by)):
        if _is_same(tried, there, door):
            return there
        once = next_id(once)
    require(can_write_everyday(door.compartments(record)))
    limits = floors.limits(record=record, on=timezone.localdate(now))
    if tried.outcome == Outcome.DID_NOT_COME:
        require(policies.can_say_did_not_come(age=age, alone_from=limits.alone_from, why=tried.why))
    known = contact.rules(record=record, on=limits.today, door=door)
    _keep_to_what_is_safe(record, tried, known, now=now, door=door, by=by)
    before = tries.newest(record=record)
    then = _next(record, tried, before, known, limits)
    words = _words(tried, then, limits.today)
    entry = entries.add(record=record, words=words, now=now, once=once, door=door, by=by)
    if sent_twice := tries.of_entry(entry.pk, record=record, by=by):
        return sent_twice
    row = _prepared(tried, entry, then, _unanswered(tried, before, record))
    if tried.why:
        row.why = door.seal(row, "why", tried.why)
    row.save(force_insert=True)
    return row


def _is_same(tried: Tried, there: Try, door: Opened) -> bool:
    """Whether this try is written there. What was not said of the next one followed from the plan then."""
    then = Then(Channel(there.next_channel), there.next_on, there.space_until)
    text = tried.words or _sentence(tried, then, timezone.localdate(there.recorded_at))
    said = (tried.next_channel or then.channel, tried.next_on or then.on, tried.space_until or then.space_until)
    return (
        all(getattr(there, name) == getattr(tried, name) for name in SAID)
        and said == (then.channel, then.on, then.space_until)
        and (door.read(there, "why"), door.read(there.entry, "body")) == (tried.why, text)
    )


def _next(record: UUID, tried: Tried, before: Try | None, known: ContactRules, limits: Limits) -> Then:
    """What was said of the next try, or what follows from the plan; within what they may be left alone for."""
    plan = OutreachPlan.objects.live().filter(record=record).first()
    usual = following(tried.channel, tried.outcome, plan=plan, known=known, limits=limits)
    space = _space(tried, proposed(plan=plan, last=before, known=known).space_until, limits.today)
    on = tried.next_on or space or usual.on or limits.usual
    require(policies.can_leave_alone_until(space, today=limits.today, longest=limits.space))
    require(policies.can_wait_until(on, today=limits.today, floor=limits.floor, space_until=space))
    return Then(tried.next_channel or usual.channel, on, space)


def _prepared(tried: Tried, entry: Entry, then: Then, unanswered: int) -> Try:
    return Try(
        record_id=entry.record_id,
        entry=entry,
        channel=tried.channel,
        outcome=tried.outcome,
        misfit=tried.misfit,
        happened_at=tried.happened_at,
        recorded_at=entry.recorded_at,
        next_channel=then.channel,
        next_on=then.on,
        space_until=then.space_until,
        unanswered=unanswered,
    )


def _keep_to_what_is_safe(
    record: UUID, tried: Tried, known: ContactRules, *, now: datetime, door: Opened, by: Account
) -> None:
    """A channel they said never to needs a reason, which a lead looks at; unless one was given just before."""
    if known.rule(tried.channel) is not Rule.NEVER or tries.has_reason(record, tried.channel, now=now, by=by):
        return
    reason = tried.otherwise or ""
    require(policies.can_use_channel(Rule.NEVER, reason))
    overrides.override(
        record=record,
        channel=tried.channel,
        known=known,
        reason=OverrideReason(reason),
        words=tried.otherwise_words,
        now=now,
        door=door,
        by=by,
    )


def _words(tried: Tried, then: Then, today: date) -> Words:
    kind = Kind.MET if tried.outcome == Outcome.MET else Kind.IN_TOUCH if tried.outcome in ANSWERED else Kind.TRIED
    return Words(text=tried.words or _sentence(tried, then, today), kind=kind, happened_at=tried.happened_at)


def _sentence(tried: Tried, then: Then, today: date) -> str:
    """What stands in their record when nothing was typed."""
    said = {
        "channel": rules.channel_said(tried.channel),
        "outcome": rules.outcome_said(tried.outcome, on=today),
        "next": rules.channel_said(then.channel),
        "day": date_format(then.on, "l j F"),
    }
    return _("%(channel)s: %(outcome)s. What we do next: %(next)s, by %(day)s.") % said


def _space(tried: Tried, earlier: date | None, today: date) -> date | None:
    """Until when they want space: what they say now, else what they said before, as long as it lasts."""
    if tried.outcome in BACK_WITH_US:
        return None
    return tried.space_until or (earlier if earlier and earlier > today else None)


def _unanswered(tried: Tried, before: Try | None, record: UUID) -> int:
    if tried.outcome in ANSWERED:
        return 0
    heard = last_contact(records=[record]).get(record)
    return 1 + (before.unanswered if before and not (heard and heard > before.happened_at) else 0)
