"""Names and words on young people's cards: easy to read and to type, hard to mix up, drawn fairly."""

import re
from itertools import combinations

import pytest

from alongside.access import own_words

LISTS = own_words.lists()
# Said alike, or nearly, by people from different places: a word of ours never has a twin it could be taken for.
SAID_ALIKE = {
    "ate", "bare", "bean", "beat", "been", "berry", "bury", "blew", "blue", "bear", "brake", "bred", "bread", "buy", "cell", "cent",
    "deer", "dear", "die", "dye", "eight", "ewe", "eye", "fair", "fare", "feet", "flour", "flower", "for", "four", "grate", "great",
    "hair", "hare", "hear", "here", "hole", "whole", "hour", "knight", "night", "knot", "mail", "male", "maize", "maze", "meat", "meet",
    "one", "won", "our", "pair", "pear", "peace", "piece", "plain", "plane", "read", "red", "right", "write", "road", "rode", "rose",
    "sail", "sale", "sea", "see", "son", "sun", "stair", "stare", "tail", "tale", "tea", "tee", "two", "too", "wait", "weight", "wear",
    "weather", "week", "weak", "whale", "wail", "wood", "would", "yolk", "yoke",
}  # fmt: skip


def _near(first: str, second: str) -> bool:
    """Whether one letter added, left out or changed makes one of the other."""
    short, long = sorted((first, second), key=len)
    if len(long) - len(short) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[same + 1 :] in (short[same + 1 :], short[same:])


def test_there_are_enough_words_for_forty_bits() -> None:
    assert len(set(LISTS["words"])) == len(LISTS["words"]) == 1024
    assert len(LISTS["adjectives"]) * len(LISTS["animals"]) > 5000


@pytest.mark.parametrize("name", LISTS)
def test_words_are_short_and_in_order(name: str) -> None:
    assert [word for word in LISTS[name] if not re.fullmatch("[a-z]{3,10}", word)] == []
    assert LISTS[name] == sorted(set(LISTS[name]))


def test_no_word_is_one_slip_from_another() -> None:
    assert [pair for pair in combinations(LISTS["words"], 2) if _near(*pair)] == []
    assert _near("coat", "goat")
    assert _near("scone", "cone")
    assert not _near("coat", "boot")


def test_no_word_sounds_like_another_one() -> None:
    assert SAID_ALIKE & set(LISTS["words"]) == set()


def test_draws_are_of_the_list_and_differ() -> None:
    drawn = [own_words.four() for _ in range(200)]
    assert len(set(drawn)) == 200
    assert {word for four in drawn for word in four.split()} <= set(LISTS["words"])
    assert {len(four.split()) for four in drawn} == {4}
    assert len({own_words.nickname() for _ in range(200)}) > 150


def test_words_are_the_same_however_they_were_typed() -> None:
    assert own_words.as_kept("  Lantern RIVER\tseven  plum ") == "lantern river seven plum"
