"""What a reader hands on: what the file is, and each child with everything the row said."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class FileKind(StrEnum):
    """The council files that can be read."""

    CIN = "cin"  # children in need census, XML
    HEADER = "ssda903-header"  # looked-after children: who they are, CSV
    MISSING = "ssda903-missing"  # looked-after children: times they were missing, CSV


class EventKind(StrEnum):
    """What happened, as far as these files say."""

    REFERRAL = "referral"  # from the referral to its closing
    ASSESSMENT = "assessment"  # from its start to its authorisation
    PLAN = "plan"  # child in need plan
    ENQUIRY = "enquiry"  # section 47 enquiry, from its start
    CONFERENCE = "conference"  # initial child protection conference
    PROTECTION_PLAN = "protection-plan"
    PROTECTION_REVIEW = "protection-review"
    MISSING = "missing"  # missing, or away without authorisation: the code says which
    PARENTHOOD = "parenthood"  # the young person became a mother
    DEATH = "death"


@dataclass(frozen=True, slots=True)
class Flag:
    """Something odd about one field: where, what it said, and why in plain English."""

    field: str
    raw: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coded:
    """A code that is surely known: which field, which list of the jurisdiction pack, which code."""

    field: str
    list: str
    code: str


@dataclass(frozen=True, slots=True)
class StagedEvent:
    """Something that happened to a child; `raw` holds the cells it was read from."""

    kind: EventKind
    on: date | None
    until: date | None
    codes: tuple[Coded, ...]
    raw: dict[str, str]
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class StagedChild:
    """One child in a CIN file, or one row of a list; `raw` is everything read, in its order.

    The same child may come more than once in a file: matching is for whoever stages the rows.
    `local_id` is empty when the file gives none. `sex`, `ethnicity` and `disabilities` are codes
    of today's lists; None where the file says nothing that is certain.
    """

    local_id: str
    date_of_birth: date | None
    expected_birth: date | None
    sex: str | None
    ethnicity: str | None
    upn: str | None
    disabilities: tuple[str, ...]
    events: tuple[StagedEvent, ...]
    raw: dict[str, str]
    flags: tuple[Flag, ...]

    @property
    def all_flags(self) -> tuple[Flag, ...]:
        """The child's own flags, then those of each event."""
        return self.flags + tuple(flag for event in self.events for flag in event.flags)


@dataclass(frozen=True, slots=True)
class FileAbout:
    """What a file is, known only once all of it has been read through."""

    kind: FileKind
    year: int | None  # census year: 2026 is April 2025 to March 2026
    authority: str | None  # the council's three-figure code
    rows: int
    sha256: str
    encoding: str
    flags: tuple[Flag, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused."""

    max_bytes: int = 200_000_000
    max_rows: int = 200_000
    max_child_bytes: int = 2_000_000  # one child, and anything between two children
    max_child_elements: int = 20_000
    max_depth: int = 20
    max_line: int = 100_000  # characters in one line of a CSV file
    max_lines: int = 2_000_000  # blank ones and lines within quotation marks included


class NotReadable(Exception):
    """The file cannot be read; `reason` is one sentence that says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
