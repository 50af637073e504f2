"""Lines of the ledger as a page tells them: what somebody did over and over at one time is told once."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import groupby

from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.queries.lines import Told
from alongside.ledger.vocabulary import Kind

ICONS = {
    Kind.READ: "eye",
    Kind.WRITE: "pencil",
    Kind.REFUSAL: "triangle-alert",
    Kind.SIGN_IN: "key-round",
    Kind.JOB: "settings",
}
# What a spreadsheet takes for the beginning of a formula, or of the cell after it.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring lines that say the same, the newest first."""

    lines: Sequence[Told]

    @property
    def newest(self) -> Told:
        """The line that speaks for all."""
        return self.lines[0]

    @property
    def first(self) -> Told:
        """The oldest of them."""
        return self.lines[-1]

    @property
    def icon(self) -> str:
        """What sort of act it is."""
        if self.newest.job:
            return ICONS[Kind.JOB]
        return ICONS[self.newest.known.kind] if self.newest.known else ICONS[Kind.SIGN_IN]


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day, newest first."""

    day: date
    groups: Sequence[Group]


def days(lines: Sequence[Told]) -> list[Day]:
    """The lines by day, and within it gathered while who, what, what for and which records stay the same."""
    by_day = groupby(lines, key=lambda one: timezone.localtime(one.at).date())
    return [Day(day, [Group(list(same)) for _key, same in groupby(found, key=_same)]) for day, found in by_day]


def _same(one: Told) -> tuple[object, ...]:
    return one.actor, one.job, one.verb, one.purpose, tuple(one.records)


def csv_text(lines: Sequence[Told]) -> Iterator[str]:
    """The lines as rows of a spreadsheet, told in words, under a row of headings."""
    headings = (_("Line"), _("When"), _("Who"), _("Machine"), _("What was done"), _("What for"), _("Records"))
    yield _row(headings)
    for one in lines:
        records = " ".join(str(record) for record in one.records)
        yield _row(
            (str(one.line), one.at.isoformat(), one.name, one.job, one.did, one.what_for or one.purpose, records)
        )


def _row(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out).writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """Text that no spreadsheet runs (OWASP, CSV injection)."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
