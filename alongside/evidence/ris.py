"""RIS, entry by entry. Each is cut out first, so that a broken one spoils nothing and its line is known."""

import re
from collections.abc import Iterator
from typing import Any

import rispy

from alongside.evidence.references import Entry, Unreadable, made
from alongside.evidence.vocabulary import Kind, Wrong

TAG = re.compile(r"^[A-Z][A-Z0-9] {1,2}- ?")
START = re.compile(r"^TY {1,2}- ?")
END = re.compile(r"^ER {1,2}- ?")
MOST_LINES = 2000
KINDS = {
    "BOOK": Kind.BOOK, "EBOOK": Kind.BOOK, "CHAP": Kind.BOOK, "ECHAP": Kind.BOOK, "EDBOOK": Kind.BOOK,
    "JOUR": Kind.ARTICLE, "EJOUR": Kind.ARTICLE, "JFULL": Kind.ARTICLE, "MGZN": Kind.ARTICLE, "NEWS": Kind.ARTICLE,
    "ELEC": Kind.WEBSITE, "BLOG": Kind.WEBSITE, "WEB": Kind.WEBSITE,
}  # fmt: skip
TITLES = ("title", "primary_title", "short_title")
AUTHORS = ("authors", "first_authors", "secondary_authors")
YEARS = ("year", "publication_year", "date")
CONTAINERS = ("journal_name", "secondary_title", "alternate_title3", "alternate_title1", "publisher")


def looks_like(text: str) -> bool:
    """Whether some line begins an entry of RIS."""
    return any(START.match(line) for line in text.split("\n"))


def entries(text: str) -> Iterator[Entry]:
    """Every entry in order. Text outside entries is passed over, as reference managers do."""
    begins = 0
    block: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if START.match(line):
            if block:
                yield Unreadable(begins, Wrong.OPEN)
            begins, block = number, [line]
        elif block and END.match(line):
            yield _entry(begins, [*block, "ER  - "])
            block = []
        elif block:
            block.append(line)
    if block:
        yield Unreadable(begins, Wrong.OPEN)


def _entry(begins: int, block: list[str]) -> Entry:
    if len(block) > MOST_LINES:
        return Unreadable(begins, Wrong.LONG)
    try:
        (fields,) = rispy.loads("\n".join(block) + "\n", skip_unknown_tags=False)
    except (ValueError, OSError, KeyError, IndexError):
        return Unreadable(begins, Wrong.SHAPE)
    said = _first(fields, CONTAINERS)
    urls = fields.get("urls") or [fields.get("url", "")]
    known: dict[str, Any] = {
        "title": _first(fields, TITLES),
        "authors": next((fields[name] for name in AUTHORS if fields.get(name)), []),
        "year": _first(fields, YEARS),
        "place": _first(fields, ("place_published",)),
        "note": f"In: {said}." if said else "",
        "doi": fields.get("doi", ""),
        "url": urls[0],
    }
    return made(begins, KINDS.get(str(fields.get("type_of_reference")), Kind.REPORT), known)


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> str:
    values = (fields.get(name) for name in names)
    return next((str(one[0] if isinstance(one, list) else one) for one in values if one), "")
