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
from alongside.access.vocabulary import GrantRole, Role

# Who lost somebody comes first, then who has waited longest.
_GAPS = """
    select r.id, coalesce(was.ended, r.created_at), was.ended is not null, count(*) over ()
    from access_record r
    left join lateral (select max(g.ends_at) as ended from access_grant g
        where g.record_id = r.id and g.role = 'key_worker' and g.ends_at <= now()) was on true
    where r.kind = 'young_person' and r.team_id = any ((select access.teams('lead'))::uuid[])
        and not exists (select from access_grant k where k.record_id = r.id and k.role = 'key_worker'
            and k.starts_at <= now() and (k.ends_at is null or k.ends_at > now()))
    order by was.ended is null, 2, r.id limit %s
"""
MOST_GAPS = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """A young person with nobody named as key worker: since when, and whether they had somebody before."""

    record: UUID
    since: datetime
    had_one: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """The first of them, and how many there are in all."""

    first: Sequence[Gap]
    in_all: int


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


def gaps() -> Gaps:
    """Young people of the actor's teams who wait for a key worker; as the team's lead."""
    with connection.cursor() as cursor:
        cursor.execute(_GAPS, (MOST_GAPS,))
        rows = cursor.fetchall()
    return Gaps([Gap(*row[:3]) for row in rows], rows[0][3] if rows else 0)


def opened_by_leavers(*, at: datetime) -> Sequence[Grant]:
    """Live doors in the actor's teams whose openers have left, and that no lead has looked at since."""
    rows = Grant.objects.live(at).filter(record__isnull=False, opened_by__is_active=False, kept_at=None)
    rows = rows.exclude(holder=F("opened_by")).select_related("holder", "opened_by")
    return list(rows.order_by("starts_at"))
