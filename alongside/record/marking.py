"""The passage of a text that answers a question, and in it the words that do. Markup is the template's."""

from collections.abc import Sequence
from dataclasses import dataclass

from alongside.record import wording
from alongside.record.asking import Question

AROUND = 240
BEFORE = 60
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters of the text in a row, and whether they are what was asked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Pieces that follow each other in the text, and whether there is more on either side."""

    pieces: Sequence[Piece]
    is_cut_before: bool = False
    is_cut_after: bool = False


def spans(text: str, question: Question) -> list[Span]:
    """Where in the text the words and phrases of the question stand, in order, none over another."""
    held = list(wording.places(text))
    words = [word for word, _, _ in held]
    hit = [False] * len(held)
    for term in question.terms:
        long = len(term.words)
        for at in range(len(held) - long + 1):
            if tuple(words[at : at + long]) == term.words or (not term.is_exact and term.fits(words[at])):
                hit[at : at + long] = [True] * long
    return [(start, end) for (_, start, end), is_hit in zip(held, hit, strict=True) if is_hit]


def passage(text: str, question: Question, *, most: int = AROUND) -> Passage:
    """Up to about ``most`` letters of the text around the place with most of what was asked for."""
    found = spans(text, question)
    start, end = _window(text, found, most)
    pieces: list[Piece] = []
    at = start
    for begins, ends in found:
        if start <= begins and ends <= end:
            pieces += [Piece(text[at:begins]), Piece(text[begins:ends], is_hit=True)]
            at = ends
    pieces.append(Piece(text[at:end]))
    return Passage([piece for piece in pieces if piece.text], start > 0, end < len(text))


def _window(text: str, found: Sequence[Span], most: int) -> Span:
    if len(text) <= most:
        return 0, len(text)
    first = max(found, key=lambda span: (_within(found, span[0], most - BEFORE), -span[0]), default=(0, 0))[0]
    start = max(0, min(first - BEFORE, len(text) - most))
    end = min(len(text), start + most)
    # Whole words at both ends, unless a single word fills the passage.
    if start:
        start = _after_space(text, start, first)
    if end < len(text):
        end = text.rfind(" ", first + 1, end + 1) if " " in text[first + 1 : end + 1] else end
    longest = max((span[1] for span in found if start <= span[0] < end), default=end)
    return start, max(end, longest)


def _after_space(text: str, start: int, first: int) -> int:
    space = text.find(" ", start, first)
    return space + 1 if space >= 0 else start


def _within(found: Sequence[Span], start: int, most: int) -> int:
    return sum(start <= span[0] and span[1] <= start + most for span in found)
