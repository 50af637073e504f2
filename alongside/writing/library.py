"""The words in force: what comes with the product, and what this service changed, read again when its file changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

from alongside.keeper import places
from alongside.writing import reading
from alongside.writing.finding import Finder
from alongside.writing.items import Listing, Notices, Source, Term
from alongside.writing.shapes import BadWords

LOCAL = "words.toml"
Stamp = tuple[int, int]  # nanoseconds of the last change, and bytes


@dataclass(frozen=True)
class Words:
    """Every term there is, those that are looked for, and what is wrong with the service's own file, if anything."""

    all_terms: tuple[Term, ...]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    problem: str

    @cached_property
    def finder(self) -> Finder:
        """Finds the forms of the terms."""
        return Finder({term.id: term.forms for term in self.terms.values()})

    @cached_property
    def exceptions(self) -> Finder:
        """Finds what a term lets pass."""
        return Finder({term.id: term.excepted for term in self.terms.values()})

    def noticing(self, what: Notices) -> Term | None:
        """The term that looks for this; ``None`` when it is switched off."""
        return next((term for term in self.terms.values() if term.notices is what), None)

    def says(self, term: Term) -> list[Source]:
        """Who says so."""
        return [self.sources[key] for key in term.sources]


def words(*, pack: str, on: date) -> Words:
    """The words that are looked for in a jurisdiction on a day.

    A service's own list is the file ``words.toml`` in its state folder. While that is wrong it changes nothing, and
    ``problem`` says what to put right.
    """
    path = places.state_dir() / LOCAL
    return _words(pack, on, path, _stamp(path))


@lru_cache(maxsize=4)
def shipped() -> Listing:
    """The list that comes with the product, as it was written."""
    data = files("alongside.writing") / "data"
    terms = sorted((data / "terms").iterdir(), key=lambda file: file.name)
    return reading.shipped([file for file in terms if file.name.endswith(".toml")], data / "sources.toml")


@lru_cache(maxsize=4)
def _words(pack: str, on: date, path: Path, stamp: Stamp | None) -> Words:
    listing, problem = shipped(), ""
    if stamp:
        try:
            listing = reading.changed(listing, path)
        except BadWords as error:
            problem = str(error)
    held = {term.id: term for term in listing.terms.values() if term.holds(pack=pack, on=on)}
    return Words(tuple(listing.terms.values()), held, listing.sources, problem)


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
