"""References brought in by a reference manager: RIS and BibTeX to what a study's card holds, entry by entry.

An entry that cannot be read never stops the others: it is told with the line it begins on. Abstracts are left out,
since they belong to their publishers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.evidence.vocabulary import Kind, Wrong

LONGEST = {"title": 500, "place": 200, "note": 1000, "doi": 200, "url": 500}
LONGEST_AUTHOR, MOST_AUTHORS = 200, 100
SPACES = re.compile(r"\s+")
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
DOI = re.compile(r"10\.\d{4,9}/\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One entry that could be read, and the line it begins on."""

    line: int
    kind: Kind
    title: str
    year: int
    authors: tuple[str, ...] = ()
    place: str = ""
    note: str = ""
    doi: str = ""
    url: str = ""

    def about(self) -> dict[str, Any]:
        """Its fields, as a study has them."""
        return {
            "kind": self.kind.value,
            "title": self.title,
            "year": self.year,
            "authors": list(self.authors),
            "place": self.place,
            "note": self.note,
            "doi": self.doi,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An entry that could not be read: the line it begins on, and why, as ``vocabulary.Wrong`` has it."""

    line: int
    why: Wrong


Entry = Reference | Unreadable


def made(line: int, kind: Kind, fields: Mapping[str, Any]) -> Entry:
    """An entry from what its format says: title, authors, year (text with a year in it), place, note, doi, url."""
    texts = {name: tidy(str(fields.get(name) or ""))[:most] for name, most in LONGEST.items()}
    year = YEAR.search(str(fields.get("year") or ""))
    if not texts["title"]:
        return Unreadable(line, Wrong.TITLE)
    if not year:
        return Unreadable(line, Wrong.YEAR)
    authors = [tidy(str(one))[:LONGEST_AUTHOR] for one in fields.get("authors") or ()]
    texts["doi"] = normal_doi(texts["doi"]) or normal_doi(texts["url"])
    if not texts["url"].startswith(("http://", "https://")):
        texts["url"] = ""
    return Reference(
        line=line, kind=kind, year=int(year[0]), authors=tuple(filter(None, authors))[:MOST_AUTHORS], **texts
    )


def normal_doi(text: str) -> str:
    """A DOI in small letters without the address around it; empty when there is none in the text."""
    found = DOI.search(text)
    return found[0].rstrip(".,;)]}").casefold() if found else ""


def tidy(text: str) -> str:
    """One line, without what cannot be printed."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return SPACES.sub(" ", plain).strip()
