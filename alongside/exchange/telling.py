"""What a council file says, told in plain sentences for a timeline."""

from datetime import date

from django.utils.formats import date_format

from alongside.exchange.readers.rows import Coded, EventKind, StagedChild, StagedEvent
from alongside.jurisdiction.packs import NotHeld, pack

BEGINNINGS = {
    EventKind.REFERRAL: "The council wrote down a referral.",
    EventKind.ASSESSMENT: "The council made an assessment.",
    EventKind.PLAN: "The council had a child in need plan.",
    EventKind.ENQUIRY: "The council looked into safety (section 47).",
    EventKind.CONFERENCE: "There was a child protection conference.",
    EventKind.PROTECTION_PLAN: "The council had a child protection plan.",
    EventKind.PROTECTION_REVIEW: "The child protection plan was reviewed.",
    EventKind.MISSING: "The council wrote down a time away.",
    EventKind.PARENTHOOD: "The council wrote down that they became a parent.",
    EventKind.DEATH: "The council wrote down a death.",
}


def event(told: StagedEvent, *, on: date) -> str:
    """One event: what it was, until when, and each code in the words it had on that day."""
    lines = [BEGINNINGS[told.kind]]
    if told.on is None:
        lines.append("The file gives no date.")
    if told.until:
        lines.append(f"Until {date_format(told.until, 'j F Y')}.")
    lines += [f"{coded.field}: {_label(coded, told.on or on)}" for coded in told.codes]
    lines += [f"Looked odd: {flag.field} “{flag.raw}”. {flag.reason}" for flag in told.flags]
    return "\n".join(lines)


def identity(child: StagedChild, *, on: date) -> str:
    """What the council wrote about who they are; empty when it wrote nothing."""
    codes = [Coded("Sex", "sex", child.sex or ""), Coded("Ethnicity", "ethnicity", child.ethnicity or "")]
    codes += [Coded("Disability", "disability", code) for code in child.disabilities]
    said = [f"{coded.field}: {_label(coded, on)}" for coded in codes if coded.code]
    return "\n".join(["This is what the council wrote. Their own words count for more.", *said]) if said else ""


def _label(coded: Coded, on: date) -> str:
    england = pack("england")
    try:
        return f"{england.label(coded.list, coded.code, on=on)} ({coded.code})"
    except NotHeld:
        return coded.code
