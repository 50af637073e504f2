"""What second words open: a few harmless lines, which a service can shape with young people."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from alongside.jurisdiction import packs
from alongside.keeper import places

OURS = Path(__file__).parents[1] / "data/plain.toml"
LOCAL = "plain-page.toml"
"""A service's own, in its state folder."""
FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Piece:
    """A title with some lines below it."""

    title: str
    lines: Sequence[str]


def is_offered(*, on: date) -> bool:
    """Whether this service offers second words, by its rules in force."""
    return packs.in_force().amount("second_words", on=on).amount > 0


def page(language: str) -> Sequence[Piece]:
    """The pieces in a language, or in English; ours while a service's own file is wrong, so that there is always a page."""
    own = places.state_dir() / LOCAL
    try:
        found = _read(own, own.stat().st_mtime_ns)
    except (OSError, ValueError, TypeError, KeyError):
        found = _read(OURS, 0)
    return found.get(language) or found[FALLBACK]


@lru_cache(maxsize=4)
def _read(path: Path, _stamp: int) -> Mapping[str, Sequence[Piece]]:
    held = tomllib.loads(path.read_text())
    found = {
        name: [Piece(str(one["title"]), [str(line) for line in one["lines"]]) for one in held[name]] for name in held
    }
    if not found.get(FALLBACK):
        raise KeyError(FALLBACK)
    return found
