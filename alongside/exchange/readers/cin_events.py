"""The events of one referral in the children in need census, in the order of the file."""

from collections.abc import Iterator
from datetime import date

from alongside.exchange.readers.cells import Cells, known
from alongside.exchange.readers.parts import Cell, Part
from alongside.exchange.readers.rows import Coded, EventKind, StagedEvent

ENDS_FIRST = "This date is before the start."
ALONE = "21"  # "no factors identified" stands alone


def referral_events(details: Part, cells: Cells) -> Iterator[StagedEvent]:
    """The referral, then its conference, assessments, plans, enquiries and protection plans."""
    yield _referral(details, cells)
    yield from _conference(details, cells)
    for assessment in details.inner("Assessments"):
        yield _assessment(assessment, cells)
    for plan in details.inner("CINPlanDates"):
        yield _period(plan, cells, EventKind.PLAN, "CINPlanStartDate", "CINPlanEndDate")
    for enquiry in details.inner("Section47"):
        yield _enquiry(enquiry, cells)
        yield from _conference(enquiry, cells)
    for plan in details.inner("ChildProtectionPlans"):
        yield _protection_plan(plan, cells)
        yield from _reviews(plan, cells)


def _referral(details: Part, cells: Cells) -> StagedEvent:
    own = cells.another()
    days = _days(details, own, "CINreferralDate", "CINclosureDate")
    closed, reason = details.cell("CINclosureDate"), details.cell("ReasonForClosure")
    if closed[1].strip() and not reason[1].strip():
        own.flag(*closed, "There is a closing date and no reason for it.")
    if reason[1].strip() and not closed[1].strip():
        own.flag(*reason, "There is a reason for closing and no date.")
    read = (
        own.code(*details.cell("ReferralSource"), "referral_source"),
        own.code(*details.cell("PrimaryNeedCode"), "primary_need"),
        own.code(*reason, "closure_reason"),
        own.yes_no(*details.cell("ReferralNFA")),
    )
    return _event(EventKind.REFERRAL, days, _known(read), details.raw(), own)


def _assessment(part: Part, cells: Cells) -> StagedEvent:
    own = cells.another()
    days = _days(part, own, "AssessmentActualStartDate", "AssessmentAuthorisationDate")
    own.day(*part.cell("AssessmentInternalReviewDate"), may_be_future=True)
    given = part.part("FactorsIdentifiedAtAssessment").every("AssessmentFactors")
    factors = own.each(given, "assessment_factor")
    if len(factors) > 1:
        alone = [factor.field for factor in factors if factor.code == ALONE]
        for path in alone:
            own.flag(path, ALONE, "No factors identified is given together with a factor.")
    raw = part.raw("FactorsIdentifiedAtAssessment")
    return _event(EventKind.ASSESSMENT, days, factors, raw, own)


def _enquiry(part: Part, cells: Cells) -> StagedEvent:
    own = cells.another()
    started = own.day(*part.cell("S47ActualStartDate"))
    own.day(*part.cell("InitialCPCtarget"), may_be_future=True)
    not_required = own.yes_no(*part.cell("ICPCnotRequired"))
    return _event(EventKind.ENQUIRY, (started, None), _known((not_required,)), part.raw(), own)


def _conference(part: Part, cells: Cells) -> Iterator[StagedEvent]:
    cell = part.cell("DateOfInitialCPC")
    if cell[1].strip():
        yield _moment(EventKind.CONFERENCE, cell, cells)


def _protection_plan(part: Part, cells: Cells) -> StagedEvent:
    own = cells.another()
    days = _days(part, own, "CPPstartDate", "CPPendDate")
    path, text = part.cell("NumberOfPreviousCPP")
    before = own.text(path, text)
    if before and not (before.isascii() and before.isdigit()):
        own.flag(path, text, "This is not a whole number.")
    read = known(
        lambda cell: own.code(*cell, "abuse_category"),
        [part.cell("InitialCategoryOfAbuse"), part.cell("LatestCategoryOfAbuse")],
    )
    return _event(EventKind.PROTECTION_PLAN, days, read, part.raw("Reviews"), own)


def _reviews(part: Part, cells: Cells) -> Iterator[StagedEvent]:
    for cell in part.part("Reviews").every("CPPreviewDate"):
        yield _moment(EventKind.PROTECTION_REVIEW, cell, cells)


def _period(part: Part, cells: Cells, kind: EventKind, start: str, end: str) -> StagedEvent:
    own = cells.another()
    return _event(kind, _days(part, own, start, end), (), part.raw(), own)


def _moment(kind: EventKind, cell: Cell, cells: Cells) -> StagedEvent:
    own = cells.another()
    return _event(kind, (own.day(*cell), None), (), dict([cell]), own)


def _days(part: Part, own: Cells, start: str, end: str) -> tuple[date | None, date | None]:
    """Both dates; flagged when the start is missing or the end comes first."""
    if not part.cell(start)[1].strip():
        own.flag(*part.cell(start), "The start is missing.")
    days = own.day(*part.cell(start)), own.day(*part.cell(end))
    own.order(*part.cell(end), days, ENDS_FIRST)
    return days


def _known(read: tuple[Coded | None, ...]) -> tuple[Coded, ...]:
    return tuple(coded for coded in read if coded is not None)


def _event(
    kind: EventKind,
    days: tuple[date | None, date | None],
    codes: tuple[Coded, ...],
    raw: dict[str, str],
    own: Cells,
) -> StagedEvent:
    return StagedEvent(kind, *days, codes, raw, tuple(own.flags))
