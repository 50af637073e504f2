"""How the demonstration's service keeps in touch, as written in ``data/outreach.toml``, through the product's own actions."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table
from alongside.outreach.actions import plans, tries
from alongside.outreach.actions.plans import Agreed, Planned
from alongside.outreach.actions.tries import Tried
from alongside.outreach.models import OutreachPlan
from alongside.outreach.plan_card import PlanCard
from alongside.outreach.vocabulary import AgreedHow, Channel, PartOfDay
from alongside.people.cards import Card

AFTERNOON = 16


def make(key: str, *, record: UUID, card: Card, now: datetime, by: Account) -> int:
    """Write down the plans and tries of one young person, oldest first; returns how many tries."""
    told = [(row, _propose) for row in table("outreach")["plans"]] + [(row, _try) for row in table("outreach")["tries"]]
    own = sorted((one for one in told if one[0]["person"] == key), key=lambda one: -one[0]["days_ago"])
    if not own:
        return 0
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        for row, write in own:
            write(row, record, card, _at(now, row["days_ago"]), door, by)
    return sum(write is _try for _, write in own)


def _propose(row: Row, record: UUID, _card: Card, at: datetime, door: Opened, by: Account) -> None:
    before = OutreachPlan.objects.live().filter(record=record).first()
    planned = Planned(
        channels=[Channel(one) for one in row["channels"]],
        cadence_days=row["cadence"],
        next_try_on=timezone.localdate(at) + timedelta(days=row["cadence"]),
        card=PlanCard(*(row.get(name, "") for name in ("places", "times", "talk_about", "leave_out"))),
        weekdays=row["weekdays"],
        part_of_day=PartOfDay(row["part_of_day"]),
        agreed=_agreed(row),
    )
    plans.propose(record=record, planned=planned, seen=before.number if before else 0, now=at, door=door, by=by)


def _agreed(row: Mapping[str, str]) -> Agreed | None:
    return Agreed(AgreedHow(row["agreed"]), row.get("agreed_words", "")) if "agreed" in row else None


def _try(row: Row, record: UUID, card: Card, at: datetime, door: Opened, by: Account) -> None:
    today = timezone.localdate(at)
    tried = Tried(
        channel=Channel(row["channel"]),
        outcome=row["outcome"],
        happened_at=at,
        next_channel=Channel(row["next_channel"]) if "next_channel" in row else None,
        words=row["text"],
        misfit=row.get("misfit", ""),
        space_until=today + timedelta(days=row["space"]) if "space" in row else None,
    )
    tries.add(record=record, tried=tried, age=card.age(today), now=at, door=door, by=by)


def _at(now: datetime, days_ago: int) -> datetime:
    """In the afternoon of that day."""
    day = timezone.localtime(now) - timedelta(days=days_ago)
    return day.replace(hour=AFTERNOON, minute=10, second=0, microsecond=0)
