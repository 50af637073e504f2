"""A change of key worker: the one that goes on, or the last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.access.doors import Opened
from alongside.jurisdiction.packs import NotHeld, Pack
from alongside.kernel.decisions import NotVisible
from alongside.keywork.cards import HandoverCard
from alongside.keywork.handover_vocabulary import HANDOVER, REASONS, PassOn, State
from alongside.keywork.models import Handover, HandoverStep

LIST = "handover_reason"


@dataclass(frozen=True, slots=True)
class Told:
    """A handover with its card opened, and its steps, the first first."""

    handover: Handover
    card: HandoverCard
    steps: Sequence[HandoverStep]

    @property
    def reason(self) -> str:
        """Why, in words."""
        code = self.handover.reason
        return str(REASONS.get(code, code))

    @property
    def passes_on(self) -> list[str]:
        """What they let pass on, in words."""
        return [str(PassOn(one).label) for one in self.handover.passes_on]

    @property
    def next_states(self) -> list[State]:
        """Where it may go from here, in order."""
        return [state for state in State if state in HANDOVER[self.handover.state]]

    @property
    def goes_on(self) -> bool:
        """Whether it is still on its way."""
        return bool(HANDOVER[self.handover.state])

    @property
    def wants_check(self) -> bool:
        """Whether nobody has asked yet how it goes since it was handed over."""
        return self.handover.state == State.DONE and self.handover.checked_on is None


def last(*, record: UUID, door: Opened) -> Told | None:
    """The newest handover of an opened record, with its steps; ``None`` when there was none, or not for the viewer."""
    rows = Handover.objects.filter(record=record).select_related("from_worker", "to_worker", "told_by")
    found = rows.order_by("-proposed_at").first()
    if found is None or not door.may_read(record, found.compartment):
        return None
    steps = list(found.steps.select_related("entry", "entry__author").order_by("entry__recorded_at", "id"))
    return Told(found, HandoverCard.from_sealed(door.read(found, "card")), steps)


def get(*, record: UUID, door: Opened) -> Told:
    """The same, where a page is about it.

    :raises NotVisible: when there was none, or not for the viewer.
    """
    if found := last(record=record, door=door):
        return found
    raise NotVisible


def reasons(*, pack: Pack, on: date) -> list[tuple[str, str]]:
    """Why a key worker may change, as the pack in force lists it: code and words."""
    try:
        codes = pack.codes(LIST, on=on)
    except NotHeld:
        return [(code, str(words)) for code, words in REASONS.items()]
    return [(one.key, str(REASONS.get(one.key, one.label))) for one in codes]
