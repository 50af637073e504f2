"""Who has seen a record, gathered by person and day, so that one look is one line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from alongside.access.queries.grants import Look
from alongside.ledger.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person did with a record on one day, the newest first."""

    name: str
    last: datetime
    acts: Sequence[tuple[str, int]]
    purposes: Sequence[str]


def gathered(looks: Iterable[Look]) -> list[Visit]:
    """Visits in the order of their last look; ``looks`` come newest first."""
    days: dict[tuple[object, str], list[Look]] = {}
    for look in looks:
        days.setdefault((timezone.localtime(look.at).date(), look.name), []).append(look)
    return [_visit(same) for same in days.values()]


def _visit(looks: Sequence[Look]) -> Visit:
    return Visit(
        name=looks[0].name,
        last=looks[0].at,
        acts=list(Counter(look.did for look in looks).items()),
        purposes=list(
            dict.fromkeys(look.purpose_said for look in looks if look.purpose_said and look.verb != Verb.RECORD_REFUSED)
        ),
    )
