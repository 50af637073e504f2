"""Sentences, and whether they are too long for somebody of fifteen."""

import re
from collections.abc import Sequence

from alongside.writing.tokens import Noticed, Span, Token, within

SENTENCE_END = re.compile(r"[.!?…؟]+[\"'”’»)\]]*(?=\s|$)|\n\s*\n")
ENOUGH_WORDS, LONG_SENTENCE, TENTH_GRADE = 30, 25, 10.0
MOSTLY, SHOWN_WORDS = 0.8, 8


def sentences(text: str) -> list[Span]:
    """Where each sentence begins and ends."""
    spans, at = [], 0
    for end in SENTENCE_END.finditer(text):
        spans.append((at, end.end()))
        at = end.end()
    return [*spans, (at, len(text))] if at < len(text) else spans


def long_sentences(text: str, words: Sequence[Token]) -> list[Noticed]:
    """The longest sentence, when the text asks for more than ten years of school.

    By the Automated Readability Index (Senter and Smith, 1967): 4.71 × letters per word + 0.5 × words per sentence
    − 21.43 is a school grade; somebody of fifteen is in the tenth. For text in Latin letters only.
    """
    if len(words) < ENOUGH_WORDS or sum(token.low[0].isascii() for token in words) < len(words) * MOSTLY:
        return []
    counted = [inside for span in sentences(text) if (inside := within(words, span))]
    letters = sum(len(token.low) for token in words)
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / len(counted) - 21.43
    longest = max(counted, key=len)
    if grade <= TENTH_GRADE or len(longest) <= LONG_SENTENCE:
        return []
    return [Noticed((longest[0].start, longest[SHOWN_WORDS - 1].end))]
