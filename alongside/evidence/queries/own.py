"""What this service added to the library, beside what came with the product."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from alongside.evidence.items import Finding, Library, Source
from alongside.evidence.library import library
from alongside.evidence.models import OwnFinding, OwnQuestion, OwnStudy
from alongside.evidence.vocabulary import Kind, Seed
from alongside.kernel.decisions import NotVisible


def held() -> Library:
    """Everything: what came with the product, and after it what this service added. Two statements."""
    shipped = library()
    added = tuple(as_source(study) for study in studies())
    return replace(
        shipped,
        sources=shipped.sources + added,
        by_id={**shipped.by_id, **{source.id: source for source in added}},
        findings={**shipped.findings, **{one.id: one for source in added for one in source.findings}},
    )


def studies() -> Sequence[OwnStudy]:
    """The service's own studies that were not taken off the list, oldest first, their findings loaded."""
    rows = OwnStudy.objects.filter(withdrawn_at__isnull=True).order_by("added_at", "key")
    return list(rows.prefetch_related("findings"))


def study(key: str) -> OwnStudy:
    """One of them. :raises NotVisible: if there is none of that key."""
    found = OwnStudy.objects.filter(key=key, withdrawn_at__isnull=True).prefetch_related("findings").first()
    if found is None:
        raise NotVisible
    return found


def finding(pk: UUID) -> OwnFinding:
    """One finding of a study that is on the list. :raises NotVisible: if there is none."""
    rows = OwnFinding.objects.filter(pk=pk, withdrawn_at__isnull=True, study__withdrawn_at__isnull=True)
    found = rows.select_related("study").first()
    if found is None:
        raise NotVisible
    return found


def questions(*, element: int | None = None) -> Sequence[OwnQuestion]:
    """The service's own questions to think about, oldest first; those behind one element if one is named."""
    rows = OwnQuestion.objects.filter(withdrawn_at__isnull=True)
    if element is not None:
        rows = rows.filter(elements__contains=[element])
    return list(rows.order_by("added_at", "pk"))


def question(pk: UUID) -> OwnQuestion:
    """One question that is on the list. :raises NotVisible: if there is none."""
    found = OwnQuestion.objects.filter(pk=pk, withdrawn_at__isnull=True).first()
    if found is None:
        raise NotVisible
    return found


def live_findings(study: OwnStudy) -> list[OwnFinding]:
    """Its findings that were not taken off, in order."""
    rows = [one for one in study.findings.all() if one.withdrawn_at is None]
    return sorted(rows, key=lambda one: one.number)


def as_source(study: OwnStudy) -> Source:
    """The study as the library shows every source."""
    found = tuple(
        Finding(
            id=f"{study.key}-{one.number}",
            source_id=study.key,
            says=one.says,
            elements=tuple(one.elements),
            rows=tuple(one.rows),
        )
        for one in live_findings(study)
    )
    return Source(
        id=study.key,
        kind=Kind(study.kind),
        title=study.title,
        year=study.year,
        authors=tuple(study.authors),
        place=study.place,
        method=study.method,
        sample=(),
        seed=Seed.OWN,
        where="",
        findings=found,
        note=study.note,
        doi=study.doi,
        url=study.url,
    )
