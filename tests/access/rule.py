"""The rule of doors, written a second time in plain Python, to hold the database's answers against."""

from collections.abc import Sequence
from dataclasses import dataclass

RECORDS = ("first of the hub", "second of the hub", "of the spoke")
TEAM_OF = {"first of the hub": "hub", "second of the hub": "hub", "of the spoke": "spoke"}
HOLDERS = ("alice", "lena", "nia")
HOURS = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Door:
    """A grant: by whom it is held, to a record or a team, for which parts, from and until how many hours from now."""

    holder: str
    to: str
    parts: frozenset[str]
    since: int
    until: int | None
    role: str = "co_worker"

    @property
    def is_live(self) -> bool:
        """Whether it is open now."""
        return self.since < 0 and (self.until is None or self.until > 0)


@dataclass(frozen=True, slots=True)
class State:
    """All doors there are, accounts that were closed, records that were withdrawn, and who may never open which."""

    doors: Sequence[Door]
    closed: frozenset[str]
    withdrawn: frozenset[str]
    never: frozenset[tuple[str, str]] = frozenset()

    def _is_shut(self, who: str, record: str) -> bool:
        return record in self.withdrawn or (who, record) in self.never

    def _live(self, who: str) -> list[Door]:
        return [] if who in self.closed else [door for door in self.doors if door.holder == who and door.is_live]

    def sees_as_worker(self, who: str, record: str, part: str) -> bool:
        """By a door to the very record."""
        return not self._is_shut(who, record) and any(d.to == record and part in d.parts for d in self._live(who))

    def sees_as_lead(self, who: str, record: str, part: str) -> bool:
        """By a door to the team that holds the record."""
        return not self._is_shut(who, record) and any(
            d.to == TEAM_OF[record] and part in d.parts for d in self._live(who)
        )

    def is_given_key(self, who: str, record: str, part: str) -> bool:
        """By either, with a ticket."""
        return self.sees_as_worker(who, record, part) or self.sees_as_lead(who, record, part)
