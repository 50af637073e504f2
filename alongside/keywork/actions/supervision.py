"""Agreeing with whom somebody reflects on their work, and writing down that the two met."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.jurisdiction.clocks import due
from alongside.jurisdiction.packs import Pack
from alongside.kernel.decisions import Refused, require
from alongside.kernel.models import ChangedMeanwhile
from alongside.keywork import policies, sealing
from alongside.keywork.cards import OutsideCard
from alongside.keywork.models import OwnCheck, Supervision, SupervisionTalk
from alongside.keywork.queries import absences, supervision
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

CLOCK = "reflective_supervision"


@dataclass(frozen=True, slots=True)
class Meeting:
    """That the two met on a day, when they meet next (``None`` for as the clock says), and a note for the two."""

    held_on: date
    next_on: date | None = None
    note: str = ""


def name(
    *, worker: Account, supervisor: Account | OutsideCard, even_so: bool, pack: Pack, now: datetime, by: Account
) -> Supervision:
    """Agree on a supervisor of one's own, in place of any before; or, as a lead, propose one to a worker.

    :param supervisor: a colleague, or somebody outside of the service, who has no account and opens nothing.
    :param even_so: it is known that the supervisor is their line manager, and there is nobody else.
    :raises Refused: when ``by`` is neither the worker nor leads them, the supervisor is not of the service, or is their
        line manager and nobody said that this is known, or nobody is named.
    :raises ChangedMeanwhile: when somebody else named one at the same moment.
    """
    led = absences.answers_for(account=worker.pk, viewer=by)
    colleague = supervisor if isinstance(supervisor, Account) else None
    require(policies.can_name_supervisor(by, worker=worker, supervisor=colleague, led=led))
    is_apart = not colleague or colleague.pk not in supervision.line_managers(account=worker.pk, viewer=by)
    if not is_apart and not even_so:
        raise Refused(_("They lead this team. Choose somebody else, or say that you know and there is nobody else."))
    today = timezone.localdate(now)
    row = Supervision(worker=worker, supervisor=colleague, is_apart=is_apart, said_by=by, said_at=now)
    if isinstance(supervisor, OutsideCard):
        row.sealed = _sealed(row, supervisor)
    row.agreed_on, row.due_on = (today if by.pk == worker.pk else None), _next(pack, now)
    with acting_as(by.pk), transaction.atomic():
        if row.agreed_on:
            _end_others(row, on=today, by=by)
        _insert(row)
        verb = Verb.SUPERVISION_AGREED if row.agreed_on else Verb.SUPERVISION_PROPOSED
        lines.record(verb, thing=row.pk, by=by.pk)
    return row


def agree(*, proposed: Supervision, pack: Pack, now: datetime, by: Account) -> None:
    """Say yes to a supervisor whom a lead proposed: the one before ends with it. A second time changes nothing.

    :raises Refused: when ``by`` is not the worker, or it was ended.
    :raises ChangedMeanwhile: when it was changed at the same moment.
    """
    if proposed.worker_id != by.pk or proposed.ended_on:
        raise Refused(_("Only they themselves say yes to who they reflect with."))
    if proposed.agreed_on:
        return
    today = timezone.localdate(now)
    with acting_as(by.pk), transaction.atomic():
        _end_others(proposed, on=today, by=by)
        proposed.write(seen=proposed.version, agreed_on=today, due_on=_next(pack, now))
        lines.record(Verb.SUPERVISION_AGREED, thing=proposed.pk, by=by.pk)


def end(*, ending: Supervision, now: datetime, by: Account) -> None:
    """End it, or say no to what was proposed. What the worker had shown is theirs alone again.

    :raises Refused: when ``by`` is neither of the two, or it was only proposed and they are not the worker.
    :raises ChangedMeanwhile: when it was changed at the same moment.
    """
    if by.pk != ending.worker_id and (by.pk != ending.supervisor_id or ending.agreed_on is None):
        raise Refused(_("Only the two who reflect together end it."))
    if ending.ended_on is None:
        with acting_as(by.pk), transaction.atomic():
            _end(ending, on=timezone.localdate(now), by=by)


def hold(*, held: Supervision, meeting: Meeting, pack: Pack, now: datetime, by: Account) -> SupervisionTalk:
    """Write down that the two met, and when they meet next. The note is for the two and nobody else.

    Somebody outside of the service has no account, so the worker alone writes down that they met.

    :raises Refused: when ``by`` is neither of the two, or it is not agreed, or over.
    :raises ChangedMeanwhile: when the other of the two wrote at the same moment.
    """
    require(policies.can_write_supervision(by, held))
    row = SupervisionTalk(
        supervision=held, worker_id=held.worker_id, supervisor_id=held.supervisor_id, held_on=meeting.held_on,
        written_by=by, written_at=now,
    )  # fmt: skip
    row.sealed = sealing.seal(row, meeting.note)
    with acting_as(by.pk), transaction.atomic():
        row.save(force_insert=True)
        if held.last_on is None or meeting.held_on >= held.last_on:
            after = timezone.make_aware(datetime.combine(meeting.held_on, datetime.min.time()))
            next_on = meeting.next_on or _next(pack, after)
            held.write(seen=held.version, last_on=meeting.held_on, due_on=next_on)
        lines.record(Verb.SUPERVISION_HELD, thing=held.pk, by=by.pk)
    return row


def _next(pack: Pack, after: datetime) -> date:
    clock = pack.clock(CLOCK, on=timezone.localdate(after))
    return due(clock, after, pack.holidays).on


def _sealed(row: Supervision, outside: OutsideCard) -> bytes:
    if not outside.name:
        raise Refused(_("Write the name of the person you reflect with."))
    return sealing.seal(row, outside.sealed_text())


def _insert(row: Supervision) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhile(row) from None


def _end_others(row: Supervision, *, on: date, by: Account) -> None:
    # What was shown to somebody before stays theirs alone, even if it is the same person again.
    OwnCheck.objects.filter(account=by, shown_to__isnull=False).update(shown_to=None)
    for other in Supervision.objects.live().filter(worker=by).exclude(pk=row.pk):
        _end(other, on=on, by=by)


def _end(row: Supervision, *, on: date, by: Account) -> None:
    row.write(seen=row.version, ended_on=on)
    lines.record(Verb.SUPERVISION_ENDED, thing=row.pk, by=by.pk)
