"""What is written on the sealed cards of decisions, as plain values."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCard:
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

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "DecisionCard":
        """The card that was sealed."""
        return cls(**json.loads(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidCard:
    """Something said on the way: the words, whose they are, and the reasons that go with what was decided."""

    words: str = ""
    whose: str = ""
    reasons: str = ""

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "SaidCard":
        """The card that was sealed."""
        return cls(**json.loads(text))
