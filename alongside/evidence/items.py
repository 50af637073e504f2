"""What the library holds: sources, what each found, and what that stands behind. Plain values, never changed."""

from collections.abc import Mapping
from dataclasses import dataclass


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
    """How many of what were studied. The count is nought where the source gives none."""

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
    """A study, report or book. Years are whole; `year_to` is given for work over several years."""

    id: str
    kind: str
    title: str
    year: int
    authors: tuple[str, ...]
    place: str
    method: str
    sample: tuple[Sample, ...]
    seed: str  # "A" or "B"
    where: str
    findings: tuple[Finding, ...]
    year_to: int | None = None
    commissioner: str = ""
    note: str = ""
    variants: tuple[str, ...] = ()
    cited_in: tuple[int, ...] = ()  # numbers of elements
    same_as: str = ""  # id of another source

    @property
    def years(self) -> str:
        """`2015`, or `2013–2016`."""
        return f"{self.year}–{self.year_to}" if self.year_to else str(self.year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """Everything held. Sources, elements and areas keep the order of their files."""

    sources: tuple[Source, ...]
    elements: tuple[Element, ...]
    areas: tuple[Area, ...]
    by_id: Mapping[str, Source]
    findings: Mapping[str, Finding]  # by id
    rows: Mapping[str, Row]  # by id
