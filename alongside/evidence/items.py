"""What the library holds: sources, what each found, and what that stands behind."""

from collections.abc import Mapping
from dataclasses import dataclass

from alongside.evidence.vocabulary import Kind, Seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A thing the product must do, by the short name used in the project (`A1`)."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Rows that belong together, under a letter."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One of the nine things a system of care and recovery needs."""

    number: int
    key: str
    title: str
    meaning: str
    rows: tuple[str, ...]  # ids of rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """How many of what were studied."""

    n: int
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a source found, in one sentence of our own."""

    id: str
    source_id: str
    says: str
    elements: tuple[int, ...]  # numbers
    rows: tuple[str, ...]  # ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A study, report or book. Years are whole; `year_to` is given for work over several years.

    The title is empty where neither document gives one. Websites have no date: their year only
    gives them a place in the list, beside the newest works of the paper that names them.
    """

    id: str
    kind: Kind
    title: str
    year: int
    authors: tuple[str, ...]
    place: str
    method: str
    sample: tuple[Sample, ...]
    seed: Seed
    where: str
    findings: tuple[Finding, ...]
    year_to: int | None = None
    commissioner: str = ""
    note: str = ""
    variants: tuple[str, ...] = ()
    cited_in: tuple[int, ...] = ()  # numbers of elements
    same_as: str = ""  # id of another source
    doi: str = ""
    url: str = ""

    @property
    def is_own(self) -> bool:
        """Whether this service added it."""
        return self.seed == Seed.OWN

    @property
    def years(self) -> str:
        """`2015`, `2013–2016`, or nothing when it has no date."""
        if self.kind == Kind.WEBSITE:
            return ""
        return f"{self.year}–{self.year_to}" if self.year_to else str(self.year)

    @property
    def last_year(self) -> int:
        """The year it was finished."""
        return self.year_to or self.year

    @property
    def by(self) -> str:
        """Whose it is: `A`, `A and B`, `A; B and C`. Names may hold commas."""
        return " and ".join(filter(None, ("; ".join(self.authors[:-1]), *self.authors[-1:])))

    @property
    def name(self) -> str:
        """The title, or whose it is and when."""
        return self.title or f"{self.by} ({self.years})"

    @property
    def work_id(self) -> str:
        """The id under which the work itself is counted once, however often it is listed."""
        return self.same_as or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything held. Sources, elements and areas keep the order of their files."""

    sources: tuple[Source, ...]
    elements: tuple[Element, ...]
    areas: tuple[Area, ...]
    by_id: Mapping[str, Source]
    findings: Mapping[str, Finding]  # by id
    rows: Mapping[str, Row]  # by id
