"""How we may reach them, as they agreed; and when somebody did otherwise."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from alongside.access.queries import own
from alongside.myspace.opening import Mine
from alongside.myspace.wording import CHANNELS, WHY_OTHERWISE
from alongside.outreach.cards import AgreementCard
from alongside.outreach.models import ContactAgreement
from alongside.outreach.queries import contact, overrides
from alongside.outreach.queries.contact import ContactRules
from alongside.outreach.queries.overrides import Told
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, Rule


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach them, and what they said of it."""

    channel: Channel
    rule: Rule
    condition: str = ""

    @property
    def said(self) -> Promise:
        """What it is, said to them."""
        return CHANNELS[self.channel]

    @property
    def is_open(self) -> bool:
        """Whether it may be used, always or in some case."""
        return self.rule is not Rule.NEVER


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A time when somebody reached them otherwise than they agreed: how, who, why, and what was made of it."""

    told: Told
    by: str

    @property
    def how(self) -> Promise:
        """How, said to them."""
        return CHANNELS[self.told.row.channel]

    @property
    def why(self) -> Promise:
        """Why, said to them."""
        return WHY_OTHERWISE[self.told.row.reason]


@dataclass(frozen=True, slots=True)
class Reach:
    """What they agreed, as it stands, and what was done otherwise."""

    agreement: ContactAgreement | None
    is_old: bool
    asked_by: str
    ways: Sequence[Way]
    more: Sequence[tuple[str, str]]
    otherwise: Sequence[Otherwise]


def of(mine: Mine, *, now: datetime) -> Reach:
    """All of it, in a fixed number of queries."""
    today, names = timezone.localdate(now), own.names()
    known = contact.rules(record=mine.record, on=today, door=mine.door)
    told = overrides.for_them(record=mine.record, on=today, door=mine.door)
    row = known.agreement
    return Reach(
        row,
        known.expired,
        "" if row is None or row.confirmed_by_id == mine.door.viewer.pk else names.get(row.confirmed_by_id, ""),
        sorted(_ways(known), key=lambda way: list(Rule).index(way.rule)),
        [(label, said) for label, said in _more(known.card) if said],
        [Otherwise(one, names.get(one.row.used_by_id, "")) for one in told],
    )


def _ways(known: ContactRules) -> Iterator[Way]:
    row = known.agreement
    if row is None:
        return
    held: Mapping[Rule, list[str]] = {Rule.OK: row.ok, Rule.ONLY_IF: row.only_if, Rule.NEVER: row.never}
    for channel in AGREED_CHANNELS:
        for rule, channels in held.items():
            if channel in channels:
                yield Way(channel, rule, known.said(channel) if rule is Rule.ONLY_IF else "")


def _more(card: AgreementCard) -> Iterator[tuple[str, str]]:
    yield _("Days and times"), card.times
    yield _("The name you see"), card.name_to_show
    yield _("What a message may say"), card.words_to_use
    yield _("You say this when it is not safe"), card.not_safe_now
    yield _("You say this when we should come and get you"), card.fetch_me
    yield _("Who we never call or tell"), card.never_call
    yield _("When you do not reply"), card.no_reply
    yield _("Where it is safe to meet"), card.safe_place
    yield _("How you get there safely"), card.transport
    yield _("Who else sees your phone"), card.who_sees
