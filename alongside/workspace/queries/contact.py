"""What was agreed about reaching somebody, in words: one version, or two side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.outreach.cards import AgreementCard
from alongside.outreach.models import ContactAgreement
from alongside.outreach.queries import contact
from alongside.outreach.vocabulary import AGREED_CHANNELS, Rule

Version = tuple[ContactAgreement, AgreementCard]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of two versions, with whether it changed."""

    label: str
    before: str
    after: str

    @property
    def changed(self) -> bool:
        """Whether they said something else."""
        return self.before != self.after


def told(version: Version) -> list[tuple[str, str]]:
    """Everything one version says, each thing with its name; nothing for what was not talked about."""
    return [(label, said) for label, said in _lines(version) if said]


def as_it_is(*, record: UUID, door: Opened) -> tuple[int, list[tuple[str, str]]]:
    """The number of the version in force and what it says; 0 and nothing where nothing is agreed."""
    row = contact.newest(record=record)
    return (row.number, told((row, contact.agreed(row, door=door)))) if row else (0, [])


def compared(before: Version, after: Version) -> list[Line]:
    """Two versions, thing by thing; left out is what neither says."""
    both = zip(_lines(before), _lines(after), strict=True)
    return [Line(label, old, new) for (label, old), (_label, new) in both if old or new]


def pair(versions: Sequence[Version], *, old: int | None, new: int | None) -> tuple[Version, Version] | None:
    """The two versions of these numbers; where none are named, the newest and the one before it.

    ``None`` when there are not two such versions.
    """
    if old is None and new is None:
        return (versions[1], versions[0]) if len(versions) > 1 else None
    by_number = {row.number: (row, card) for row, card in versions}
    first, second = by_number.get(old or 0), by_number.get(new or 0)
    return (first, second) if first and second and first != second else None


def _lines(version: Version) -> Iterator[tuple[str, str]]:
    row, card = version
    yield _("Who gets in touch"), row.get_wants_display()
    for channel in AGREED_CHANNELS:
        yield str(channel.label), _rule(row, card, channel)
    yield _("Days and times"), card.times
    yield _("Who else can see their phone or accounts"), card.who_sees
    yield _("The name they see"), card.name_to_show
    yield _("What a message may say"), card.words_to_use
    yield _("Voice messages"), _("Yes") if card.voicemail else _("No")
    yield _("Means: not safe now"), card.not_safe_now
    yield _("Means: come and get me"), card.fetch_me
    yield _("Never called or told"), card.never_call
    yield _("When they do not reply"), card.no_reply
    yield _("Safe place to meet"), card.safe_place
    yield _("Safe way to get there"), card.transport
    yield _("Talked about on"), date_format(row.agreed_on, "j F Y")
    yield _("Holds until"), date_format(row.valid_until, "j F Y")


def _rule(row: ContactAgreement, card: AgreementCard, channel: str) -> str:
    if channel in row.ok:
        return str(Rule.OK.label)
    if channel in row.never:
        return str(Rule.NEVER.label)
    if channel in row.only_if:
        return f"{Rule.ONLY_IF.label}: {card.conditions.get(channel, '')}"
    return ""
