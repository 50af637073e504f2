"""The parts of a text that are somebody's quoted words."""

import re
from collections.abc import Iterator

from alongside.writing.tokens import Span

PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n")
CLOSES = {'"': '"”', "“": '”“"', "„": '“”"', "”": "”", "«": "»", "»": "«", "‹": "›"}
CLOSES_SINGLE = {"'": re.compile(r"(?<=[^\s])['’](?!\w)"), "‘": re.compile(r"(?<=[^\s])['’](?!\w)")}
MOST_IN_SINGLE = 400


def quotations(text: str) -> list[Span]:
    """The parts within quotation marks of any kind, marks included.

    Double marks that are not closed yet hold until the paragraph ends: somebody is still typing. A single mark counts
    only when its partner is found, because most of them are apostrophes.
    """
    return list(_quotations(text))


def _quotations(text: str) -> Iterator[Span]:
    at = 0
    while at < len(text):
        end = _closed(text, at)
        if end:
            yield at, end
        at = end or at + 1


def _closed(text: str, at: int) -> int:
    """Where the quotation that opens here ends; nought when none opens here."""
    mark = text[at]
    if mark not in CLOSES and mark not in CLOSES_SINGLE:
        return 0
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isalnum() or not after or (mark in "\"'‘”" and after.isspace()) or (mark in "”»" and before.strip()):
        return 0
    if single := CLOSES_SINGLE.get(mark):
        found = single.search(text, at + 1, at + MOST_IN_SINGLE)
        return found.end() if found else 0
    paragraph = PARAGRAPH_END.search(text, at)
    limit = paragraph.start() if paragraph else len(text)
    ends = [place for one in CLOSES[mark] if (place := text.find(one, at + 1, limit)) >= 0]
    return min(ends) + 1 if ends else limit
