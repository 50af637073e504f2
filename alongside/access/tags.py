"""Blind index: keyed tags by which an encrypted name can be found, and nothing read.

What leaks is how often a tag occurs. Each tag is an 80-bit HMAC under its own key.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

import jellyfish
from django.conf import settings

TAG_BYTES = 10
PREFIX_LETTERS = 3
# Soundex keeps the first letter, so Khloe would not be Chloe: here letters that sound alike are one.
FIRST_LETTER = str.maketrans("AEIOUYHWBFPVCGJKQSXZDTLMNR", "00000000111122222222334556")


def words(name: str) -> list[str]:
    """A name's words in lower case without accents or apostrophes: Zoë O'Malley gives zoe, omalley."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’`")
    return re.findall(r"\w+", plain)


def tag(kind: str, value: str) -> bytes:
    """The keyed tag of one value of one kind (word, sounds, prefix, born, outside)."""
    text = f"{kind}:{value}".encode()
    return hmac.new(settings.BLIND_INDEX_KEY, text, hashlib.sha256).digest()[:TAG_BYTES]


def sounds_like(word: str) -> set[str]:
    """How a word sounds, by metaphone and by soundex, which forgive different slips.

    The word itself where neither has anything to say (other scripts).
    """
    latin = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    if not latin:
        return {word}
    code = jellyfish.soundex(latin)
    return {f"m {jellyfish.metaphone(latin)}", f"s {code[:1].translate(FIRST_LETTER)}{code[1:]}"}


def of_name(name: str) -> set[bytes]:
    """Every tag by which this name is to be found."""
    found: set[bytes] = set()
    for word in words(name):
        found.add(tag("word", word))
        found.update(tag("sounds", sound) for sound in sounds_like(word))
        found.add(tag("prefix", word[:PREFIX_LETTERS]))
    return found


def of_names(names: Iterable[str]) -> set[bytes]:
    """Tags of several names of one person."""
    return set().union(*(of_name(name) for name in names))


def of_birth(born: date) -> bytes:
    """The tag of a date of birth."""
    return tag("born", born.isoformat())


def of_outside(scheme: str, value: str) -> bytes:
    """The tag of an identifier given by somebody else, such as a council's child number."""
    return tag("outside", f"{scheme}:{value.strip().casefold()}")
