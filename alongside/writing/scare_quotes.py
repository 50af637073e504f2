"""A word or two in quotation marks where nobody speaks."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from alongside.writing.patterns import word_sets
from alongside.writing.sentences import sentences
from alongside.writing.tokens import Noticed, Span, Token, within

SCARE_WORDS = 2
SPEECH = frozenset(word_sets()["speech"])


def scare_quotes(text: str, words: Sequence[Token], quoted: Iterable[Span]) -> list[Noticed]:
    """One or two words in quotation marks in a sentence where nobody says or names anything."""
    spans = sentences(text)
    sizes = [(len(inside), _speaking(inside)) for inside in (within(words, span) for span in spans)]
    found = []
    for start, end in quoted:
        inside = within(words, (start, end))
        if not 0 < len(inside) <= SCARE_WORDS or all(token.written[0].isupper() for token in inside):
            continue
        place = bisect_right(spans, (start, len(text))) - 1
        has_more = sizes[place][0] > len(inside)
        speaks = sizes[place][1] > _speaking(inside) or ":" in text[spans[place][0] : start]
        if has_more and not speaks:
            found.append(Noticed((start, end)))
    return found


def _speaking(words: Iterable[Token]) -> int:
    """How many words say or name something."""
    return sum(token.lemma in SPEECH or token.low in SPEECH for token in words)
