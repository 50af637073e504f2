"""Looks for many forms in a text at once."""

from collections.abc import Mapping, Sequence

from alongside.writing.patterns import Pattern, compiled
from alongside.writing.tokens import Span, Token

MOST_BETWEEN = 3


def end_of(pattern: Pattern, words: Sequence[Token], at: int) -> int | None:
    """The index after the last word of the shortest stretch from ``at`` that the pattern fits; ``None`` for none."""
    return _rest(pattern, 0, words, at, first=True)


def _rest(pattern: Pattern, place: int, words: Sequence[Token], at: int, *, first: bool = False) -> int | None:
    if place == len(pattern):
        return at
    slot = pattern[place]
    if slot.between:
        for skipped in range(MOST_BETWEEN + 1):
            end = _rest(pattern, place + 1, words, at + skipped)
            if end is not None or at + skipped >= len(words) or not words[at + skipped].goes_on:
                return end
        return None
    if at < len(words) and (first or words[at].goes_on) and slot.fits(words[at]):
        end = _rest(pattern, place + 1, words, at + 1)
        if end is not None:
            return end
    return _rest(pattern, place + 1, words, at) if slot.optional else None


class Finder:
    """Looks for many patterns at once: each is tried only where its first word stands."""

    def __init__(self, forms: Mapping[str, Sequence[str]]) -> None:
        self._by_first: dict[str, list[tuple[str, Pattern]]] = {}
        for key, some in forms.items():
            for form in some:
                pattern = compiled(form)
                for word in pattern[0].alternatives():
                    self._by_first.setdefault(word, []).append((key, pattern))

    def find(self, words: Sequence[Token]) -> list[tuple[str, Span]]:
        """Every stretch that fits, with the key of its form."""
        found = []
        for at, token in enumerate(words):
            tried = [one for key in {token.low, token.lemma, token.written} for one in self._by_first.get(key, ())]
            for key, pattern in tried:
                end = end_of(pattern, words, at)
                if end is not None:
                    found.append((key, (token.start, words[end - 1].end)))
        return found
