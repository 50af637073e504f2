"""A text as words with their places."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import simplemma

# Marks above and below letters belong to their word; an apostrophe does when letters follow.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670]|['’ʼ](?=[^\W_]))*")
JOINED = re.compile(r"(?:(?<=s)['’])?[ \t\u00a0]*(?:[-‐‑–/]|\r?\n)?[ \t\u00a0]*")
SHORTEST_PLURAL = 3
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A word: where it stands, as written, in small letters, its dictionary form, and whether it goes on from the last."""

    start: int
    end: int
    written: str
    low: str
    lemma: str
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Noticed:
    """A place in a text, and what is known about it."""

    span: Span
    meant: str = ""


def tokens(text: str) -> list[Token]:
    """The words of a text in order."""
    found: list[Token] = []
    for match in WORD.finditer(text):
        written = match[0]
        low = written.casefold().replace("’", "'").replace("ʼ", "'").removesuffix("'s")
        goes_on = bool(found) and JOINED.fullmatch(text, found[-1].end, match.start()) is not None
        found.append(Token(match.start(), match.end(), written, low, lemma(low), goes_on))
    return found


@lru_cache(maxsize=8192)
def lemma(low: str) -> str:
    """The dictionary form of an English word in small letters; any other word as it is."""
    if not (low.isascii() and low.isalpha()):
        return low
    found = simplemma.lemmatize(low, lang="en")
    # The dictionary has gaps: `mules` is in it as itself.
    if found == low and len(low) > SHORTEST_PLURAL and low[-1] == "s" != low[-2] and is_ordinary(low[:-1]):
        return low[:-1]
    return found


def is_ordinary(low: str) -> bool:
    """Whether it is a word of an English dictionary."""
    return simplemma.is_known(low, lang="en")


def within(words: Sequence[Token], span: Span) -> Sequence[Token]:
    """The words that begin in a stretch."""
    first = bisect_left(words, span[0], key=lambda token: token.start)
    return words[first : bisect_left(words, span[1], key=lambda token: token.start)]


def overlaps(span: Span, others: Iterable[Span]) -> bool:
    """Whether a stretch shares a letter with one of the others."""
    return any(span[0] < end and start < span[1] for start, end in others)


def outside(words: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """The words that begin in none of the stretches, which stand in order."""
    starts = [start for start, _ in spans]
    kept = []
    for token in words:
        place = bisect_right(starts, token.start) - 1
        if place < 0 or spans[place][1] <= token.start:
            kept.append(token)
    return kept
