"""Making endings in tests, as their worker and their lead would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.actions import endings, endings_agreed, endings_talked, goodbyes, pauses, returning
from alongside.outreach.actions.returning import Return
from alongside.outreach.ending_vocabulary import GivenHow, Judgement, Reason
from alongside.outreach.ending_words import Ended, Goodbye, Talked
from alongside.outreach.models import Ending
from alongside.record.models import Entry
from tests import cast

TODAY = timezone.localdate()
TALKED = Talked(Judgement.WANTS, TODAY, "I am good now. It was nice, all of it.")
GOODBYE = Goodbye(TODAY, months=(1, 6), who_to_call="Auntie Rim", letter="You made us laugh.", card_how="Ring Alice")
ENDED = Ended(TODAY, TODAY, "", GivenHow.IN_PERSON, TODAY + timedelta(days=28))


@contextmanager
def door(record: UUID, name: str = "alice") -> Iterator[tuple[Opened, Account]]:
    """The record, opened by one of the cast."""
    by = cast.account(name)
    purpose = Purpose.SUPPORT if name == "alice" else Purpose.SUPERVISION
    with opened_one(record, purpose=purpose, viewer=by) as opened:
        yield opened, by


def begun(record: UUID, reason: Reason = Reason.GOALS_MET, name: str = "alice") -> Ending:
    """An end that somebody thinks about."""
    with door(record, name) as (opened, by):
        return endings.begin(record=record, reason=reason, why="All goals", now=now(), door=opened, by=by)


def talked(record: UUID, reason: Reason = Reason.GOALS_MET, what: Talked = TALKED) -> Ending:
    """One that was talked about."""
    row = begun(record, reason)
    with door(record) as (opened, by):
        endings_talked.talk(ending=row, seen=row.version, talked=what, now=now(), door=opened, by=by)
    return row


def planned(record: UUID, reason: Reason = Reason.GOALS_MET, **given: Any) -> Ending:
    """One whose goodbye is planned."""
    row = talked(record, reason)
    goodbye = replace(GOODBYE, **given)
    with door(record) as (opened, by):
        goodbyes.plan_goodbye(ending=row, seen=row.version, goodbye=goodbye, now=now(), door=opened, by=by)
    return row


def ended(record: UUID, name: str = "lena", **given: Any) -> Ending:
    """One to which a lead agreed."""
    row = planned(record)
    with door(record, name) as (opened, by):
        endings_agreed.agree(ending=row, seen=row.version, ended=replace(ENDED, **given), now=now(), door=opened, by=by)
    return row


def paused(record: UUID, days: int = 30) -> Ending:
    """A pause with the door open."""
    row = talked(record, Reason.PAUSE)
    until = TODAY + timedelta(days=days)
    words = {"card_name": "A.", "card_how": "Ring Alice"}
    with door(record) as (opened, by):
        pauses.pause(ending=row, seen=row.version, until=until, **words, now=now(), door=opened, by=by)
    return row


def back(record: UUID, name: str = "lena", returned: Return | None = None) -> Entry:
    """They are back."""
    with door(record, name) as (opened, by):
        return returning.back(record=record, returned=returned or Return(), now=now(), door=opened, by=by)
