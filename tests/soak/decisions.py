"""Counting what was decided, and holding two answers against each other."""

from collections import Counter

import pytest

MOST_TOLD = 20


class Counts(Counter[str]):
    """How often each kind of thing was asked, and where two answers differed."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def same(self, kind: str, asked: int, found: object, expected: object, about: object = "") -> None:
        """Count ``asked`` decisions that must be as the rule says; what is not so is kept for :meth:`hold`."""
        self[kind] += asked
        if found != expected and len(self.wrong) < MOST_TOLD:
            self.wrong.append(f"{kind}: {about}: found {_but(found, expected)}, expected {_but(expected, found)}")

    def hold(self) -> None:
        """Fail, if anything differed."""
        if self.wrong:
            pytest.fail("\n".join(self.wrong))

    def tell(self) -> str:
        """A line for each kind."""
        return "\n".join(f"  {kind:60} {number:>12,}" for kind, number in sorted(self.items()))


def _but(one: object, other: object) -> object:
    if isinstance(one, set | frozenset) and isinstance(other, set | frozenset):
        return f"besides: {sorted(map(str, one - other))[:4]}"
    return one
