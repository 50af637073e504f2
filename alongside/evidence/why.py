"""Why the product asks or suggests something: the findings it names as its reason."""

from alongside.evidence.items import Finding, Library
from alongside.evidence.library import library
from alongside.evidence.queries import own


class NoSuchFinding(LookupError):
    """A reason was named that the library does not hold."""


def because(*finding_ids: str) -> tuple[Finding, ...]:
    """The findings of those ids, in the order named.

    :raises NoSuchFinding: for an id the library does not hold, or when none is given.
    """
    if not finding_ids:
        raise NoSuchFinding("A reason names at least one finding.")
    held = holding(*finding_ids).findings
    if unknown := [name for name in finding_ids if name not in held]:
        raise NoSuchFinding(f"The library holds no finding {', '.join(unknown)}.")
    return tuple(held[name] for name in finding_ids)


def holding(*finding_ids: str) -> Library:
    """The library that has them: the database is asked only for what this service added."""
    shipped = library()
    return shipped if all(name in shipped.findings for name in finding_ids) else own.held()
