"""Training and supervision of the demonstration's people, written through the product's own actions."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from alongside.access.models import Account
from alongside.config.demo.reading import Row, table
from alongside.jurisdiction import packs
from alongside.keywork.actions import own_checks, supervision, trainings
from alongside.keywork.actions.supervision import Meeting
from alongside.keywork.actions.trainings import Course
from alongside.keywork.cards import OutsideCard, TrainingCard
from alongside.keywork.models import Supervision
from alongside.keywork.staff_vocabulary import Feeling

FILE = "staff"
Accounts = Mapping[str, Account]


def make(*, staff: Accounts, now: datetime) -> None:
    """What they are trained in, with whom they reflect, and how two of them are."""
    for row in table(FILE)["trainings"]:
        _train(row, staff, now)
    for row in table(FILE)["supervision"]:
        _supervise(row, staff, now)
    for row in table(FILE)["proposals"]:
        _name(staff[row["worker"]], staff[row["supervisor"]], staff[row["by"]], now - timedelta(days=row["ago"]))
    for row in table(FILE)["checks"]:
        _check(row, staff[row["who"]], now)


def _train(row: Row, staff: Accounts, now: datetime) -> None:
    card = TrainingCard(row["given"], "Certificate, kept in the team's folder")
    for code, ago in row["done"].items():
        done = timezone.localdate(now) - timedelta(days=ago)
        said = trainings.say(course=Course(code, done, card), pack=packs.in_force(), now=now, by=staff[row["who"]])
        if "by" in row:
            trainings.confirm(training=said, now=now, by=staff[row["by"]])


def _supervise(row: Row, staff: Accounts, now: datetime) -> None:
    agreed = now - timedelta(days=row["agreed"])
    whom = OutsideCard(**row["outside"]) if "outside" in row else staff[row["supervisor"]]
    held = _name(staff[row["worker"]], whom, staff[row["worker"]], agreed)
    for met in row["met"]:
        at = now - timedelta(days=met["ago"])
        meeting = Meeting(timezone.localdate(at), note=met["note"])
        supervision.hold(held=held, meeting=meeting, pack=packs.in_force(), now=at, by=staff[row["worker"]])


def _name(worker: Account, whom: Account | OutsideCard, by: Account, at: datetime) -> Supervision:
    return supervision.name(worker=worker, supervisor=whom, even_so=False, pack=packs.in_force(), now=at, by=by)


def _check(row: Row, who: Account, now: datetime) -> None:
    feelings = [Feeling(one) for one in row["feelings"]]
    check = own_checks.keep(feelings=feelings, line=row["line"], now=now - timedelta(days=1), by=who)
    if row["shown"]:
        own_checks.show(check=check, by=who)
