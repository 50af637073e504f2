"""Turns what a cell says into a value, and leaves a flag beside what cannot be sure."""

import re
from collections.abc import Callable
from datetime import date

from alongside.exchange.readers.rows import Coded, Flag
from alongside.exchange.readers.upn import check_letter, looks_like_upn
from alongside.jurisdiction.items import Code
from alongside.jurisdiction.packs import Pack

DAY_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?")
BLANKS = str.maketrans(dict.fromkeys("\xa0\ufeff\u200b\u2007\u202f", " "))
UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd\ufffe\uffff]")
BOOLEANS = {"true": "1", "false": "0"}
EARLIEST = date(1900, 1, 1)
# A list that every census has had: it begins with the oldest census held. Lists of practice begin with the pack.
EVERY_CENSUS = "primary_need"


def clean(raw: str) -> str:
    """The text without blanks around it, whatever kind of blank they are."""
    return raw.translate(BLANKS).strip()


class CodeBook:
    """The pack's lists as they stood in one census year, or at any time when no year is known."""

    def __init__(self, pack: Pack, *, year: int | None) -> None:
        self._pack = pack
        self.on = date(year, 3, 31) if year else None
        self._oldest = min(code.valid_from for code in pack.codes(EVERY_CENSUS))
        self._found: dict[tuple[str, str], tuple[Code | None, bool]] = {}

    def find(self, list_key: str, code: str) -> tuple[Code | None, bool]:
        """The code, and whether the list had it in that year."""
        wanted = (list_key, code)
        if wanted not in self._found:
            self._found[wanted] = self._search(list_key, code)
        return self._found[wanted]

    def _search(self, list_key: str, code: str) -> tuple[Code | None, bool]:
        versions = [held for held in self._pack.codes(list_key) if held.key == code]
        if not versions:
            return None, False
        if self.on is None:
            return versions[-1], True
        # A file older than any census held is read by the oldest lists there are.
        on = max(self.on, self._oldest)
        current = [held for held in versions if held.holds(on)]
        return (current or versions)[-1], bool(current)


class Cells:
    """Reads the cells of one child or one event; the flags gather in the order of reading."""

    def __init__(self, book: CodeBook, *, today: date) -> None:
        self.book = book
        self.today = today
        self.flags: list[Flag] = []

    def another(self) -> "Cells":
        """A reader with the same lists and the same today, and no flags yet."""
        return Cells(self.book, today=self.today)

    def flag(self, field: str, raw: str, reason: str) -> None:
        """Leave a flag."""
        self.flags.append(Flag(field, raw, reason))

    def text(self, field: str, raw: str) -> str:
        """The cleaned text; flagged when it holds characters that cannot be shown."""
        if UNSHOWN.search(raw):
            self.flag(field, raw, "This holds characters that cannot be shown.")
            return clean(UNSHOWN.sub("", raw))
        return clean(raw)

    def day(self, field: str, raw: str, *, may_be_future: bool = False) -> date | None:
        """A day written 31/12/2025 or 2025-12-31; anything else is flagged and is None."""
        text = self.text(field, raw)
        if not text:
            return None
        day = _day(text)
        if day is None:
            self.flag(field, raw, "This is not a date that can be read.")
        elif day < EARLIEST:
            self.flag(field, raw, "This date is before 1900.")
        elif day > self.today and not may_be_future:
            self.flag(field, raw, "This date has not come yet.")
        return day

    def code(self, field: str, raw: str, list_key: str) -> Coded | None:
        """A code of the list; one that is not in it is flagged and is None."""
        text = self.text(field, raw).upper()
        if not text:
            return None
        found = self._known(field, raw, list_key, text)
        return Coded(field, list_key, text) if found else None

    def yes_no(self, field: str, raw: str) -> Coded | None:
        """Yes or no, written 1, 0, true or false."""
        text = self.text(field, raw).lower()
        return self.code(field, BOOLEANS.get(text, raw), "yes_no")

    def sex(self, field: str, raw: str) -> str | None:
        """A code of today's list, also from an old code that surely means the same."""
        text = self.text(field, raw).upper()
        if not text:
            return None
        list_key = "gender" if self.book.find("gender", text)[0] else "sex"
        found = self._known(field, raw, list_key, text)
        if found is None or list_key == "sex":
            return found.key if found else None
        if found.same_as is None:
            self.flag(field, raw, "This old code has no sure match in today's list.")
            return None
        return found.same_as[1]

    def upn(self, field: str, raw: str, *, or_reason: bool = False) -> str | None:
        """A unique pupil number; a wrong check letter is flagged, a wrong shape is None."""
        text = self.text(field, raw).upper()
        if not text or (or_reason and self.book.find("upn_unknown", text)[0]):
            return None
        if not looks_like_upn(text):
            self.flag(field, raw, "This does not look like a unique pupil number.")
            return None
        if check_letter(text) != text[0]:
            self.flag(field, raw, "The first letter does not fit the figures after it.")
        return text

    def order(self, field: str, raw: str, days: tuple[date | None, date | None], why: str) -> None:
        """Flag `field` when the second day comes before the first."""
        first, second = days
        if first is not None and second is not None and second < first:
            self.flag(field, raw, why)

    def each(self, cells: list[tuple[str, str]], list_key: str) -> tuple[Coded, ...]:
        """Every known code among cells that repeat one field, in their order."""
        return known(lambda cell: self.code(*cell, list_key), cells)

    def _known(self, field: str, raw: str, list_key: str, text: str) -> Code | None:
        found, in_year = self.book.find(list_key, text)
        if found is None:
            self.flag(field, raw, "This code is not in the list.")
        elif not in_year:
            self.flag(field, raw, "This code is not in the list for the year of the file.")
        return found


def known(read: Callable[[tuple[str, str]], Coded | None], cells: list[tuple[str, str]]) -> tuple[Coded, ...]:
    """What `read` makes of each cell, without those it makes nothing of."""
    return tuple(coded for coded in map(read, cells) if coded is not None)


def _day(text: str) -> date | None:
    if found := DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
