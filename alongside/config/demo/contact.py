"""How the demonstration's young people can be reached safely, as written in ``data/contact.toml``."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import Row, table, young_people
from alongside.outreach.actions import contact, overrides
from alongside.outreach.actions.contact import Agreed
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactOverride
from alongside.outreach.queries import contact as queries
from alongside.outreach.vocabulary import Channel, OverrideReason, OverrideState, Rule, Wants, WayKind

AFTERNOON = 16
PLAIN = (
    "conditions",
    "times_note",
    "who_sees",
    "name_to_show",
    "words_to_use",
    "voicemail",
    "not_safe_now",
    "fetch_me",
    "never_call",
    "no_reply",
    "safe_place",
    "transport",
)


def make(key: str, *, record: UUID, now: datetime, by: Account, lead: Account) -> None:
    """Write down what one young person said, their ways, and what was done otherwise and looked at."""
    if key in table("contact")["not_asked"]:
        return
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        for number, row in enumerate(_agreements(key)):
            _agree(row, number, record, now, door, by)
        for row in _ways(key):
            card = WayCard(WayKind(row["kind"]), row["whose"], row["value"])
            contact.add_way(record=record, card=card, now=_at(now, 20), door=door, by=by)
        used = [(row, _override(row, record, now, door, by)) for row in _own("overrides", key)]
    with opened_one(record, purpose=Purpose.SUPERVISION, viewer=lead) as door:
        for row, override in used:
            _review(row, override, now, door, lead)


def _own(name: str, key: str) -> list[Row]:
    return [row for row in table("contact")[name] if row["person"] == key]


def _place(key: str) -> int:
    return [person.key for person in young_people()].index(key)


def _agreements(key: str) -> list[Row]:
    usual = table("contact")["usual"]
    place = _place(key)
    return _own("agreements", key) or [usual[place % len(usual)] | {"days_ago": 10 + place, "holds": 84}]


def _ways(key: str) -> list[Row]:
    number = {"kind": "phone", "value": f"07700 900{500 + _place(key)}", "whose": "Their own"}
    return _own("ways", key) or [number]


def _agree(row: Row, number: int, record: UUID, now: datetime, door: Opened, by: Account) -> None:
    at = _at(now, row["days_ago"])
    hours: Row = {name: time.fromisoformat(row[name]) if name in row else None for name in ("from_time", "until_time")}
    said: Row = hours | {name: row[name] for name in PLAIN if name in row}
    card = AgreementCard(weekdays=tuple(row.get("weekdays", ())), **said)
    rules = {Channel(channel): Rule(rule) for channel, rule in row["rules"].items()}
    on = timezone.localdate(at)
    agreed = Agreed(Wants(row.get("wants", Wants.US_TOO)), rules, card, on, on + timedelta(days=row["holds"]))
    kept = contact.agree(record=record, agreed=agreed, seen=number, now=at, door=door, by=by)
    if "confirmed" in row:
        again = timezone.localdate(_at(now, row["confirmed"]))
        contact.confirm(agreement=kept, seen=kept.version, on=again, door=door, by=by)


def _override(row: Row, record: UUID, now: datetime, door: Opened, by: Account) -> ContactOverride:
    at = _at(now, row["days_ago"])
    known = queries.rules(record=record, on=timezone.localdate(at), door=door)
    return overrides.override(
        record=record,
        channel=Channel(row["channel"]),
        known=known,
        reason=OverrideReason(row["reason"]),
        words=row.get("words", ""),
        now=at,
        door=door,
        by=by,
    )


def _review(row: Row, override: ContactOverride, now: datetime, door: Opened, lead: Account) -> None:
    if "found" not in row:
        return
    at = _at(now, row["days_ago"] - 1)
    overrides.review(
        row=override,
        seen=override.version,
        found=OverrideState(row["found"]),
        learned=row["learned"],
        tell_from=timezone.localdate(at),
        now=at,
        door=door,
        by=lead,
    )


def _at(now: datetime, days_ago: int) -> datetime:
    """In the afternoon of that day."""
    day = timezone.localtime(now) - timedelta(days=days_ago)
    return day.replace(hour=AFTERNOON, minute=30, second=0, microsecond=0)
