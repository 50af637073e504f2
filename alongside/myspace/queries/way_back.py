"""Pauses and endings, as they were agreed with them, and the way back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.queries import asks
from alongside.keywork.queries.asks import Read as Asked
from alongside.myspace.opening import Mine
from alongside.outreach import ending_paper as paper
from alongside.outreach.ending_vocabulary import GivenHow, State
from alongside.outreach.queries import endings
from alongside.outreach.queries.endings import Told


@dataclass(frozen=True, slots=True)
class WayBack:
    """An ending or a pause, what they were given with it, and whether they asked to come back."""

    told: Told
    letter: Sequence[dict[str, Any]]
    card: Sequence[str]
    asked: Asked | None

    @property
    def is_kept(self) -> bool:
        """Whether the goodbye in writing waits with us, because it is safer so or they wished it."""
        return self.told.row.given_how == GivenHow.KEPT

    @property
    def contact_on(self) -> date | None:
        """The day around which we get in touch, because they said we may."""
        return self.told.next_contact.due_on if self.told.next_contact else None


def of(mine: Mine, *, now: datetime) -> WayBack | None:
    """The newest one that was talked about with them; ``None`` when there is none: three queries."""
    told, today = endings.for_them(record=mine.record, door=mine.door), timezone.localdate(now)
    if told is None:
        return None
    return WayBack(
        told,
        paper.letter(told, today=today)["parts"] if _is_given(told) else (),
        paper.door(told, today=today)["lines"] if told.has_door_card else (),
        asked(asks.of_record(record=mine.record, on=today, door=mine.door)),
    )


def asked(found: Sequence[Asked]) -> Asked | None:
    """That they asked to come back and wait for an answer, if they did."""
    return next((one for one in found if one.ask.what == AskFor.COME_BACK and one.waits), None)


def _is_given(told: Told) -> bool:
    return told.row.state in (State.GOODBYE, State.ENDED) and told.row.given_how != GivenHow.KEPT
