"""Writing down that a worker will be away, and who steps in; and what workers say of themselves."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import Refused, require
from alongside.keywork import policies
from alongside.keywork.models import Absence, WorkerSelf
from alongside.keywork.queries import absences
from alongside.keywork.staff_vocabulary import Gender
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def say(
    *, account: Account, from_on: date, until_on: date, cover: Account | None, now: datetime, by: Account
) -> Absence:
    """Write down that somebody is away from one day until another, both included, and who steps in.

    It opens nothing: a lead gives whoever steps in a door to each young person, for that time.

    :raises Refused: when ``by`` is neither they themselves nor a lead of a team of theirs, the days are wrong, or whoever
        would step in is not of the service.
    """
    led = absences.answers_for(account=account.pk, viewer=by)
    require(policies.can_say_away(by, account=account, answers_for=led))
    if until_on < from_on:
        raise Refused(_("The last day comes after the first. Look at the days again."))
    if cover and cover.pk == account.pk:
        raise Refused(_("Choose somebody else to step in."))
    if cover:
        require(policies.can_step_in(cover))
    row = Absence(account=account, from_on=from_on, until_on=until_on, cover=cover, said_by=by, said_at=now)
    with acting_as(by.pk), transaction.atomic():
        row.save(force_insert=True)
        lines.record(Verb.ABSENCE_SAID, thing=row.pk, by=by.pk)
    return row


def call_off(*, absence: Absence, now: datetime, by: Account) -> None:
    """Write down that they are not away after all, or are back. A second time changes nothing.

    :raises Refused: as for :func:`say`.
    """
    led = absences.answers_for(account=absence.account_id, viewer=by)
    require(policies.can_say_away(by, account=absence.account, answers_for=led))
    with acting_as(by.pk), transaction.atomic():
        if Absence.objects.filter(pk=absence.pk, called_off_at=None).update(called_off_at=now):
            lines.record(Verb.ABSENCE_CALLED_OFF, thing=absence.pk, by=by.pk)


def say_of_oneself(*, gender: Gender | None, by: Account) -> None:
    """Let young people who choose know this of oneself, or let nobody know."""
    said = gender or ""
    with acting_as(by.pk), transaction.atomic():
        row, is_new = WorkerSelf.objects.get_or_create(account=by, defaults={"gender": said})
        if not is_new and row.gender != said:
            row.write(seen=row.version, gender=said)
        lines.record(Verb.WORKER_SAID, thing=row.pk, by=by.pk)
