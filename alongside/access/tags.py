"""Blind index: keyed tags by which an encrypted name can be found, and nothing read.

What leaks is how often a tag occurs. Each tag is an 80-bit HMAC under its own key. When the key is changed, a new tag
is made from the tag before and not from the name, so nobody's name is opened for it: the secret holds the new key and
those before it, and a tag under two keys is an HMAC of an HMAC. Whoever knows only a key from before makes none.
Tags under more than one key begin with a byte that says under how many.
"""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import jellyfish

from alongside.keeper import keyring

KEY = "blind-index-key"
KEY_BYTES = 32
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
    """The keyed tag of one value of one kind (word, sounds, prefix, born, outside, event), as it is written now."""
    return _made(kind, value, keyring.current(KEY))


def every(kind: str, value: str) -> set[bytes]:
    """The same, to be looked for: while the key is changed also as it was written before."""
    return {_made(kind, value, secret) for secret in keyring.versions(KEY)}


def newest(made: bytes) -> bytes:
    """A tag that was made before, as it is made now."""
    return _further(made, keyring.current(KEY))


def still(made: bytes) -> set[bytes]:
    """A tag that was made before, as it may be written somewhere now: under its own keys, and each one added since."""
    return {_further(made, secret) for secret in keyring.versions(KEY)}


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


def every_birth(born: date) -> set[bytes]:
    """The same, to be looked for."""
    return every("born", born.isoformat())


def of_outside(scheme: str, value: str) -> bytes:
    """The tag of an identifier given by somebody else, such as a council's child number.

    While the key is changed it is made as before: :func:`still` brings a tag forward, and nothing brings it back.
    """
    return _made("outside", f"{scheme}:{value.strip().casefold()}", keyring.versions(KEY)[-1])


def sought(name: str, born: date) -> list[set[bytes]]:
    """What finds somebody whose full name and day of birth are known exactly: tags of the day, then of each word."""
    return [every_birth(born), *(every("word", word) for word in sorted(set(words(name))))]


def _made(kind: str, value: str, secret: bytes) -> bytes:
    first = _keys(secret)[0]
    return _further(_mac(first, f"{kind}:{value}".encode()), secret)


def _further(made: bytes, secret: bytes) -> bytes:
    keys, under = _keys(secret), made[0] if len(made) > TAG_BYTES else 1
    if under >= len(keys):
        return made
    again = made[-TAG_BYTES:]
    for key in keys[under:]:
        again = _mac(key, b"again:" + again)
    return bytes([len(keys)]) + again


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.digest(key, text, hashlib.sha256)[:TAG_BYTES]


@lru_cache(maxsize=8)
def _keys(secret: bytes) -> list[bytes]:
    """The keys in a secret, the first one first. It is written with the newest in front."""
    return [secret[at : at + KEY_BYTES] for at in range(0, len(secret), KEY_BYTES)][::-1]
