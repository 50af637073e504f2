"""Why the product asks or suggests something: the findings it names as its reason."""

from alongside.evidence.items import Finding
from alongside.evidence.library import library


class NoSuchFinding(LookupError):
    """A reason was named that the library does not hold."""


def because(*finding_ids: str) -> tuple[Finding, ...]:
    """The findings of those ids, in the order named.

    :raises NoSuchFinding: for an id the library does not hold, or when none is given.
    """
    if not finding_ids:
        raise NoSuchFinding("A reason names at least one finding.")
    held = library().findings
    if unknown := [name for name in finding_ids if name not in held]:
        raise NoSuchFinding(f"The library holds no finding {', '.join(unknown)}.")
    return tuple(held[name] for name in finding_ids)
