"""What is written on the sealed cards of this room, as plain values."""

from dataclasses import dataclass

from alongside.kernel.cards import Sealed


@dataclass(frozen=True, slots=True)
class BondCard(Sealed):
    """Somebody alongside a young person: who they are to them, why, and for outside people how to reach them."""

    name: str = ""
    agency: str = ""
    reach: str = ""
    """How the worker reaches them: never shown to anybody else."""
    called: str = ""
    """What they are called to the young person."""
    why: str = ""
    instead: str = ""
    """Who is there when they are not, for outside people."""
    end_words: str = ""
    even_so: str = ""
    """Why they were named although a training that this asks for was not current: shown to leads."""


@dataclass(frozen=True, slots=True)
class HandoverCard(Sealed):
    """What a young person wishes about a change of worker, and what they let pass on."""

    wish_who: str = ""
    wish_what: str = ""
    pass_words: str = ""
    not_again: str = ""
    even_so: str = ""
    """As on :class:`BondCard`."""


@dataclass(frozen=True, slots=True)
class WishCard(Sealed):
    """What a young person would like in somebody who is alongside them, and where, when and with whom they meet."""

    gender: str = ""
    languages: str = ""
    place: str = ""
    other: str = ""
    room: str = ""
    """A code of :class:`~alongside.keywork.wish_vocabulary.Space`."""
    time: str = ""
    group: str = ""
    """A code of :class:`~alongside.keywork.wish_vocabulary.Group`."""


@dataclass(frozen=True, slots=True)
class PromiseCard(Sealed):
    """What was promised, in the words it was said in; who keeps it, if they have no account; to whom, if it was another."""

    what: str = ""
    keeper: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class TellingCard(Sealed):
    """What they told: the title they chose, their words, and who helped them to put it down."""

    title: str = ""
    text: str = ""
    helped: str = ""


@dataclass(frozen=True, slots=True)
class UseCard(Sealed):
    """What it would be used for, and the people who would be told."""

    purpose: str = ""
    people: str = ""


@dataclass(frozen=True, slots=True)
class RetellingCard(Sealed):
    """Who asked them to tell it again and what they do, why, and what we offered in its place."""

    who: str = ""
    why: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class TrainingCard(Sealed):
    """Who gave a training, and what shows that it was done."""

    provider: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class OutsideCard(Sealed):
    """Somebody outside of the service with whom a worker reflects: they have no account, and open nothing."""

    name: str = ""
    organisation: str = ""

    @property
    def said(self) -> str:
        """Their name and where they work, as far as it was said."""
        return f"{self.name}, {self.organisation}" if self.organisation else self.name


@dataclass(frozen=True, slots=True)
class CheckCard(Sealed):
    """How somebody is: codes of :class:`~alongside.keywork.staff_vocabulary.Feeling`, with commas between, and a line."""

    feelings: str = ""
    line: str = ""
