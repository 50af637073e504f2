"""Who may not open a record, and who knows the family: read by leads of the record's team, in its open transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.access.doors import Opened
from alongside.access.models import Acquaintance, Barrier
from alongside.kernel.decisions import NotVisible


@dataclass(frozen=True, slots=True)
class Closed:
    """One row of the never list, with its reason opened."""

    barrier: Barrier
    reason: str


def of(*, record: UUID, door: Opened) -> list[Closed]:
    """Everybody to whom this record is closed now, newest first."""
    rows = Barrier.objects.filter(record=record, lifted_at=None).select_related("account", "set_by")
    return [Closed(row, door.read(row, "reason")) for row in rows.order_by("-set_at")]


def get(*, record: UUID, barrier: UUID) -> Barrier:
    """One that still stands.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    rows = Barrier.objects.filter(record=record, pk=barrier, lifted_at=None).select_related("account")
    if found := rows.first():
        return found
    raise NotVisible


def stepped_back() -> Sequence[Barrier]:
    """Those who stepped back by themselves and whose leads have not read it yet, oldest first."""
    rows = Barrier.objects.filter(noticed_at=None, lifted_at=None).select_related("account")
    return list(rows.order_by("set_at"))


def answers(*, record: UUID) -> Sequence[Acquaintance]:
    """What was answered about knowing the family, newest first; leads see all, others their own."""
    rows = Acquaintance.objects.filter(record=record).select_related("account", "said_by")
    return list(rows.order_by("-said_at")[:50])
