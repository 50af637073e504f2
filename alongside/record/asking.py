"""What somebody looks for in what is written: words in any form, phrases, and one word or another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from alongside.record import wording

MOST_TERMS = 12
OR = "OR"
PART = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]|(\S+)')


@dataclass(frozen=True)
class Term:
    """One word in any of its forms or, of several words, exactly these one after the other."""

    words: tuple[str, ...]
    is_exact: bool

    @cached_property
    def keys(self) -> frozenset[str]:
        """What any word that fits has in common with it."""
        return wording.keys(self.words[0])

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """A folded text that holds none of these does not hold the term."""
        return (self.words[0],) if self.is_exact else tuple(sorted(wording.needles(self.words[0])))

    @cached_property
    def phrase(self) -> str:
        """The words as they stand in a folded text with single spaces."""
        return f" {' '.join(self.words)} "

    def fits(self, word: str) -> bool:
        """Whether a folded word is a form of this one."""
        return word == self.words[0] or not self.keys.isdisjoint(wording.keys(word))


@dataclass(frozen=True)
class Question:
    """Of each group at least one term has to be there."""

    groups: Sequence[Sequence[Term]]

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every term, in order."""
        return tuple(term for group in self.groups for term in group)

    def __bool__(self) -> bool:
        return bool(self.groups)


def read(text: str) -> Question:
    """The question in what somebody typed: all words, in any form; ``"quoted words"`` exactly; ``this OR that``.

    At most twelve terms count. Text without a letter or figure asks nothing.
    """
    groups: list[list[Term]] = []
    joins = False
    for quoted, plain in PART.findall(text):
        if plain == OR:
            joins = bool(groups)
            continue
        for term in _terms(quoted, plain):
            if joins:
                groups[-1].append(term)
            else:
                groups.append([term])
            joins = False
        if sum(map(len, groups)) >= MOST_TERMS:
            break
    return Question(groups)


def _terms(quoted: str, plain: str) -> list[Term]:
    # A word such as "half-term" is two words that follow each other, quoted or not.
    words = tuple(wording.fold(quoted or plain).split())
    if not words:
        return []
    return [Term(words, is_exact=bool(quoted) or len(words) > 1)]
