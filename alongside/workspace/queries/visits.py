"""Who has seen a record, gathered by person and day, so that one look is one line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from alongside.access.queries.lines import Told
from alongside.ledger.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person, or one machine's job, did with a record on one day, the newest first."""

    name: str
    job: str
    last: datetime
    acts: Sequence[tuple[str, int]]
    purposes: Sequence[str]
    line: int
    """The newest line of it."""


def gathered(looks: Iterable[Told]) -> list[Visit]:
    """Visits in the order of their last look; ``looks`` come newest first."""
    days: dict[tuple[object, str, str], list[Told]] = {}
    for look in looks:
        days.setdefault((timezone.localtime(look.at).date(), look.name, look.job), []).append(look)
    return [_visit(same) for same in days.values()]


def _visit(looks: Sequence[Told]) -> Visit:
    return Visit(
        name=looks[0].name,
        job=looks[0].job,
        last=looks[0].at,
        acts=list(Counter(look.did for look in looks).items()),
        line=looks[0].line,
        purposes=list(
            dict.fromkeys(look.what_for for look in looks if look.what_for and look.verb != Verb.RECORD_REFUSED)
        ),
    )
