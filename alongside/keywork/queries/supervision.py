"""With whom people reflect on their work, and what the two noted. Behind the actor's own policies."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.planned import Planned
from alongside.kernel.decisions import NotVisible
from alongside.keywork import sealing
from alongside.keywork.cards import OutsideCard
from alongside.keywork.models import Supervision, SupervisionTalk
from alongside.keywork.queries import own_checks
from alongside.keywork.queries.own_checks import Check
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

MOST_TALKS = 60


@dataclass(frozen=True, slots=True)
class Talk:
    """That the two met, and the note that one of them wrote."""

    row: SupervisionTalk
    note: str


@dataclass(frozen=True, slots=True)
class Named:
    """One supervision, and with whom it is, in words."""

    row: Supervision
    supervisor: str


@dataclass(frozen=True, slots=True)
class Together(Named):
    """One supervision with what belongs to it; ``shown`` is what the worker chose to show, the last first."""

    is_late: bool
    talks: Sequence[Talk]
    shown: Sequence[Check] = ()


@dataclass(frozen=True, slots=True)
class Mine:
    """The viewer's own supervision, what was proposed to them, and those whom they supervise."""

    own: Together | None
    proposed: Sequence[Named]
    giving: Sequence[Together]


def mine(*, on: date, viewer: Account) -> Mine:
    """Everything of the viewer's: one ledger line, in a fixed number of queries."""
    with acting_as(viewer.pk), transaction.atomic():
        rows = _of.all(viewer=viewer.pk)
        agreed = [row for row in rows if row.agreed_on]
        talks = _talks(agreed)
        shown = own_checks.shown_to(viewer=viewer)
        lines.record(Verb.SUPERVISION_READ, by=viewer.pk)
    found = [
        Together(row, with_whom(row), row.is_late(on), talks.get(row.pk, []), shown.get(row.worker_id, []))
        for row in agreed
    ]
    return Mine(
        next((one for one in found if one.row.worker_id == viewer.pk), None),
        [Named(row, with_whom(row)) for row in rows if row.agreed_on is None and row.worker_id == viewer.pk],
        [one for one in found if one.row.supervisor_id == viewer.pk],
    )


def with_whom(row: Supervision) -> str:
    """With whom it is: a colleague's name, or who it is outside of the service, as the worker or a lead wrote it."""
    return row.supervisor.name if row.supervisor else OutsideCard.from_sealed(sealing.unseal(row)).said


def waiting(*, on: date, viewer: Account) -> list[Named]:
    """What is late for the viewer, as the one or the other of the two, and what was proposed to them: one query."""
    return [
        Named(row, with_whom(row))
        for row in _of.all(viewer=viewer.pk)
        if row.is_late(on) or (row.agreed_on is None and row.worker_id == viewer.pk)
    ]


def of_people(accounts: Collection[UUID]) -> Mapping[UUID, Supervision]:
    """What these people agreed on, as far as the actor may see it."""
    rows = Supervision.objects.agreed().filter(worker__in=list(accounts)).select_related("supervisor")
    return {row.worker_id: row for row in rows}


def supervisor_of(account: Account) -> Account | None:
    """The colleague with whom somebody agreed to reflect. Inside a transaction that acts as them."""
    row = Supervision.objects.agreed().filter(worker=account).select_related("supervisor").first()
    return row.supervisor if row else None


def agreed_with(*, viewer: Account) -> Account | None:
    """The colleague with whom the viewer agreed to reflect; ``None`` also where it is somebody outside of the service."""
    with acting_as(viewer.pk), transaction.atomic():
        return supervisor_of(viewer)


def line_managers(*, account: UUID, viewer: Account) -> set[UUID]:
    """Who leads, as team lead, a team in which somebody has a place."""
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.line_managers(%s)", (account,))
        return set(cursor.fetchone()[0])


def get(*, supervision: UUID, viewer: Account) -> Supervision:
    """One that the viewer is part of.

    :raises NotVisible: when there is none by that id, or they are neither of the two.
    """
    with acting_as(viewer.pk), transaction.atomic():
        rows = Supervision.objects.filter(Q(worker=viewer) | Q(supervisor=viewer), pk=supervision)
        found = rows.select_related("worker", "supervisor").first()
    if found is None:
        raise NotVisible
    return found


@Planned
def _of(viewer: UUID) -> QuerySet[Supervision]:
    rows = Supervision.objects.live().filter(
        Q(worker=viewer) | Q(supervisor=viewer, agreed_on__isnull=False, worker__is_active=True)
    )
    return rows.select_related("worker", "supervisor", "said_by").order_by("worker__name", "-id")


def _talks(supervisions: Sequence[Supervision]) -> Mapping[UUID, list[Talk]]:
    found: dict[UUID, list[Talk]] = {}
    rows = SupervisionTalk.objects.filter(supervision__in=supervisions).select_related("written_by")
    for row in rows.order_by("-held_on", "-id")[:MOST_TALKS]:
        found.setdefault(row.supervision_id, []).append(Talk(row, sealing.unseal(row)))
    return found
