"""The writing helper beside a form: whose names it knows, and what it has to say. It stores and records nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings

from alongside.people.cards import Card
from alongside.writing import library
from alongside.writing.advice import Advice, look, marks
from alongside.writing.items import Source, Term

SHOWN_AT_ONCE = 3
MOST_NAMES, MOST_OWN_NAMES, MOST_LETTERS = 200, 5, 120


@dataclass(frozen=True, slots=True)
class Names:
    """How the young person is called, and everybody else who may be meant."""

    own: Sequence[str] = ()
    known: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """What stands beside the text: the first pieces of advice, those behind a fold, and marks of all."""

    first: Sequence[Advice]
    more: Sequence[Advice]
    shown: str
    quiet: bool = False

    @property
    def count(self) -> int:
        """How many pieces there are."""
        return len(self.first) + len(self.more)


def in_force(*, on: date) -> library.Words:
    """The words of this service's jurisdiction on a day, with its own changes."""
    return library.words(pack=settings.JURISDICTION, on=on)


def names_on(frame: Mapping[str, Any]) -> Names:
    """The names a page about a young person has opened anyway: their card, who matters, who can see."""
    card: Card = frame["card"]
    own = [name for name in (card.known_as, card.full_name) if name and frame["person"]]
    around = [matters.name for _, matters in frame["who_matters"]] + [
        grant.holder.name for grant in frame["who_can_see"]
    ]
    return Names(own, around)


def help_with(text: str, *, names: Names, own_words: bool, quiet: bool, on: date) -> Help:
    """Advice on a text; none while it is turned off for this note."""
    if quiet:
        return Help((), (), "", quiet)
    # They come with the text, from anybody: each of its words is held against each of these.
    own = [name[:MOST_LETTERS] for name in names.own[:MOST_OWN_NAMES]]
    known = [name[:MOST_LETTERS] for name in names.known[:MOST_NAMES]]
    found = look(text, words=in_force(on=on), names=own, known=known, own_words=own_words)
    return Help(found[:SHOWN_AT_ONCE], found[SHOWN_AT_ONCE:], " ".join(sorted(marks(found))))


def is_news(advice: Help, *, shown: Iterable[str]) -> bool:
    """Whether there is something to say that was not yet said for this text."""
    return not set(advice.shown.split()) <= set(shown)


@dataclass(frozen=True, slots=True)
class Explained:
    """A term for the list: with its sources, and whether it is looked for here today."""

    term: Term
    sources: Sequence[Source]
    is_on: bool


def explained(held: library.Words) -> list[Explained]:
    """Every term in the order of the list, switched off or not."""
    return [Explained(term, held.says(term), term.id in held.terms) for term in held.all_terms]
