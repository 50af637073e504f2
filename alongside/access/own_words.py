"""What stands on a young person's card: a name that says nothing, and four words that nobody can guess.

The words come from a list of our own (``data/words_en.toml``): 1,024 of them, so four are one of 2^40. Tries are limited
to five in five minutes for each name, and what is kept is a slow hash whose pepper is not in the database.
"""

import secrets
import tomllib
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data/words_en.toml"
WORDS_ON_A_CARD = 4


@cache
def lists() -> dict[str, list[str]]:
    """The three lists: ``words``, ``adjectives`` and ``animals``."""
    found: dict[str, list[str]] = tomllib.loads(DATA.read_text())
    return found


def nickname() -> str:
    """An adjective and an animal with a hyphen between them, such as ``quiet-otter``. It may be taken already."""
    return f"{secrets.choice(lists()['adjectives'])}-{secrets.choice(lists()['animals'])}"


def four() -> str:
    """Four words with a space between them. The same one may come twice, which keeps every draw as good as the first."""
    return " ".join(secrets.choice(lists()["words"]) for _ in range(WORDS_ON_A_CARD))


def as_kept(typed: str) -> str:
    """Words as they are kept, however they were typed: small letters, one space between."""
    return " ".join(typed.lower().split())
