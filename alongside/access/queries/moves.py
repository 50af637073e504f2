"""Records on their way from one team to another, and doors that came along with one."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant, Move
from alongside.access.models.moves import WAITING
from alongside.access.vocabulary import GrantRole, MoveAnswer
from alongside.kernel.decisions import NotVisible


def waiting(*, record: UUID) -> Move | None:
    """The proposal that waits for an answer, for leads of the team that holds the opened record."""
    return Move.objects.filter(record=record, outcome=WAITING).select_related("proposer").first()


def could_take(*, record: UUID) -> set[UUID]:
    """Other teams with a lead who could take this record; none for whoever does not lead its team."""
    with connection.cursor() as cursor:
        cursor.execute("select access.could_take(%s)", (record,))
        return set(cursor.fetchone()[0])


def get(*, move: UUID, viewer: Account) -> Move:
    """A proposal that waits for an answer.

    :raises NotVisible: when there is none by that id, or not for the viewer.
    """
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        found = Move.objects.filter(pk=move, outcome=WAITING).select_related("proposer").first()
        if found is None or not _leads(found.to_team_id):
            raise NotVisible
        return found


def to_answer(*, viewer: Account) -> Sequence[Move]:
    """Those that wait for the actor, as a lead of the other team; oldest first."""
    with connection.cursor() as cursor:
        cursor.execute("select access.teams('lead')")
        (led,) = cursor.fetchone()
    rows = Move.objects.filter(outcome=WAITING, to_team_id__in=led).exclude(proposer=viewer)
    return list(rows.select_related("proposer").order_by("proposed_at"))


def answered(*, viewer: Account) -> Sequence[Move]:
    """Those that the actor proposed and whose answer they have not read yet, oldest first."""
    rows = Move.objects.filter(proposer=viewer, read_at=None).exclude(outcome__in=[WAITING, MoveAnswer.TAKEN_BACK])
    return list(rows.select_related("answered_by").order_by("answered_at"))


def came_along(*, at: datetime, viewer: Account) -> Sequence[Grant]:
    """Live doors to single records that were given before the actor's team took the record, and not looked at since."""
    moved = Move.objects.filter(record=OuterRef("record"), outcome=MoveAnswer.TAKEN)
    since_given = Q(Exists(moved.filter(answered_at__gte=OuterRef("starts_at"))), kept_at=None)
    since_kept = Q(Exists(moved.filter(answered_at__gt=OuterRef("kept_at"))))
    rows = Grant.objects.live(at).filter(since_given | since_kept, record__isnull=False).exclude(holder=viewer)
    rows = rows.exclude(role=GrantRole.EMERGENCY).select_related("holder", "opened_by")
    return list(rows.order_by("starts_at"))


def _leads(team: UUID) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select %s = any (access.teams('lead'))", (team,))
        return bool(cursor.fetchone()[0])
