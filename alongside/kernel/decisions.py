"""A rule's answer is a value: yes, or no with a reason a person can read."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Yes:
    """Allowed."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class No:
    """Not allowed, and why, in plain English."""

    reason: str

    def __bool__(self) -> Literal[False]:
        return False


Decision = Yes | No


class Refused(Exception):
    """A rule said no. The middleware answers 403 with the reason and writes a ledger line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotVisible(Exception):
    """The thing does not exist, or not for this viewer: the two are never told apart. Answers 404."""


def require(decision: Decision) -> None:
    """Go on if the decision is yes.

    :raises Refused: with the decision's reason.
    """
    if isinstance(decision, No):
        raise Refused(str(decision.reason))
