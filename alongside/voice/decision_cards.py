"""What is written on the sealed cards of decisions, as plain values."""

from dataclasses import dataclass

from alongside.kernel.cards import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCard(Sealed):
    """What a decision is about: what is fixed and why, what is open, what they were given to know, and how.

    ``understand``, ``weigh`` and ``communicate`` tell what helped, or what they showed, for this decision only.
    """

    title: str
    fixed: str = ""
    fixed_why: str = ""
    open: str = ""
    information: str = ""
    information_how: str = ""
    understand: str = ""
    weigh: str = ""
    communicate: str = ""
    challenge: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidCard(Sealed):
    """Something said on the way: the words, whose they are, and the reasons that go with what was decided."""

    words: str = ""
    whose: str = ""
    reasons: str = ""
