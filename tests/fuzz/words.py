"""A service's own file of words: the list with it, or what is wrong and on which line."""

from dataclasses import dataclass

from alongside.writing import library
from alongside.writing.reading import changed
from alongside.writing.shapes import BadWords

SEEDS = [
    b'[[terms]]\nid = "own.word"\nforms = ["a word"]\nwhy = "Because."\ninstead = ["another word"]\nsources = []\n',
    b'[[off]]\nid = "x"\nsince = 2026-01-01\nbecause = "We say it otherwise."\n',
    b'[sources.ours]\ntitle = "Ours"\npublisher = "We"\n',
    b"[terms]\n",
    b"terms = 1\n",
    b"a = " + b"[" * 60 + b"]" * 60,
]


@dataclass
class Held:
    """A file that is only bytes."""

    data: bytes
    name: str = "words.toml"

    def read_text(self, encoding: str) -> str:
        """As a file on disk is read."""
        return self.data.decode(encoding)


def once(data: bytes) -> None:
    """Read it over the list that comes with the product.

    :raises AssertionError: when it says nothing about what is wrong.
    """
    try:
        listing = changed(library.shipped(), Held(data))
    except BadWords as wrong:
        assert str(wrong)
    else:
        assert listing.terms
