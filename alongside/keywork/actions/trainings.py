"""Writing down a training that one did, and letting a colleague's count."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.jurisdiction.clocks import add_months
from alongside.jurisdiction.items import Unit
from alongside.jurisdiction.packs import NotHeld, Pack
from alongside.kernel.decisions import Refused, require
from alongside.keywork import policies, sealing
from alongside.keywork.cards import TrainingCard
from alongside.keywork.models import Training
from alongside.keywork.queries import absences, trainings
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Course:
    """Which training, on which day, by whom and with what to show for it."""

    code: str
    done_on: date
    card: TrainingCard = field(default_factory=TrainingCard)


def say(*, course: Course, pack: Pack, now: datetime, by: Account) -> Training:
    """Write down a training of one's own. Until a lead looked at it, it waits.

    :raises Refused: when ``by`` is not of those who are there for young people, or the pack in force has no such training.
    """
    require(policies.can_keep_staff_pages(by))
    if course.code not in dict(trainings.choices(pack=pack, on=course.done_on)):
        raise Refused(_("This training is not on the list any more. Choose another."))
    until = _expires(course, pack)
    row = Training(account=by, code=course.code, done_on=course.done_on, expires_on=until, said_at=now)
    row.sealed = sealing.seal(row, course.card.sealed_text())
    with acting_as(by.pk), transaction.atomic():
        row.save(force_insert=True)
        lines.record(Verb.TRAINING_SAID, thing=row.pk, by=by.pk)
    return row


def take_back(*, training: Training, by: Account) -> None:
    """Take back what was written by mistake, while nobody let it count. A second time changes nothing.

    :raises Refused: when it is somebody else's, or counts already.
    """
    if training.account_id != by.pk or training.confirmed_by_id:
        raise Refused(_("Only a training of yours that no lead has looked at can be taken back."))
    with acting_as(by.pk), transaction.atomic():
        gone, _each = Training.objects.filter(pk=training.pk, account=by, confirmed_by=None).delete()
        if gone:
            lines.record(Verb.TRAINING_TAKEN_BACK, thing=training.pk, by=by.pk)


def confirm(*, training: Training, now: datetime, by: Account) -> None:
    """Let a training count, having seen what shows it. A second time changes nothing.

    :raises Refused: when ``by`` is the person themselves, or leads no team of theirs.
    """
    led = absences.answers_for(account=training.account_id, viewer=by)
    require(policies.can_confirm_training(by, account=training.account_id, led=led))
    with acting_as(by.pk), transaction.atomic():
        waiting = Training.objects.filter(pk=training.pk, confirmed_by=None)
        if waiting.update(confirmed_by=by, confirmed_at=now):
            lines.record(Verb.TRAINING_CONFIRMED, thing=training.pk, by=by.pk)


def _expires(course: Course, pack: Pack) -> date | None:
    """The last day it counts, as the pack says for that training; ``None`` when it does not run out."""
    try:
        clock = pack.clock(f"training_{course.code}", on=course.done_on)
    except NotHeld:
        return None
    if clock.unit is Unit.MONTHS:
        return add_months(course.done_on, clock.amount)
    if clock.unit is Unit.YEARS:
        return add_months(course.done_on, 12 * clock.amount)
    return course.done_on + timedelta(days=clock.amount)
