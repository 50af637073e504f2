"""Writing down how somebody can be reached safely, each inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _
from psycopg.errors import UniqueViolation

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.access.written import write_once
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import policies
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactAgreement, ContactWay
from alongside.outreach.vocabulary import Channel, Rule, Wants

SAID = ("wants", "ok", "only_if", "never", "agreed_on", "holds_for", "made_by_id")


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a young person said about being reached. A channel without a rule was not talked about."""

    wants: Wants
    rules: dict[Channel, Rule]
    card: AgreementCard
    agreed_on: date
    valid_until: date

    def channels(self, rule: Rule) -> list[str]:
        """The channels with this rule."""
        return [channel.value for channel, of in self.rules.items() if of is rule]


def add_way(
    *, record: UUID, card: WayCard, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> ContactWay:
    """Write down a way to reach them. ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is of another agency, or does not hold everyday support.
    """
    _may(record, door, by)
    row = ContactWay(id=once or new_id(), record_id=record, kind=card.kind, added_by=by, added_at=now)
    kept = write_once(row, given=("kind", "added_by_id"), texts={"card": card.sealed_text()}, door=door)
    if kept is row:
        lines.record(Verb.CONTACT_WAY_ADDED, records=[record], thing=row.pk, by=by.pk)
    return kept


def end_way(*, way: ContactWay, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Say that a way does not hold any more. It stays on the record and is shown to nobody.

    :raises ChangedMeanwhile: when somebody said so first.
    """
    _may(way.record_id, door, by)
    way.write(seen=seen, gone_at=now)
    lines.record(Verb.CONTACT_WAY_GONE, records=[way.record_id], thing=way.pk, by=by.pk)


def agree(
    *, record: UUID, agreed: Agreed, seen: int, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> ContactAgreement:
    """Keep what they agreed as the next version after version ``seen`` (0: there was none). All versions stay.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises ChangedMeanwhile: when somebody else wrote a version down meanwhile, carrying that one.
    """
    _may(record, door, by)
    newest = ContactAgreement.objects.filter(record=record).order_by("-number").first()
    if newest and newest.number < seen:
        raise ChangedMeanwhile(newest)
    row = ContactAgreement(
        id=once or new_id(),
        record_id=record,
        number=seen + 1,
        wants=agreed.wants,
        ok=agreed.channels(Rule.OK),
        only_if=agreed.channels(Rule.ONLY_IF),
        never=agreed.channels(Rule.NEVER),
        agreed_on=agreed.agreed_on,
        made_by=by,
        made_at=now,
        valid_until=agreed.valid_until,
        confirmed_on=agreed.agreed_on,
        confirmed_by=by,
    )
    try:
        kept = write_once(row, given=SAID, texts={"card": agreed.card.sealed_text()}, door=door)
    except IntegrityError as error:
        if not isinstance(error.__cause__, UniqueViolation):
            raise
        raise ChangedMeanwhile(ContactAgreement.objects.filter(record=record).order_by("-number")[0]) from error
    if kept is row:
        lines.record(Verb.CONTACT_AGREED, records=[record], thing=row.pk, by=by.pk)
    return kept


def confirm(*, agreement: ContactAgreement, seen: int, on: date, door: Opened, by: Account) -> None:
    """They were asked again, and it is still right: it holds anew, for as many days as they said before.

    :raises Refused: when a newer version is in force.
    :raises ChangedMeanwhile: when somebody else confirmed it first.
    """
    _may(agreement.record_id, door, by)
    if ContactAgreement.objects.filter(record=agreement.record_id, number__gt=agreement.number).exists():
        raise Refused(_("They agreed something newer. Look at that one."))
    until = on + (agreement.valid_until - agreement.confirmed_on)
    agreement.write(seen=seen, confirmed_on=on, confirmed_by=by, valid_until=until)
    lines.record(Verb.CONTACT_CONFIRMED, records=[agreement.record_id], thing=agreement.pk, by=by.pk)


def look_up(*, record: UUID, is_so: bool = False, door: Opened, by: Account) -> None:
    """Keep that somebody looked up how to reach them; ``is_so``: and said that a condition they named is met.

    :raises Refused: when ``by`` is of another agency, or does not hold everyday support.
    """
    _may(record, door, by)
    verb = Verb.CONTACT_CONDITION_MET if is_so else Verb.CONTACT_LOOKED_UP
    lines.record(verb, records=[record], by=by.pk)


def _may(record: UUID, door: Opened, by: Account) -> None:
    require(policies.can_see_contact(door.compartments(record), is_partner=by.holds(Role.PARTNER)))
