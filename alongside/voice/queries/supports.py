"""Reading what support is offered, inside a record that was opened by a worker or by the young person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.access.doors import Opened
from alongside.jurisdiction import wording
from alongside.kernel.decisions import NotVisible
from alongside.voice.models import Support
from alongside.voice.support_cards import SupportCard
from alongside.voice.support_vocabulary import BASES, SUPPORT, SupportState

LIST = "compulsory_basis"


@dataclass(frozen=True, slots=True)
class Read:
    """A support with its card opened."""

    row: Support
    card: SupportCard

    @property
    def basis(self) -> str:
        """By which law it is compulsory, in words; empty when it is voluntary."""
        return wording.once_said(LIST, self.row.basis, BASES) if self.row.basis else ""

    @property
    def answers(self) -> Sequence[SupportState]:
        """What they can say to it now."""
        return [one for one in SupportState if one in SUPPORT[self.row.state]]


def of_record(*, record: UUID, door: Opened) -> list[Read]:
    """Every support that was offered, the newest first: one query."""
    rows = Support.objects.filter(record=record).order_by("-offered_at", "-id")
    return [_read(row, door) for row in rows if door.may_read(row.record_id, row.compartment)]


def get(*, support: UUID, record: UUID, door: Opened) -> Read:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    row = Support.objects.filter(pk=support, record=record).first()
    if row is None or not door.may_read(record, row.compartment):
        raise NotVisible
    return _read(row, door)


def bases(*, on: date) -> list[tuple[str, str]]:
    """What something compulsory may rest on, as the pack in force lists it: code and words."""
    return wording.choices(LIST, BASES, on=on)


def _read(row: Support, door: Opened) -> Read:
    return Read(row, SupportCard.from_sealed(door.read(row, "card")))
