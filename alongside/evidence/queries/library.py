"""Reads of the library. It is open to everybody who is signed in, so no viewer is named.

Each takes the library to read: what came with the product unless ``held`` says otherwise (``queries.own.held`` has what
the service added as well).
"""

from dataclasses import dataclass

from alongside.evidence.items import Element, Finding, Library, Row, Source
from alongside.evidence.library import library
from alongside.evidence.ranking import mentions, score, words
from alongside.kernel.decisions import NotVisible


def get(source_id: str, *, held: Library | None = None) -> Source:
    """One source. :raises NotVisible: if there is none of that id."""
    found = (held or library()).by_id.get(source_id)
    if found is None:
        raise NotVisible
    return found


def search(
    *,
    text: str = "",
    element: int | None = None,
    row: str | None = None,
    year_from: int | None = None,
    year_to: int | None = None,
    kind: str | None = None,
    sort: str = "relevance",
    held: Library | None = None,
) -> tuple[Source, ...]:
    """Sources that pass every filter given, in the order asked for.

    Every word of `text` must begin some word of the source; capitals, accents and apostrophes do
    not matter. `element` and `row` ask for a finding behind that element number or row id. Years
    are inclusive, and work over several years passes if any of them does. `sort` is `relevance`,
    `year` (newest first) or `title`; without text, relevance is newest first.
    """
    wanted = words(text)
    ranked = [
        (score(source, wanted=wanted), source)
        for source in (held or library()).sources
        if _passes(source, element=element, row=row, kind=kind)
        and (year_from is None or source.last_year >= year_from)
        and (year_to is None or source.year <= year_to)
    ]
    kept = [(rank, source) for rank, source in ranked if rank or not wanted]
    kept.sort(key=lambda pair: words(pair[1].name))
    if sort != "title":
        kept.sort(key=lambda pair: pair[1].last_year, reverse=True)
    if sort == "relevance":
        kept.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(source for _, source in kept)


def findings_shown(
    source: Source, *, text: str = "", element: int | None = None, row: str | None = None
) -> tuple[Finding, ...]:
    """The source's findings that pass the filters: those with the words, or all if none has."""
    wanted = words(text)
    behind = [finding for finding in source.findings if _is_behind(finding, element, row)]
    return tuple(f for f in behind if mentions(f, wanted=wanted)) or tuple(behind)


def also_listed(source: Source, *, held: Library | None = None) -> tuple[Source, ...]:
    """The other places in the library where the same work stands."""
    everything = (held or library()).sources
    return tuple(other for other in everything if other.work_id == source.work_id and other.id != source.id)


def for_row(row_id: str, *, held: Library | None = None) -> tuple[Finding, ...]:
    """Every finding a row of the product rests on, in the library's order."""
    return tuple(finding for finding in (held or library()).findings.values() if row_id in finding.rows)


def for_element(number: int, *, held: Library | None = None) -> tuple[Finding, ...]:
    """Every finding behind an element, in the library's order."""
    return tuple(finding for finding in (held or library()).findings.values() if number in finding.elements)


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding with the elements and the rows of the product that it stands behind."""

    finding: Finding
    elements: tuple[Element, ...]
    rows: tuple[Row, ...]


def standing(finding: Finding) -> Standing:
    """What a finding stands behind, in full."""
    held = library()
    return Standing(
        finding,
        tuple(element for element in held.elements if element.number in finding.elements),
        tuple(held.rows[row_id] for row_id in finding.rows),
    )


@dataclass(frozen=True, slots=True)
class Column:
    """An element, with how many findings of how many works stand behind it."""

    element: Element
    findings: int
    works: int


@dataclass(frozen=True, slots=True)
class Line:
    """A work, with its findings behind each element in turn."""

    source: Source
    cells: tuple[tuple[Finding, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which work stands behind which element."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def matrix(*, held: Library | None = None) -> Matrix:
    """All works by all elements, oldest work first; a work listed twice is one line."""
    held = held or library()
    works = [source for source in held.sources if not source.same_as]
    works.sort(key=lambda source: (source.year, words(source.name)))
    return Matrix(
        columns=tuple(_column(element, held) for element in held.elements),
        lines=tuple(Line(work, _cells(work, held)) for work in works),
    )


def _column(element: Element, held: Library) -> Column:
    behind = for_element(element.number, held=held)
    works = {held.by_id[finding.source_id].work_id for finding in behind}
    return Column(element, len(behind), len(works))


def _cells(work: Source, held: Library) -> tuple[tuple[Finding, ...], ...]:
    listed = [source for source in held.sources if source.work_id == work.id]
    return tuple(
        tuple(f for source in listed for f in source.findings if element.number in f.elements)
        for element in held.elements
    )


def _passes(source: Source, *, element: int | None, row: str | None, kind: str | None) -> bool:
    if kind is not None and source.kind != kind:
        return False
    if element is None and row is None:
        return True  # also one that nobody has written a finding of yet
    return any(_is_behind(finding, element, row) for finding in source.findings)


def _is_behind(finding: Finding, element: int | None, row: str | None) -> bool:
    return (element is None or element in finding.elements) and (row is None or row in finding.rows)
