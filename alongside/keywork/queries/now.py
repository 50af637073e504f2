"""Who is there for a young person right now, for the top of their page: one query, and no card opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from alongside.access.models import Grant
from alongside.access.vocabulary import GrantRole
from alongside.keywork.models import Absence
from alongside.keywork.queries import absences

_HERE = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER)


@dataclass(frozen=True, slots=True)
class Beside:
    """Doors of those who are alongside, the key worker first; and who of them is away or will be."""

    here: Sequence[Grant]
    away: Sequence[Absence]

    @property
    def key_workers(self) -> list[Grant]:
        """The key workers there are."""
        return [one for one in self.here if one.role == GrantRole.KEY_WORKER]

    @property
    def nobody_named(self) -> bool:
        """Whether nobody is named as key worker."""
        return not self.key_workers


def of(*, who_can_see: Sequence[Grant], on: date) -> Beside:
    """Told from the grants that a page of the record has read already."""
    here = [one for one in who_can_see if one.record_id and one.role in _HERE]
    here.sort(key=lambda one: (_HERE.index(GrantRole(one.role)), one.starts_at))
    return Beside(here, absences.live(accounts=[one.holder_id for one in here], on=on))
