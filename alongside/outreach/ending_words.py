"""What is written down at each step of an ending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.outreach.ending_vocabulary import CouldNot, GivenHow, Judgement, Keep


@dataclass(frozen=True, slots=True)
class Talked:
    """What they make of it, in their words, or why it could not be talked about: one of the two."""

    judgement: Judgement | None
    on: date
    says: str = ""
    could_not: CouldNot | None = None
    could_not_words: str = ""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """How we say goodbye: when, what they keep, who goes on, what we write to them, when we may get in touch."""

    on: date
    keeps: Sequence[Keep] = ()
    months: Sequence[int] = ()
    who_goes_on: str = ""
    who_to_call: str = ""
    letter: str = ""
    card_name: str = ""
    card_how: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: when they were seen last, how they were given the goodbye in writing, until when workers see."""

    on: date
    seen_on: date | None
    not_seen: str
    given_how: GivenHow | None
    workers_until: date
    words: str = ""
