"""Decisions about them, as they read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.access.queries import own
from alongside.myspace import deciding_words as words
from alongside.myspace.opening import Mine
from alongside.myspace.wording import to_them
from alongside.voice.decision_vocabulary import WAS_TOLD, Advocate, DecisionState, What
from alongside.voice.queries import decisions
from alongside.voice.queries.decisions import Read, Spoken


@dataclass(frozen=True, slots=True)
class Beside:
    """Something that stands beside a decision, and who wrote it down."""

    spoken: Spoken
    by: str
    is_mine: bool

    @property
    def title(self) -> str:
        """What it is, said to them."""
        return to_them(words.SAID, self.spoken.row.what, self.spoken.row.get_what_display())


@dataclass(frozen=True, slots=True)
class Told:
    """A decision, said to them."""

    read: Read
    beside: Sequence[Beside]

    @property
    def state(self) -> str:
        """How far it is."""
        return to_them(words.STATES, self.read.row.state, self.read.row.get_state_display())

    @property
    def weight(self) -> str:
        """What their wish came to, once they were told."""
        return to_them(words.WEIGHTS, self.read.row.weight, "") if self.was_told else ""

    @property
    def advocate(self) -> str:
        """Whether they want an advocate for this."""
        return to_them(words.ADVOCATES, self.read.row.advocate, self.read.row.get_advocate_display())

    @property
    def may_ask_advocate(self) -> bool:
        """Whether they have none yet who is there for this."""
        return self.read.row.advocate != Advocate.HAS

    @property
    def how(self) -> str:
        """How they were told."""
        return to_them(words.HOW, self.read.row.told_how, self.read.row.get_told_how_display())

    @property
    def was_told(self) -> bool:
        """Whether somebody told them what was decided."""
        return self.read.row.state in WAS_TOLD

    @property
    def may_answer(self) -> bool:
        """Whether they can say if it makes sense, and that they do not agree."""
        return self.read.row.state in (DecisionState.TOLD, DecisionState.DONE)

    @property
    def may_wish(self) -> bool:
        """Whether their word can still change it before it is decided."""
        return self.read.row.state in (DecisionState.OPEN, DecisionState.HEARD)

    def of(self, what: What) -> list[Beside]:
        """What of one kind stands beside it."""
        return [one for one in self.beside if one.spoken.row.what == what]


def every(mine: Mine, *, on: date) -> list[Told]:
    """All that is or was decided about them, the newest first: three queries."""
    names = own.names()
    return [_told(read, mine, names) for read in decisions.of_record(record=mine.record, on=on, door=mine.door)]


def one(mine: Mine, *, decision: UUID, on: date) -> Told:
    """One of them.

    :raises NotVisible: when there is none by that id that they can read.
    """
    return _told(decisions.get(decision=decision, record=mine.record, on=on, door=mine.door), mine, own.names())


def _told(read: Read, mine: Mine, names: dict[UUID, str]) -> Told:
    me = mine.door.viewer.pk
    beside = [Beside(one, names.get(one.row.written_by_id, ""), one.row.written_by_id == me) for one in read.said]
    return Told(read, beside)
