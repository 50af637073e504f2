"""How somebody can be reached safely, read inside a record that was opened.

Nothing else in the product reads a number: :func:`reach` and :func:`reach_otherwise` give one out, each only as far as
the agreement in force allows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from alongside.access.doors import Opened
from alongside.access.planned import Planned
from alongside.kernel import moments
from alongside.kernel.decisions import NotVisible
from alongside.outreach.cards import AgreementCard, WayCard
from alongside.outreach.models import ContactAgreement, ContactOverride, ContactWay
from alongside.outreach.vocabulary import AGREED_CHANNELS, Channel, Rule, Standing, Wants, WayKind

_STANDING = {Rule.OK: Standing.SAFE, Rule.ONLY_IF: Standing.ONLY_IF, Rule.NEVER: Standing.NEVER}


@dataclass(frozen=True, slots=True)
class ContactRules:
    """What is agreed on a day; without an ``agreement`` nothing is yet."""

    on: date
    agreement: ContactAgreement | None = None
    card: AgreementCard = field(default_factory=AgreementCard)

    @property
    def expired(self) -> bool:
        """Whether it has to be asked again: what was a yes no longer counts, and what was never stays."""
        return self.agreement is not None and self.agreement.valid_until < self.on

    @property
    def stopped(self) -> list[str]:
        """The ways, in words, that they stopped themselves and that nobody has talked about with them yet."""
        row = self.agreement
        return [str(Channel(one).label) for one in row.stopped] if row and row.waits_for_talk else []

    def rule(self, channel: Channel) -> Rule | None:
        """What holds for a channel; ``None`` where it was not agreed yet, or too long ago."""
        if channel not in AGREED_CHANNELS:
            return Rule.OK
        agreed = self._agreed(channel)
        return None if self.expired and agreed is not Rule.NEVER else agreed

    def said(self, channel: Channel) -> str:
        """The condition they named for a channel; empty when there is none."""
        return self.card.conditions.get(channel, "")

    def standing(self, channel: Channel, *, at: datetime) -> Standing:
        """How it stands with a channel at a moment, with the days and times they named."""
        rule = self.rule(channel)
        if rule is None:
            return Standing.OUT_OF_DATE if self._agreed(channel) else Standing.NOT_AGREED
        here = moments.local(at)
        fits = self.card.fits(weekday=here.weekday(), at=here.time())
        if rule is Rule.NEVER or fits or channel not in AGREED_CHANNELS:
            return _STANDING[rule]
        return Standing.NOT_NOW

    def safe(self, *, at: datetime) -> list[Channel]:
        """The channels that are safe at a moment, with no further condition."""
        return [channel for channel in AGREED_CHANNELS if self.standing(channel, at=at) is Standing.SAFE]

    def _agreed(self, channel: Channel) -> Rule | None:
        if self.agreement is None:
            return None
        if self.agreement.wants == Wants.THEMSELVES:
            return Rule.NEVER
        named = {Rule.NEVER: self.agreement.never, Rule.ONLY_IF: self.agreement.only_if, Rule.OK: self.agreement.ok}
        return next((rule for rule, channels in named.items() if channel in channels), None)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way in which a channel could be used. ``value`` and ``link`` are empty while it may not be."""

    whose: str
    value: str
    link: str


@dataclass(frozen=True, slots=True)
class Reach:
    """A channel at this moment: how it stands, the condition they named, and the ways there are."""

    channel: Channel
    standing: Standing
    said: str
    offers: Sequence[Offer] = ()

    @property
    def is_open(self) -> bool:
        """Whether it may be used as it was agreed."""
        return self.standing is Standing.SAFE

    @property
    def lacks_way(self) -> bool:
        """Whether it may be used, and no number, name or address for it is written down."""
        return self.is_open and not self.offers and AGREED_CHANNELS[self.channel] is not None


def rules(*, record: UUID, on: date, door: Opened) -> ContactRules:
    """The agreement in force on a day."""
    row = newest(record=record)
    return ContactRules(on) if row is None else ContactRules(on, row, agreed(row, door=door))


@Planned
def _newest(record: UUID) -> QuerySet[ContactAgreement]:
    return ContactAgreement.objects.filter(record=record).order_by("-number")[:1]


def newest(*, record: UUID) -> ContactAgreement | None:
    """The version in force, if they agreed anything yet."""
    return _newest.first(record=record)


def versions(*, record: UUID, door: Opened) -> list[tuple[ContactAgreement, AgreementCard]]:
    """Every version, the newest first, with who wrote it down."""
    rows = ContactAgreement.objects.filter(record=record).select_related("made_by", "confirmed_by").order_by("-number")
    return [(row, agreed(row, door=door)) for row in rows]


def agreed(row: ContactAgreement, *, door: Opened) -> AgreementCard:
    """What one version says."""
    return AgreementCard.from_sealed(door.read(row, "card"))


def ways(*, record: UUID, door: Opened) -> list[tuple[ContactWay, WayCard]]:
    """The ways to reach them that still hold, in the order they were added."""
    rows = ContactWay.objects.filter(record=record, gone_at=None).order_by("added_at")
    return [(row, WayCard.from_sealed(WayKind(row.kind), door.read(row, "card"))) for row in rows]


def way(*, record: UUID, way: UUID) -> ContactWay:
    """One way of this very record.

    :raises NotVisible: when there is none by that id.
    """
    found = ContactWay.objects.filter(pk=way, record=record).first()
    if found is None:
        raise NotVisible
    return found


def reach(
    *, record: UUID, known: ContactRules, at: datetime, words: str = "", is_so: str = "", door: Opened
) -> list[Reach]:
    """Every channel as it stands at this moment, the safe ones first.

    ``words`` go into a text that is begun. ``is_so`` names a channel of which the reader just said that its condition
    is met; it opens no channel that stands otherwise.
    """
    cards = [card for _, card in ways(record=record, door=door)]
    found = []
    for channel in AGREED_CHANNELS:
        standing = known.standing(channel, at=at)
        if standing is Standing.ONLY_IF and channel == is_so:
            standing = Standing.SAFE
        offers = _offers(channel, cards, standing=standing, words=words)
        found.append(Reach(channel, standing, known.said(channel), offers))
    order = list(Standing)
    return sorted(found, key=lambda one: order.index(one.standing))


def reach_otherwise(*, override: ContactOverride, at: datetime, words: str, door: Opened) -> Reach:
    """The one channel that somebody opened for themselves with a reason, for as long as it is open.

    :raises NotVisible: for anybody else, once the hour is over, and as soon as the young person stopped that way.
    """
    if override.used_by_id != door.viewer.pk or override.open_until < at or _stopped_since(override):
        raise NotVisible
    channel = Channel(override.channel)
    cards = [card for _, card in ways(record=override.record_id, door=door)]
    return Reach(channel, Standing.SAFE, "", _offers(channel, cards, standing=Standing.SAFE, words=words))


def _stopped_since(override: ContactOverride) -> bool:
    rows = ContactAgreement.objects.filter(record=override.record_id, made_at__gt=override.used_at)
    return rows.filter(stopped__contains=[override.channel]).exists()


def _offers(channel: Channel, cards: Sequence[WayCard], *, standing: Standing, words: str) -> list[Offer]:
    fitting = [card for card in cards if card.kind is AGREED_CHANNELS[channel]]
    return [
        Offer(card.whose, card.shown(standing=standing), card.link(channel, standing=standing, words=words))
        for card in fitting
    ]
