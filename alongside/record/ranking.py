"""Which entries answer a question best: Okapi BM25 over counts, so that no text has to be kept.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the usual
k1 = 1.2 and b = 0.75. Lengths are in letters. An entry and the corrections beside it are one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest

K1, B = 1.2, 0.75
BEST = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that holds what was asked for: ids, when, how long it is, how often each term is there."""

    entry: str
    record: str
    at: float
    length: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What looking through some entries gave: sums over all of them, and the best hits."""

    entries: int = 0
    letters: int = 0
    found: int = 0
    holding: tuple[int, ...] = ()
    hits: tuple[Hit, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        """Both together, with every hit of both."""
        pairs = zip(self.holding, other.holding, strict=True) if self.holding and other.holding else ()
        return Tally(
            self.entries + other.entries,
            self.letters + other.letters,
            self.found + other.found,
            tuple(a + b for a, b in pairs) or self.holding or other.holding,
            self.hits + other.hits,
        )

    def best(self, *, newest: bool, most: int = BEST) -> "Tally":
        """The same sums with at most ``most`` hits, best (or newest) first; ids settle what is equal."""
        weights = self._weights()
        mean = self.letters / self.entries if self.entries else 1

        def order(hit: Hit) -> tuple[float, float, str]:
            like = 0.0 if newest else round(score(hit, weights, mean), 9)
            return (like, hit.at, hit.entry)

        return Tally(self.entries, self.letters, self.found, self.holding, tuple(nlargest(most, self.hits, key=order)))

    def _weights(self) -> tuple[float, ...]:
        """How much each term tells: the fewer entries hold it, the more."""
        return tuple(math.log(1 + (self.entries - held + 0.5) / (held + 0.5)) for held in self.holding)


def score(hit: Hit, weights: Sequence[float], mean: float) -> float:
    """BM25 of one entry."""
    norm = K1 * (1 - B + B * hit.length / (mean or 1))
    return sum(w * n * (K1 + 1) / (n + norm) for w, n in zip(weights, hit.counts, strict=True) if n)
