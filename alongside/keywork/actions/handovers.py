"""Handing over from one key worker to the next: each step on the timeline, with its ledger line, and with its doors."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account, Grant
from alongside.access.queries import grants as reading
from alongside.access.vocabulary import GrantRole, TheyKnow
from alongside.jurisdiction import packs
from alongside.jurisdiction.clocks import due
from alongside.kernel.decisions import Refused, require
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.actions import handing_over
from alongside.keywork.cards import HandoverCard
from alongside.keywork.handover_vocabulary import HANDOVER, HowItGoes, PassOn, State
from alongside.keywork.models import Handover, HandoverStep
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

CHECK = "handover_check"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the young person knows and wishes: told when and how, what may be passed on, when to meet and to end."""

    knows: TheyKnow
    told_on: date | None = None
    told_how: str = ""
    passes_on: tuple[PassOn, ...] = ()
    meet_on: date | None = None
    ends_on: date | None = None
    card: HandoverCard = field(default_factory=HandoverCard)


@dataclass(frozen=True, slots=True)
class Stepping:
    """One step: to which state, on which day, what is said of it, and its entry's id, so that a second tap does nothing."""

    to: State
    on: date
    words: str = ""
    once: UUID | None = None


def propose(
    *, grant: Grant, to: Account, reason: str, wishes: Wishes, now: datetime, door: Opened, by: Account
) -> Handover:
    """Propose that somebody becomes key worker in place of who is; nothing opens by it.

    :param reason: a code of the list ``handover_reason``.
    :raises Refused: when ``by`` does not lead the record's team, or one goes on already.
    """
    record = grant.record_id
    if record is None or grant.role != GrantRole.KEY_WORKER:
        raise Refused(_("Only a key worker hands over. Look again at who is alongside them."))
    require(policies.can_choose_worker(leads=reading.leads(record)))
    if to.pk == grant.holder_id:
        raise Refused(_("Choose somebody else: they are the key worker already."))
    row = Handover(
        record_id=record,
        reason=reason,
        grant=grant,
        from_worker_id=grant.holder_id,
        to_worker=to,
        proposed_by=by,
        proposed_at=now,
        changed_by=by,
        **_told(wishes, by),
    )
    row.card = door.seal(row, "card", wishes.card.sealed_text())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(_("One is on its way already. Call that off first, or go on with it.")) from None
    lines.record(Verb.HANDOVER_PROPOSED, records=[record], thing=row.pk, by=by.pk)
    return row


def write(*, handover: Handover, seen: int, wishes: Wishes, door: Opened, by: Account) -> None:
    """Keep what they know and wish by now, while it goes on.

    :raises Refused: when it is over, or ``by`` is of another agency.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    require(policies.can_write_bonds(by, door.compartments(handover.record_id)))
    if not HANDOVER[handover.state]:
        raise Refused(_("This is over. Write what is new as an entry."))
    before = HandoverCard.from_sealed(door.read(handover, "card"))
    card = door.seal(handover, "card", replace(wishes.card, even_so=before.even_so).sealed_text())
    handover.write(seen=seen, card=card, changed_by=by, **_told(wishes, by))
    lines.record(Verb.HANDOVER_WRITTEN, records=[handover.record_id], thing=handover.pk, by=by.pk)


def step(*, handover: Handover, seen: int, stepping: Stepping, now: datetime, door: Opened, by: Account) -> Entry:
    """Take it to its next state: an entry on the timeline, a ledger line, and what opens or closes with it.

    ``once`` as for :func:`alongside.record.actions.entries.add`; other words than before are another step.

    :raises Refused: when that state may not come next, or not by ``by``, or something is missing before it.
    :raises ChangedMeanwhile: when somebody else took a step first.
    """
    record, to = handover.record_id, stepping.to
    text = stepping.words or _sentence(handover, to)
    given = _given(handover, Kind.HANDOVER, text, stepping, now=now, door=door, by=by)
    if done := entries.added(**given):
        return done
    require(policies.can_write_bonds(by, door.compartments(record)))
    require(can_move(HANDOVER, now=handover.state, to=to))
    met = handover.met_on is not None
    leads = reading.leads(record)
    require(policies.can_step(leads=leads, to=to, knows=handover.knows, met=met, why=stepping.words))
    changes: dict[str, object] = {"state": to, "changed_by": by}
    if to is State.OVERLAPPING:
        changes["overlap_id"] = handing_over.open_beside(handover, by=by)
    elif to is State.MET:
        changes["met_on"] = stepping.on
    elif to is State.DONE:
        changes |= {"done_on": stepping.on, "check_on": check_day(stepping.on)}
    entry = entries.add(**given)
    handover.write(seen=seen, **changes)
    HandoverStep.objects.create(record_id=record, handover=handover, entry=entry, state=to)
    lines.record(Verb.HANDOVER_MOVED, records=[record], thing=handover.pk, by=by.pk)
    if to is State.DONE:
        handing_over.hand_over(handover, on=stepping.on, now=now, door=door, by=by)
    elif to is State.CALLED_OFF:
        handing_over.close_beside(handover, by=by)
    return entry


def say_goodbye(
    *, handover: Handover, seen: int, stepping: Stepping, now: datetime, door: Opened, by: Account
) -> Entry:
    """Write down how they and the worker who goes said goodbye: an entry of its own kind, whatever the state.

    :raises Refused: when ``by`` is of another agency.
    :raises ChangedMeanwhile: when somebody else changed the handover first.
    """
    text = stepping.words or _("They said goodbye.")
    given = _given(handover, Kind.GOODBYE, text, stepping, now=now, door=door, by=by)
    if done := entries.added(**given):
        return done
    require(policies.can_write_bonds(by, door.compartments(handover.record_id)))
    entry = entries.add(**given)
    handover.write(seen=seen, goodbye_on=stepping.on, changed_by=by)
    HandoverStep.objects.create(record_id=handover.record_id, handover=handover, entry=entry)
    return entry


def check(
    *, handover: Handover, seen: int, goes: HowItGoes, stepping: Stepping, now: datetime, door: Opened, by: Account
) -> Entry:
    """Write down how it goes with the new worker, some months on; an entry on the timeline.

    :raises Refused: when it was not handed over, or ``by`` is of another agency.
    :raises ChangedMeanwhile: when somebody else asked first.
    """
    said = _("We asked how it goes with %(name)s: %(goes)s.") % {"name": handover.to_worker.name, "goes": goes.label}
    text = f"{said} {stepping.words}".strip()
    given = _given(handover, Kind.HANDOVER, text, stepping, now=now, door=door, by=by)
    if done := entries.added(**given):
        return done
    require(policies.can_write_bonds(by, door.compartments(handover.record_id)))
    if handover.state != State.DONE:
        raise Refused(_("It was not handed over yet. Ask when the new worker is there."))
    entry = entries.add(**given)
    handover.write(seen=seen, checked_on=stepping.on, how_it_goes=goes, changed_by=by)
    HandoverStep.objects.create(record_id=handover.record_id, handover=handover, entry=entry)
    lines.record(Verb.HANDOVER_CHECKED, records=[handover.record_id], thing=handover.pk, by=by.pk)
    return entry


def check_day(done_on: date) -> date:
    """The day on which somebody asks how it goes, as the pack in force says."""
    pack = packs.in_force()
    start = timezone.make_aware(datetime.combine(done_on, time(12)))
    return due(pack.clock(CHECK, on=done_on), start, pack.holidays).on


def _told(wishes: Wishes, by: Account) -> dict[str, object]:
    return {
        "knows": wishes.knows,
        "told_on": wishes.told_on,
        "told_how": wishes.told_how,
        "told_by": by if wishes.told_on else None,
        "passes_on": list(wishes.passes_on),
        "meet_on": wishes.meet_on,
        "ends_on": wishes.ends_on,
    }


def _given(
    handover: Handover, kind: Kind, text: str, stepping: Stepping, *, now: datetime, door: Opened, by: Account
) -> dict[str, Any]:
    """The entry of a step, as it is written on the timeline, and as it is known again."""
    noon = timezone.make_aware(datetime.combine(stepping.on, time(12)))
    words = Words(text=text, kind=kind, happened_at=min(noon, now), is_about=True)
    return {"record": handover.record_id, "words": words, "now": now, "once": stepping.once, "door": door, "by": by}


def _sentence(handover: Handover, to: State) -> str:
    names = {"old": handover.from_worker.name, "new": handover.to_worker.name}
    sentences = {
        State.AGREED: _("It is agreed that %(new)s becomes key worker after %(old)s."),
        State.OVERLAPPING: _("%(new)s is there now beside %(old)s."),
        State.MET: _("They met together with %(old)s and %(new)s."),
        State.DONE: _("%(new)s is key worker now. Thank you, %(old)s."),
        State.CALLED_OFF: _("%(old)s stays. The change to %(new)s is called off."),
    }
    return sentences[to] % names
