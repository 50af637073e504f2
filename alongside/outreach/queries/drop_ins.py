"""The drop-in board: who is here today, and who was in the last days and is nobody's yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach.board import Names, works_with_young_people
from alongside.outreach.ending_vocabulary import CAME_FOR_ICONS, CameFor, VisitState
from alongside.outreach.models import Visit
from alongside.people.models import Team

MOST = 100


@dataclass(frozen=True, slots=True)
class Read:
    """Somebody who dropped in, with the name they gave."""

    row: Visit
    name: str

    @property
    def came_for(self) -> list[tuple[str, str]]:
        """What for: picture and words."""
        return [(CAME_FOR_ICONS[one], str(CameFor(one).label)) for one in self.row.came_for]

    @property
    def is_here(self) -> bool:
        """Whether they are still here."""
        return self.row.state != VisitState.LEFT


def board(*, viewer: Account) -> Sequence[Read]:
    """Everybody on the boards of the viewer's teams, the newest first; one line in the ledger."""
    with acting_as(viewer.pk), transaction.atomic():
        rows = list(Visit.objects.select_related("team", "with_whom").order_by("-came_at", "-id")[:MOST])
        if rows:
            lines.record(Verb.DROPIN_READ, by=viewer.pk)
    return [_read(row) for row in rows]


def get(*, visit: UUID) -> Read:
    """One of them, inside a transaction that acts as the viewer.

    :raises NotVisible: when it is gone, or of a team that is not theirs.
    """
    if row := Visit.objects.filter(pk=visit).select_related("team").first():
        return _read(row)
    raise NotVisible


def teams(*, viewer: Account) -> list[Team]:
    """The teams whose board the viewer keeps; none for whoever does not work with young people."""
    if not works_with_young_people(viewer):
        return []
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select unnest(access.teams('member'))")
        ids = [row[0] for row in cursor]
        return list(Team.objects.filter(pk__in=ids).order_by("name"))


def some_teams(*, viewer: Account) -> list[Team]:
    """The same. :raises NotVisible: for whoever keeps no board."""
    if found := teams(viewer=viewer):
        return found
    raise NotVisible


def _read(row: Visit) -> Read:
    return Read(row, Names().read(row))
