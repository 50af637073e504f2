"""Who is away, until when, and who steps in. Known to everybody who is signed in; never why."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible
from alongside.keywork.models import Absence, WorkerSelf


def live(*, accounts: Iterable[UUID], on: date) -> list[Absence]:
    """Absences of these people that go on or are to come, the next first."""
    rows = Absence.objects.filter(account__in=list(accounts), until_on__gte=on, called_off_at=None)
    return list(rows.select_related("account", "cover").order_by("from_on", "id"))


def of_one(*, account: UUID, on: date, viewer: Account) -> list[Absence]:
    """One person's absences that go on or are to come."""
    with acting_as(viewer.pk), transaction.atomic():
        return live(accounts=[account], on=on)


def get(*, absence: UUID, viewer: Account) -> Absence:
    """One that was not called off.

    :raises NotVisible: when there is none by that id.
    """
    with acting_as(viewer.pk), transaction.atomic():
        found = Absence.objects.filter(pk=absence, called_off_at=None).select_related("account", "cover").first()
    if found is None:
        raise NotVisible
    return found


def answers_for(*, account: UUID, viewer: Account) -> bool:
    """Whether the viewer leads a team in which somebody has a place."""
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.answers_for(%s)", (account,))
        return bool(cursor.fetchone()[0])


def said_of_oneself(*, viewer: Account) -> str:
    """What the viewer lets young people know of themselves; empty for nothing."""
    with acting_as(viewer.pk), transaction.atomic():
        return WorkerSelf.objects.filter(account=viewer).values_list("gender", flat=True).first() or ""
