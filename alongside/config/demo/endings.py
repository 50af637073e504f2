"""The demonstration's goodbye, pauses and return, as written in ``data/endings.toml``, and an afternoon at the drop-in."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table
from alongside.outreach import ending_rules as rules
from alongside.outreach.actions import drop_ins, endings, endings_agreed, endings_talked, goodbyes, pauses, returning
from alongside.outreach.actions.drop_ins import Came
from alongside.outreach.actions.returning import Return
from alongside.outreach.ending_vocabulary import CameFor, GivenHow, Judgement, Keep, Reason, VisitState
from alongside.outreach.ending_words import Ended, Goodbye, Talked
from alongside.outreach.models import Ending

NOON = 12


def make(*, record: UUID, person: str, worker: Account, lead: Account, now: datetime) -> None:
    """Write down the goodbye or the pause of one young person, and that they came back."""
    for row in _own("goodbyes", person):
        at = _at(now, row["days_ago"])
        _plan(row, _talk(row, Reason.GOALS_MET, record, at, worker), at, worker)
        _agree(row, record, at, now, lead)
    for row in _own("pauses", person):
        at = _at(now, row["days_ago"])
        _pause(row, _talk(row, Reason.PAUSE, record, at, worker), at, now, worker)
        if "back" in row:
            returned = Return(row["back_words"])
            with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
                returning.back(record=record, returned=returned, now=_at(now, row["back"]), door=door, by=worker)


def make_visits(*, team: UUID, staff: Mapping[str, Account], now: datetime) -> None:
    """An afternoon at the hub's drop-in."""
    by = staff["amina"]
    for row in table("endings")["visits"]:
        at = now - timedelta(minutes=row["minutes_ago"])
        came = Came(row["name"], [CameFor(one) for one in row["came_for"]], is_from_tablet=True)
        visit = drop_ins.come(team=team, came=came, now=at, by=by)
        if row["state"] != VisitState.HERE:
            with acting_as(by.pk), transaction.atomic():
                drop_ins.move(visit=visit, seen=visit.version, to=VisitState(row["state"]), by=by)


def _own(name: str, person: str) -> list[Row]:
    return [row for row in table("endings")[name] if row["person"] == person]


def _talk(row: Row, reason: Reason, record: UUID, at: datetime, by: Account) -> Ending:
    talked = Talked(Judgement.WANTS, timezone.localdate(at), row["says"])
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        ending = endings.begin(record=record, reason=reason, why=row["why"], now=at, door=door, by=by)
        endings_talked.talk(ending=ending, seen=ending.version, talked=talked, now=at, door=door, by=by)
    return ending


def _plan(row: Row, ending: Ending, at: datetime, by: Account) -> None:
    texts = {name: row[name].strip() for name in ("who_goes_on", "who_to_call", "letter", "card_name", "card_how")}
    keeps = [Keep(one) for one in row["keeps"]]
    goodbye = Goodbye(timezone.localdate(at), keeps=keeps, months=row["months"], **texts)
    with opened_one(ending.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        goodbyes.plan_goodbye(ending=ending, seen=ending.version, goodbye=goodbye, now=at, door=door, by=by)


def _agree(row: Row, record: UUID, at: datetime, now: datetime, lead: Account) -> None:
    on = timezone.localdate(at)
    last = max(one.on for one in rules.follow_ups(after=on))
    until = max(rules.workers_until(ended=on, last_contact=last), timezone.localdate(now))
    ended = Ended(on, on, "", GivenHow.IN_PERSON, until, row["words"])
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lead) as door:
        ending = Ending.objects.standing().get(record=record)
        endings_agreed.agree(ending=ending, seen=ending.version, ended=ended, now=at, door=door, by=lead)


def _pause(row: Row, ending: Ending, at: datetime, now: datetime, by: Account) -> None:
    until = timezone.localdate(now) + timedelta(days=row["until"])
    card = {"card_name": row["card_name"], "card_how": row["card_how"]}
    with opened_one(ending.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        pauses.pause(ending=ending, seen=ending.version, until=until, **card, now=at, door=door, by=by)


def _at(now: datetime, days_ago: int) -> datetime:
    """At noon of that day."""
    day = timezone.localtime(now) - timedelta(days=days_ago)
    return day.replace(hour=NOON, minute=0, second=0, microsecond=0)
