"""What the list of words holds: a term with its reason and its other words, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Notices(StrEnum):
    """What a term without forms looks for."""

    QUOTES = "quotes"  # a word or two in quotation marks with nobody speaking
    ACRONYMS = "acronyms"  # letters for words, never explained
    READING = "reading"  # long sentences
    NAMES = "names"  # their name, spelt otherwise than on their card


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says so. ``year`` is ``None`` where the page gives none."""

    key: str
    title: str
    publisher: str
    year: int | None = None
    url: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Off:
    """Switched off by the service: from which day, and why."""

    since: date
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase, why it harms, and what to write instead. ``since``: when it joined the list.

    ``ours`` when what to write instead is our own suggestion; ``packs`` when it belongs to some jurisdictions only;
    ``local`` when the service added or changed it.
    """

    id: str
    words: str
    forms: tuple[str, ...]
    why: str
    instead: str
    sources: tuple[str, ...]
    since: date
    language: str
    excepted: tuple[str, ...] = ()
    ours: bool = False
    packs: tuple[str, ...] = ()
    notices: Notices | None = None
    local: bool = False
    off: Off | None = None

    def holds(self, *, pack: str, on: date) -> bool:
        """Whether it is looked for in that jurisdiction on that day."""
        is_off = self.off is not None and self.off.since <= on
        return self.since <= on and not is_off and (not self.packs or pack in self.packs)


@dataclass(frozen=True, slots=True)
class Listing:
    """All terms and sources by their keys."""

    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
