"""A young person's name, spelt otherwise than on their card."""

import unicodedata
from collections.abc import Iterable, Sequence

import jellyfish

from alongside.writing.tokens import Noticed, Token, is_ordinary, tokens

SHORTEST_NAME, LONG_NAME, MOST_LETTERS = 3, 6, 2


def misspelt(words: Sequence[Token], *, names: Iterable[str], known: Iterable[str]) -> list[Noticed]:
    """Words that are nearly one of the young person's names.

    Never the name of somebody else who is known here, nor an ordinary word. ``meant`` is the name as it is on the card.
    """
    own = [token for name in names for token in tokens(name) if len(token.low) >= SHORTEST_NAME]
    others = {token.low for name in (*names, *known) for token in tokens(name)}
    found = []
    for token in words:
        if token.low in others or token.written[0].islower():
            continue
        near = next((name for name in own if _nearly(token.low, name.low)), None)
        if near:
            found.append(Noticed((token.start, token.end), near.written))
    return found


def _nearly(low: str, name: str) -> bool:
    if abs(len(low) - len(name)) > MOST_LETTERS:
        return False
    if _plain(low) == _plain(name):
        return True
    most = 1 if len(name) < LONG_NAME else MOST_LETTERS
    return jellyfish.damerau_levenshtein_distance(low, name) <= most and not is_ordinary(low)


def _plain(word: str) -> str:
    """Without accents: é as e."""
    return "".join(one for one in unicodedata.normalize("NFD", word) if not unicodedata.combining(one))
