"""The forms of a term: phrases in dictionary words that find what was written in any inflection.

``put/place {self} at ... risk`` has words with alternatives, a set (data/sets.toml), and up to three words between.
A word with ``?`` may be left out; ``=plugging`` is met as written only; ``LAC`` only in capitals.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from alongside.writing.tokens import WORD, Token


class BadForm(Exception):
    """A form cannot be read; says which and why."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of a form: any of these words, by dictionary form, as written, or in capitals."""

    words: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    capitals: frozenset[str] = frozenset()
    optional: bool = False
    between: bool = False  # up to three words of any kind

    def fits(self, token: Token) -> bool:
        """Whether a word of a text may stand here."""
        return (
            token.low in self.words
            or token.lemma in self.words
            or token.low in self.exact
            or token.written in self.capitals
        )

    def alternatives(self) -> frozenset[str]:
        """What to look a first word up by."""
        return self.words | self.exact | self.capitals


Pattern = tuple[Slot, ...]


@cache
def word_sets() -> Mapping[str, Sequence[str]]:
    """Words that stand for one another, by the name of their set."""
    held: dict[str, list[str]] = tomllib.loads(
        (files("alongside.writing") / "data/sets.toml").read_text(encoding="utf-8")
    )
    return held


@cache
def compiled(form: str) -> Pattern:
    """A form, ready to be looked for.

    :raises BadForm: when it is empty, begins or ends with something that may be missing, or names no such set.
    """
    slots = tuple(_slot(part, form) for part in form.split())
    if not slots or slots[0].between or slots[0].optional or slots[-1].between:
        raise BadForm(f"the form {form!r} must begin with a word that has to be there, and end with a word.")
    return slots


def _slot(part: str, form: str) -> Slot:
    if part in ("...", "…"):
        return Slot(between=True)
    optional = part.endswith("?")
    words: set[str] = set()
    exact: set[str] = set()
    capitals: set[str] = set()
    for one in part.removesuffix("?").split("/"):
        if one.startswith("{") and one.endswith("}"):
            if one[1:-1] not in word_sets():
                raise BadForm(f"the form {form!r} names {one}. Use one of {', '.join(sorted(word_sets()))}.")
            words.update(word_sets()[one[1:-1]])
        elif not WORD.fullmatch(one.removeprefix("=")):
            raise BadForm(f"the form {form!r} has {one!r}, which is not one word. Put spaces between words.")
        elif one.startswith("="):
            exact.add(one[1:].casefold())
        elif len(one.rstrip("s")) > 1 and one.rstrip("s").isupper():
            capitals.update((one, f"{one}s"))
        else:
            words.add(one.casefold())
    return Slot(frozenset(words), frozenset(exact), frozenset(capitals), optional)
