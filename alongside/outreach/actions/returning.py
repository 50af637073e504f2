"""They are back: picked up again in one act, with everything as they left it. And contacts after a goodbye.

No new referral and no form: the plan, agreements, promises and what they would rather not be asked were never closed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actions import grants
from alongside.access.doors import Opened
from alongside.access.models import Account, Grant
from alongside.access.queries import grants as reading
from alongside.access.vocabulary import Compartment, EndReason, GrantRole, Role
from alongside.kernel.decisions import Refused, require
from alongside.kernel.states import can_move
from alongside.keywork.actions import relationships
from alongside.keywork.actions.relationships import About, Door
from alongside.keywork.bond_vocabulary import BondRole, WhoAsked
from alongside.keywork.queries import relationships as seeing
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_vocabulary import ENDING, FOLLOW_UP, FollowUpState, State
from alongside.outreach.models import Ending, EndingStep, FollowUp
from alongside.outreach.queries import endings
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

WITH_THEM_AGAIN = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER)


@dataclass(frozen=True, slots=True)
class Return:
    """That they are back: in a few words if any, and whether they would like the same worker."""

    words: str = ""
    same_worker: bool = True


def back(
    *, record: UUID, returned: Return, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Entry:
    """Write down that they are back. Where a lead does it, whoever was alongside them is there again at once.

    ``once`` is the id of the entry: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` may not.
    """
    text = returned.words or _("They are back. Nothing has to be told again.")
    words = Words(text=text, kind=Kind.BACK, happened_at=now, is_about=True)
    given: dict[str, Any] = {"record": record, "words": words, "now": now, "once": once, "door": door, "by": by}
    if there := entries.added(**given):
        return there
    require(policies.can_write_endings(door.compartments(record), is_partner=by.holds(Role.PARTNER)))
    entry = entries.add(**given)
    lines.record(Verb.RETURN_NOTED, records=[record], thing=entry.pk, by=by.pk)
    ending = endings.standing(record=record)
    if ending and can_move(ENDING, now=ending.state, to=State.BACK):
        was = State(ending.state)
        # A pause closed no door, so nobody has to open one.
        ending.write(
            seen=ending.version,
            state=State.BACK,
            back_on=timezone.localdate(now),
            welcomed=was is State.PAUSED,
            changed_by=by,
        )
        EndingStep.objects.create(record_id=record, ending=ending, entry=entry, state=State.BACK)
        for row in FollowUp.objects.filter(ending=ending, state=FollowUpState.TO_COME):
            row.write(seen=row.version, state=FollowUpState.BACK)
        if was is State.ENDED and reading.leads(record):
            welcome(ending=ending, same_worker=returned.same_worker, now=now, door=door, by=by)
    return entry


def welcome(*, ending: Ending, same_worker: bool, now: datetime, door: Opened, by: Account) -> list[Account]:
    """Open the doors of those who were alongside them when it ended; returns who is there again.

    Whoever has left, is closed out or is ``by`` stays out: nobody lets themselves in, and the gap is asked about.

    :raises Refused: when ``by`` does not lead the record's team, or it was done already.
    """
    record = ending.record_id
    if ending.state != State.BACK or ending.welcomed:
        raise Refused(_("This was seen to already. See who is alongside them."))
    again = _open_again(ending, now=now, door=door, by=by) if same_worker else []
    ending.write(seen=ending.version, welcomed=True, changed_by=by)
    lines.record(Verb.RETURN_WELCOMED, records=[record], thing=ending.pk, by=by.pk)
    return again


def follow_up(
    *,
    row: FollowUp,
    seen: int,
    came: FollowUpState,
    words: str,
    now: datetime,
    once: UUID | None = None,
    door: Opened,
    by: Account,
) -> None:
    """Write down what came of getting in touch after a goodbye.

    ``once`` is the id of the entry: see :mod:`alongside.access.written`.

    :raises Refused: when it was written down already, or ``by`` may not.
    :raises ChangedMeanwhile: when somebody else wrote it first.
    """
    record = row.record_id
    kind = Kind.IN_TOUCH if came is FollowUpState.IN_TOUCH else Kind.TRIED
    told = Words(text=words or f"{came.label}.", kind=kind, happened_at=now, is_about=True)
    given: dict[str, Any] = {"record": record, "words": told, "now": now, "once": once, "door": door, "by": by}
    if row.state == came and row.entry_id and entries.added(**given) == row.entry:
        return
    require(policies.can_write_endings(door.compartments(record), is_partner=by.holds(Role.PARTNER)))
    require(can_move(FOLLOW_UP, now=row.state, to=came))
    entry = entries.add(**given) if came in (FollowUpState.IN_TOUCH, FollowUpState.NO_REPLY) else None
    row.write(seen=seen, state=came, entry=entry)
    lines.record(Verb.GOODBYE_FOLLOWED, records=[record], thing=row.pk, purpose=came, by=by.pk)


def _open_again(ending: Ending, *, now: datetime, door: Opened, by: Account) -> list[Account]:
    doors = endings.doors_that_end_with(ending, doors=seeing.doors(ending.record_id))
    wanted = [one for one in doors if one.role in WITH_THEM_AGAIN and one.holder_id != by.pk]
    return [one.holder for one in wanted if _opened(one, ending.record_id, now=now, door=door, by=by)]


def _opened(grant: Grant, record: UUID, *, now: datetime, door: Opened, by: Account) -> bool:
    """A new door like the one that ended, or that ends on a day to come; ``False`` where it may not be."""
    if not Account.objects.filter(pk=grant.holder_id, is_active=True).exists():
        return False
    try:
        with transaction.atomic():
            if live := next((one for one in reading.who_can_see(record) if one.pk == grant.pk), None):
                grants.end(grant=live, seen=live.version, reason=EndReason.WORK_DONE, by=by)
            relationships.start(
                record=record,
                who=grant.holder,
                role=BondRole(grant.role),
                sees=Door([Compartment(part) for part in grant.compartments]),
                about=About(WhoAsked.YOUNG_PERSON),
                now=now,
                door=door,
                by=by,
            )
    except Refused:
        return False
    return True
