"""What somebody who leaves leaves behind: doors they held, and doors they opened for others."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import GrantRole, Role


def may_close(account: UUID, *, viewer: Account) -> bool:
    """Whether the viewer may close this account."""
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.may_close(%s)", (account,))
        return bool(cursor.fetchone()[0])


def closable(*, viewer: Account) -> set[UUID]:
    """Open accounts that the viewer may close; none, without asking, for whoever neither leads nor administers."""
    if not (viewer.holds(Role.ADMINISTRATOR) or policies.leads_somewhere(viewer)):
        return set()
    with acting_as(viewer.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select id from access_account a where a.is_active and access.may_close(a.id)")
        return {pk for (pk,) in cursor}


def held_by(account: UUID, *, at: datetime, viewer: Account) -> list[Grant]:
    """Live doors of an account on single records of the teams that the viewer leads; none of an emergency."""
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        rows = Grant.objects.live(at).filter(holder=account, record__isnull=False).exclude(role=GrantRole.EMERGENCY)
        return list(rows.order_by("record_id"))


def opened_by_leavers(*, at: datetime) -> Sequence[Grant]:
    """Live doors in the actor's teams whose openers have left, and that no lead has looked at since."""
    rows = Grant.objects.live(at).filter(record__isnull=False, opened_by__is_active=False, kept_at=None)
    rows = rows.exclude(holder=F("opened_by")).select_related("holder", "opened_by")
    return list(rows.order_by("starts_at"))
