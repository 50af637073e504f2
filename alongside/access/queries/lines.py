"""Reading the ledger back, for whoever acts in the open transaction. The database decides what they may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy

from alongside.access.vocabulary import EmergencyKind, Purpose
from alongside.ledger.vocabulary import Verb

_READ = """
    select s.id, s.at, s.actor, coalesce(a.name, ''), coalesce(s.job, ''), s.verb, s.records, coalesce(s.purpose, '')
    from access.read_lines(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s) s
    left join access_account a on a.id = s.actor order by s.id desc
"""


class Whose(StrEnum):
    """Which lines are asked for."""

    OWN = "own"
    """What the reader did."""
    TEAM = "team"
    """What was done with records of the teams the reader answers for in safeguarding."""
    RECORD = "record"
    """What was done with one record the reader has a door to."""
    ALL = "all"
    """Everything; for the data-protection lead."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What lines to look for; everything may be left open. Times are from (inclusive) and until (exclusive)."""

    record: UUID | None = None
    actor: UUID | None = None
    verb: str | None = None
    purpose: str | None = None
    machines: bool | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """One line, as it is told: who or which job, what, about which records, what for."""

    line: int
    at: datetime
    actor: UUID | None
    name: str
    job: str
    verb: str
    records: Sequence[UUID]
    purpose: str

    @property
    def known(self) -> Verb | None:
        """The verb, if it is one we still have words for."""
        return Verb(self.verb) if self.verb in _VERBS else None

    @property
    def did(self) -> str:
        """What they did, in words."""
        known = self.known
        return str(known.meaning) if known else self.verb

    @property
    def what_for(self) -> str:
        """What it was for, or of the ledger which lines, in words; nothing where we have no words for it."""
        if self.verb in _OF_THE_LEDGER and self.purpose in _WHOSE:
            return str(_WHOSE[self.purpose])
        for words in (Purpose, EmergencyKind):
            if self.purpose in words.values:
                return str(words(self.purpose).label)
        return ""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, newest first. ``before`` leads to earlier ones; ``looked_to`` is set where the search stopped early."""

    lines: Sequence[Told]
    before: int | None
    looked_to: int | None


def read(*, whose: Whose, wanted: Wanted, before: int | None, most: int) -> Page:
    """At most ``most`` lines older than line ``before``, as far as the actor may read them. One statement."""
    w = wanted
    asked = (w.record, w.actor, w.verb, w.purpose, w.machines, w.since, w.until)
    with connection.cursor() as cursor:
        cursor.execute(_READ, (whose.value, *asked, before, most + 1))
        rows = cursor.fetchall()
    lines = [Told(*row) for row in rows if row[5] is not None]
    if len(lines) > most:
        return Page(lines[:most], lines[most - 1].line, None)
    looked_to = next((row[0] for row in rows if row[5] is None), None)
    return Page(lines, looked_to, looked_to)


_VERBS = frozenset(verb.value for verb in Verb)
_OF_THE_LEDGER = frozenset({Verb.LEDGER_BROWSED.value, Verb.LEDGER_EXPORTED.value})
_WHOSE = {
    Whose.OWN.value: gettext_lazy("own lines"),
    Whose.TEAM.value: gettext_lazy("lines of a team"),
    Whose.RECORD.value: gettext_lazy("lines about one record"),
    Whose.ALL.value: gettext_lazy("all lines"),
}
