"""What may stand in a list of words, and how what is wrong is told: its file, its line, and what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Table = dict[str, Any]

WORDS, LISTS, DATES, FLAGS = (
    {"id", "words", "why", "instead", "language"},
    {"forms", "except", "sources", "packs"},
    {"since"},
    {"ours"},
)
KINDS: Mapping[str, type[Any]] = (
    dict.fromkeys(WORDS | {"notices"}, str)
    | dict.fromkeys(LISTS, list)
    | dict.fromkeys(DATES, date)
    | dict.fromkeys(FLAGS, bool)
)
NEEDED = WORDS | {"forms", "sources", "since"}
OFF_KINDS: Mapping[str, type[Any]] = {"id": str, "since": date, "because": str}
SOURCE_KINDS: Mapping[str, type[Any]] = {"title": str, "publisher": str, "year": int, "url": str, "note": str}
NAMES_OF_KINDS = {
    str: "words in quotation marks",
    list: "a list of words",
    date: "a day such as 2026-12-01",
    bool: "true or false",
    int: "a number",
}


class BadWords(Exception):
    """A list of words is wrong: which file, which line, and what to do."""

    def __init__(self, file: str, line: int, sentence: str) -> None:
        super().__init__(f"{file}, line {line}: {sentence}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands, for messages."""

    file: str
    text: str

    def wrong(self, sentence: str, header: str = "", nth: int = 0) -> BadWords:
        """What to raise: at the ``nth`` line that begins with ``header``, else at the first line."""
        found = [number for number, line in enumerate(self.text.splitlines(), 1) if line.strip().startswith(header)]
        return BadWords(self.file, found[nth] if header and nth < len(found) else 1, sentence)


def check(
    table: Table, kinds: Mapping[str, type[Any]], place: Place, header: str, nth: int, needed: Iterable[str] = ("id",)
) -> None:
    """Known keys only, each of its kind, text not blank.

    :raises BadWords: for the first thing that is wrong.
    """
    for key in needed:
        if key not in table:
            raise place.wrong(f"{key} is missing. Add a line {key} = …", header, nth)
    for key, value in table.items():
        kind = kinds.get(key)
        if kind is None:
            raise place.wrong(f"{key!r} is not known here. Use one of {', '.join(sorted(kinds))}.", header, nth)
        if type(value) is not kind or (kind is list and not all(type(one) is str for one in value)):
            raise place.wrong(f"{key} must be {NAMES_OF_KINDS[kind]}.", header, nth)
        if kind is str and not value.strip():
            raise place.wrong(f"{key} is empty. Write something, or leave the line out.", header, nth)
        if key == "url" and not value.startswith(("https://", "http://")):
            raise place.wrong("url must begin with https://.", header, nth)
