"""How a step of an ending is written: whether it may be, its card, its entry on the timeline."""

from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import require
from alongside.kernel.states import can_move
from alongside.outreach import ending_policies as policies
from alongside.outreach.ending_cards import EndingCard
from alongside.outreach.ending_vocabulary import ENDING, State
from alongside.outreach.models import Ending, EndingStep
from alongside.outreach.queries import tries
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind


def require_may_write(*, record: UUID, door: Opened, by: Account) -> None:
    """Nothing, when ``by`` may write endings of this record.

    :raises Refused: when they may not.
    """
    require(policies.can_write_endings(door.compartments(record), is_partner=by.holds(Role.PARTNER)))


def require_step(*, ending: Ending, to: State, door: Opened, by: Account) -> None:
    """Nothing, when ``by`` may take this step now.

    :raises Refused: when they may not, or it does not follow from where the ending is.
    """
    require_may_write(record=ending.record_id, door=door, by=by)
    require(can_move(ENDING, now=ending.state, to=to))


def read_card(*, ending: Ending, door: Opened) -> EndingCard:
    """What is written down so far."""
    return EndingCard.from_sealed(door.read(ending, "card"))


def write_step(*, ending: Ending, seen: int, card: EndingCard, door: Opened, by: Account, **changes: object) -> None:
    """Keep the card and what else changed.

    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    ending.write(seen=seen, card=door.seal(ending, "card", card.sealed_text()), changed_by=by, **changes)


def tell(
    *,
    ending: Ending,
    kind: Kind,
    text: str,
    on: date,
    now: datetime,
    once: UUID | None = None,
    door: Opened,
    by: Account,
) -> Entry:
    """Write the step on the timeline, on its day at noon."""
    noon = timezone.make_aware(datetime.combine(on, time(12)))
    words = Words(text=text, kind=kind, happened_at=min(noon, now), is_about=True)
    entry = entries.add(record=ending.record_id, words=words, now=now, once=once, door=door, by=by)
    EndingStep.objects.create(record_id=ending.record_id, ending=ending, entry=entry, state=ending.state)
    return entry


def unanswered(*, record: UUID) -> int:
    """How many tries in a row had no reply."""
    last = tries.newest(record=record)
    return last.unanswered if last else 0
