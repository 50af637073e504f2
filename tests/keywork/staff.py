"""What tests about staff begin with."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.clock import now
from alongside.keywork.actions import own_checks, supervision, trainings
from alongside.keywork.actions.supervision import Meeting
from alongside.keywork.actions.trainings import Course
from alongside.keywork.cards import TrainingCard
from alongside.keywork.models import OwnCheck, Supervision, Training
from alongside.keywork.staff_vocabulary import Feeling
from tests import cast

__all__ = ["NOBODYS", "cast", "check", "supervised", "trained"]
NOBODYS = UUID(int=7)


def trained(who: Account, *, code: str = "exploitation", ago: int = 30, by: str | None = None) -> Training:
    """A training of theirs so many days ago, looked at by a lead if one is named."""
    card = TrainingCard("Harbour college", "Certificate 47")
    course = Course(code, (now() - timedelta(days=ago)).date(), card)
    row = trainings.say(course=course, pack=packs.in_force(), now=now(), by=who)
    if by:
        trainings.confirm(training=row, now=now(), by=cast.account(by))
    return row


def supervised(worker: Account, supervisor: Account, *, last: int | None = None) -> Supervision:
    """The two agreed, and if ``last`` is said they met so many days ago."""
    pack = packs.in_force()
    row = supervision.name(worker=worker, supervisor=supervisor, even_so=False, pack=pack, now=now(), by=worker)
    if last is not None:
        meeting = Meeting((now() - timedelta(days=last)).date(), note="We talked of rest.")
        supervision.hold(held=row, meeting=meeting, pack=pack, now=now(), by=worker)
    return row


def check(who: Account, *, to: bool = False) -> OwnCheck:
    """How they are, shown to their supervisor if ``to``."""
    row = own_checks.keep(feelings=[Feeling.TIRED], line="A long day.", now=now(), by=who)
    if to:
        own_checks.show(check=row, by=who)
    with acting_as(who.pk), transaction.atomic():
        return OwnCheck.objects.get(pk=row.pk)
