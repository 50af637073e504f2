"""What somebody who leaves leaves behind: young people without a key worker, and doors they opened for others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Role

_GAPS = """
    select g.record_id, max(g.ends_at)
    from access_grant g
    join access_record r on r.id = g.record_id and r.team_id = any ((select access.teams('lead'))::uuid[])
    where g.role = 'key_worker' and g.end_reason in ('left', 'stepped_back') and g.ends_at <= now()
        and not exists (select from access_grant k where k.record_id = g.record_id and k.role = 'key_worker'
            and k.starts_at <= now() and (k.ends_at is null or k.ends_at > now()))
    group by g.record_id order by 2
"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A young person whose key worker left or stepped back, and since when nobody took over."""

    record: UUID
    since: datetime


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
    """Live doors of an account on single records of the teams that the viewer leads."""
    with acting_as(viewer.pk, Scope.TEAM), transaction.atomic():
        rows = Grant.objects.live(at).filter(holder=account, record__isnull=False)
        return list(rows.order_by("record_id"))


def gaps() -> Sequence[Gap]:
    """Young people of the actor's teams who wait for a key worker, longest first; as the team's lead."""
    with connection.cursor() as cursor:
        cursor.execute(_GAPS)
        return [Gap(*row) for row in cursor]


def opened_by_leavers(*, at: datetime) -> Sequence[Grant]:
    """Live doors in the actor's teams whose openers have left, and that no lead has looked at since."""
    rows = Grant.objects.live(at).filter(record__isnull=False, opened_by__is_active=False, kept_at=None)
    rows = rows.exclude(holder=F("opened_by")).select_related("holder", "opened_by")
    return list(rows.order_by("starts_at"))
