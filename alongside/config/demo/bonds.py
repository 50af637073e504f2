"""Who is alongside the young people of the demonstration: written through the product's own actions."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import EndReason, GrantRole, Purpose, TheyKnow
from alongside.config.demo.reading import Row, table
from alongside.keywork.actions import absences, handovers, relationships, wishes
from alongside.keywork.actions.handovers import Stepping, Wishes
from alongside.keywork.actions.relationships import About, Ending
from alongside.keywork.bond_vocabulary import BondRole, EndHow, WhoAsked
from alongside.keywork.cards import BondCard, HandoverCard, WishCard
from alongside.keywork.handover_vocabulary import PassOn, State
from alongside.keywork.queries import relationships as seeing
from alongside.keywork.staff_vocabulary import Gender
from alongside.keywork.vocabulary import ToldHow

FILE = "alongside"


def make(
    *,
    record: UUID,
    person: str,
    since: datetime,
    worker: Account,
    lead: Account,
    staff: Mapping[str, Account],
    now: datetime,
) -> None:
    """Everybody alongside one young person, what they wish, and a change that is on its way."""
    rows = {name: _of(person, name) for name in ("called", "outside", "wishes", "handovers")}
    if not any(rows.values()):
        return
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
        for row in rows["called"]:
            _call(record, row, since, staff, now, door)
        for row in rows["outside"]:
            _outside(record, row, now, door)
        for row in rows["wishes"]:
            card = WishCard(**{name: row.get(name, "") for name in ("gender", "languages", "place", "other")})
            wishes.say(record=record, card=card, now=now - timedelta(days=row["ago"]), door=door, by=worker)
    for row in rows["handovers"]:
        _plan_change(record, row, lead, staff, now)


def make_staff(*, staff: Mapping[str, Account], now: datetime) -> None:
    """What workers say of themselves, and who will be away."""
    for username, gender in table(FILE)["selves"].items():
        absences.say_of_oneself(gender=Gender(gender), by=staff[username])
    for row in table(FILE)["away"]:
        first = _day(now, row["begins"])
        who, cover = staff[row["who"]], staff[row["cover"]]
        last = first + timedelta(days=row["days"])
        absences.say(account=who, from_on=first, until_on=last, cover=cover, now=now, by=who)


def _of(person: str, name: str) -> list[Row]:
    return [row for row in table(FILE)[name] if row["person"] == person]


def _day(now: datetime, ago: int) -> date:
    return timezone.localdate(now) - timedelta(days=ago)


def _call(record: UUID, row: Row, since: datetime, staff: Mapping[str, Account], now: datetime, door: Opened) -> None:
    grants = seeing.doors(record)
    own = next(one for one in grants if one.role == GrantRole.KEY_WORKER)
    began = timezone.localdate(since)
    about = About(
        WhoAsked(row["asked"]),
        ToldHow.IN_PERSON,
        began,
        backup=staff.get(row.get("backup", "")),
        card=BondCard(called=row["called"], why=row["why"]),
    )
    relationships.tell_more(
        grant=own, role=BondRole.KEY_WORKER, since=began, about=about, now=now, door=door, by=door.viewer
    )


def _outside(record: UUID, row: Row, now: datetime, door: Opened) -> None:
    names = ("name", "agency", "called", "reach", "why", "instead")
    card = BondCard(**{name: row.get(name, "") for name in names})
    since = _day(now, row["since"])
    about = About(WhoAsked(row["asked"]), ToldHow.IN_PERSON, since, card=card)
    bond = relationships.add_outside(
        record=record, role=BondRole(row["role"]), since=since, about=about, now=now, door=door, by=door.viewer
    )
    if "ended" in row:
        reason, how = EndReason(row["reason"]), EndHow(row["how"])
        ending = Ending(reason, how, WhoAsked.AGENCY, _day(now, row["ended"]), row["words"])
        relationships.end_outside(bond=bond, seen=bond.version, ending=ending, door=door, by=door.viewer)


def _plan_change(record: UUID, row: Row, lead: Account, staff: Mapping[str, Account], now: datetime) -> None:
    texts = ("wish_who", "wish_what", "pass_words", "not_again")
    told = Wishes(
        TheyKnow.GLAD,
        _day(now, row["told"]),
        ToldHow.IN_PERSON,
        tuple(PassOn(one) for one in row["passes"]),
        _day(now, row["meet"]),
        _day(now, row["ends"]),
        HandoverCard(**{name: row[name] for name in texts}),
    )
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lead) as door:
        own = next(one for one in seeing.doors(record) if one.role == GrantRole.KEY_WORKER)
        before = now - timedelta(days=row["told"])
        kept = handovers.propose(
            grant=own, to=staff[row["to"]], reason=row["reason"], wishes=told, now=before, door=door, by=lead
        )
        agreed = now - timedelta(days=row["agreed"])
        stepping = Stepping(State.AGREED, timezone.localdate(agreed), row["words"])
        handovers.step(handover=kept, seen=kept.version, stepping=stepping, now=agreed, door=door, by=lead)
