"""How well a source answers a search. Pure: words in, a number out."""

import re
import unicodedata
from functools import cache

from alongside.evidence.items import Finding, Source

TITLE, FINDING, METHOD, REST = 1000, 100, 10, 1
APOSTROPHES = re.compile(r"['’‘`]")
WORD = re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """The words of a text without capitals, accents or apostrophes, in order."""
    plain = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text)).casefold()
    apart = unicodedata.normalize("NFKD", plain)  # folding may have joined letters again
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return tuple(WORD.findall(bare))


def score(source: Source, *, wanted: tuple[str, ...]) -> int:
    """How well the source answers: nought unless every wanted word begins some word of it.

    Each wanted word counts once, where it weighs most: in the title, then in a finding, the method,
    the rest. A whole word weighs twice as much as the beginning of one.
    """
    found = [_weight(source, word) for word in wanted]
    return sum(found) if all(found) else 0


def mentions(finding: Finding, *, wanted: tuple[str, ...]) -> bool:
    """Whether any wanted word begins a word of the finding."""
    held = words(finding.says)
    return any(has.startswith(word) for word in wanted for has in held)


def _weight(source: Source, word: str) -> int:
    """The weight of the best place where the word stands."""
    best = 0
    for weight, held in _places(source):
        if word in held:
            best = max(best, 2 * weight)
        elif any(has.startswith(word) for has in held):
            best = max(best, weight)
    return best


@cache
def _places(source: Source) -> tuple[tuple[int, frozenset[str]], ...]:
    """The source's words by where they stand, with the weight of each place."""
    rest = (*source.authors, source.commissioner, source.place, source.note, source.where)
    texts = (
        (TITLE, (source.title, *source.variants)),
        (FINDING, tuple(finding.says for finding in source.findings)),
        (METHOD, (source.method, *(sample.of for sample in source.sample))),
        (REST, (*rest, str(source.year), str(source.year_to or ""))),
    )
    return tuple((weight, frozenset(words(" ".join(parts)))) for weight, parts in texts)
