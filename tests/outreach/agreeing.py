"""Agreements, ways and contacts of Mira's, made as a worker makes them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.outreach.actions import contact, overrides
from alongside.outreach.actions.contact import Agreed
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactAgreement, ContactOverride, ContactWay
from alongside.outreach.queries import contact as queries
from alongside.outreach.queries.contact import ContactRules, Reach
from alongside.outreach.vocabulary import Channel, OverrideReason, Rule, Wants, WayKind

# Numbers that Ofcom keeps free for stories.
PHONE, TRUSTED = "07700 900123", "07700 900456"
CARD = AgreementCard(name_to_show="Jo from netball", never_call="Dean", no_reply="Wait two days.")


def agreed(
    rules: Mapping[Channel, Rule],
    *,
    wants: Wants = Wants.US_TOO,
    card: AgreementCard = CARD,
    on: date | None = None,
    days: int = 28,
) -> Agreed:
    """What Mira said: so many days from today it holds."""
    conditions = {channel.value: "her mum is out" for channel, rule in rules.items() if rule is Rule.ONLY_IF}
    card = replace(card, conditions=conditions)
    today = on or timezone.localdate(now())
    return Agreed(wants, dict(rules), card, today, today + timedelta(days=days))


def agree(record: UUID, said: Agreed, *, seen: int = 0, once: UUID | None = None, by: Account) -> ContactAgreement:
    """Write it down."""
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        return contact.agree(record=record, agreed=said, seen=seen, now=now(), once=once, door=door, by=by)


def add_way(
    record: UUID, value: str = PHONE, kind: WayKind = WayKind.PHONE, *, once: UUID | None = None, by: Account
) -> ContactWay:
    """A way to reach her."""
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        card = WayCard(kind, "hers", value)
        return contact.add_way(record=record, card=card, now=now(), once=once, door=door, by=by)


def rules(record: UUID, *, on: date | None = None, viewer: Account) -> ContactRules:
    """What holds on a day."""
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        return queries.rules(record=record, on=on or timezone.localdate(now()), door=door)


def reach(record: UUID, *, at: datetime | None = None, is_so: str = "", viewer: Account) -> dict[Channel, Reach]:
    """Every channel at a moment."""
    moment = at or now()
    known = rules(record, on=timezone.localdate(moment), viewer=viewer)
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=viewer) as door:
        found = queries.reach(record=record, known=known, at=moment, is_so=is_so, door=door)
        return {one.channel: one for one in found}


def override(
    record: UUID,
    channel: Channel = Channel.CALL,
    reason: OverrideReason = OverrideReason.DANGER,
    *,
    words: str = "",
    at: datetime | None = None,
    once: UUID | None = None,
    by: Account,
) -> ContactOverride:
    """Use a channel otherwise than she agreed."""
    moment = at or now()
    known = rules(record, on=timezone.localdate(moment), viewer=by)
    with opened_one(record, purpose=Purpose.SUPPORT, viewer=by) as door:
        return overrides.override(
            record=record,
            channel=channel,
            known=known,
            reason=reason,
            words=words,
            now=moment,
            once=once,
            door=door,
            by=by,
        )


def at_hour(hour: int, *, weekday: int) -> datetime:
    """The next such hour of such a day of the week, in the service's time."""
    day = timezone.localdate(now())
    day += timedelta(days=(weekday - day.weekday()) % 7)
    return timezone.make_aware(datetime.combine(day, time(hour)))
