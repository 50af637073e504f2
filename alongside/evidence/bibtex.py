"""BibTeX, entry by entry, with LaTeX's accents as letters."""

import re
from collections.abc import Iterator
from typing import Any

from bibtexparser.model import Entry as Block
from bibtexparser.splitter import Splitter
from pylatexenc.latex2text import LatexNodes2Text

from alongside.evidence.references import Entry, Unreadable, made, tidy
from alongside.evidence.vocabulary import Kind, Wrong

BEGIN = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
NOT_ENTRIES = re.compile(r"@(comment|string|preamble)\b", re.IGNORECASE)
DEEPEST = 20
LONGEST_FIELD = 20_000
KINDS = {
    "article": Kind.ARTICLE,
    "book": Kind.BOOK,
    "inbook": Kind.BOOK,
    "incollection": Kind.BOOK,
    "online": Kind.WEBSITE,
    "www": Kind.WEBSITE,
}
AND = re.compile(" and ", re.IGNORECASE)
LATEX: Any = LatexNodes2Text(math_mode="verbatim", keep_comments=True)  # type: ignore[no-untyped-call]


def looks_like(text: str) -> bool:
    """Whether some line begins an entry of BibTeX."""
    return BEGIN.search(text) is not None


def entries(text: str) -> Iterator[Entry]:
    """Every entry in order, each cut out where the next begins, so that an open brace swallows one only."""
    starts = [found.start() for found in BEGIN.finditer(text)]
    line, last = 1, 0
    for place, start in enumerate(starts):
        line, last = line + text.count("\n", last, start), start
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        block = text[start:end].strip()
        if not NOT_ENTRIES.match(block):
            yield _entry(line, block)


def _entry(line: int, block: str) -> Entry:
    if _depth(block) > DEEPEST or len(block) > LONGEST_FIELD * 5:
        return Unreadable(line, Wrong.LONG)
    try:
        found = Splitter(block).split()
    except (ValueError, KeyError, IndexError, RecursionError):
        return Unreadable(line, Wrong.SHAPE)
    if len(found.entries) != 1 or found.failed_blocks:
        return Unreadable(line, Wrong.OPEN)
    try:
        return _made(line, found.entries[0])
    except RecursionError:  # LaTeX's environments within one another have no braces that could be counted
        return Unreadable(line, Wrong.LONG)


def _made(line: int, block: Block) -> Entry:
    fields = {field.key.casefold(): str(field.value) for field in block.fields}

    def said(*names: str) -> str:
        return next((_letters(fields[name]) for name in names if fields.get(name)), "")

    journal = said("journal", "journaltitle", "booktitle", "publisher", "institution")
    authors = fields.get("author") or fields.get("editor") or ""
    return made(
        line,
        KINDS.get(block.entry_type.casefold(), Kind.REPORT),
        {
            "title": said("title"),
            "authors": [_letters(one) for one in AND.split(tidy(_bare(authors))) if one.casefold() != "others"],
            "year": said("year", "date"),
            "place": said("address", "location"),
            "note": f"In: {journal}." if journal else "",
            "doi": said("doi"),
            "url": said("url"),
        },
    )


def _bare(value: str) -> str:
    """A field's value without the quotes or braces around it."""
    value = value.strip()[:LONGEST_FIELD]
    return value[1:-1] if len(value) > 1 and (value[0], value[-1]) in (("{", "}"), ('"', '"')) else value


def _letters(value: str) -> str:
    """A field's text, with what LaTeX writes in signs as the letters it means."""
    text = _bare(value)
    if "\\" in text or "$" in text or "~" in text:
        text = str(LATEX.latex_to_text(text))
    return text.replace("{", "").replace("}", "").replace("--", "–")


def _depth(text: str) -> int:
    """How many braces are open at most at one time."""
    depth = deepest = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    return deepest
