"""When somebody leaves: young people are handed over, the account closes, and nothing is left silently."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from alongside.access import policies
from alongside.access.actions import grants
from alongside.access.actor import Scope, acting_as, ensure
from alongside.access.models import Account, Grant
from alongside.access.queries import grants as reading
from alongside.access.queries import leaving
from alongside.access.vocabulary import RECORD_GRANT_ROLES, Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile


def close(*, who: Account, takes_over: Mapping[UUID, Account], now: datetime, by: Account) -> bool:
    """Hand young people over and close the account, all or nothing; returns whether it was open.

    ``takes_over`` names for a record who takes over; a young person left out is shown to the team's lead until
    somebody is named. It takes effect at the next query, and sign-ins end with it.

    :raises Refused: when ``by`` may not close it, or may not give one of the doors.
    """
    require(policies.can_close_account(allowed=leaving.may_close(who.pk, viewer=by)))
    held = leaving.held_by(who.pk, at=now, viewer=by) if takes_over else []
    with acting_as(by.pk, Scope.TEAM), transaction.atomic():
        for door in held:
            if door.record_id and door.record_id in takes_over:
                hand_over(door=door, to=takes_over[door.record_id], by=by)
        with connection.cursor() as cursor:
            cursor.execute("select access.close_account(%s)", (who.pk,))
            return bool(cursor.fetchone()[0])


def hand_over(*, door: Grant, to: Account, by: Account) -> None:
    """Give somebody the same role and parts; a door of theirs becomes one with it, with the nearer role and later end."""
    ensure(by.pk)
    record = door.record_id
    if record is None:
        raise ValueError("A place in a team is not handed over.")
    parts = {Compartment(part) for part in door.compartments}
    before = [one for one in reading.who_can_see(record) if one.record_id == record and one.holder_id == to.pk]
    for own in before:
        parts |= {Compartment(part) for part in own.compartments}
        grants.end(grant=own, seen=own.version, reason=EndReason.HANDED_OVER, by=by)
    # A key worker who takes over from a co-worker stays the key worker.
    nearest = min([door, *before], key=_distance)
    ends = [one.ends_at for one in (door, *before) if one.ends_at]
    grants.give(
        record=record,
        holder=to,
        role=GrantRole(nearest.role),
        compartments=sorted(parts),
        purpose=Purpose(nearest.purpose),
        reason=GrantReason.TOOK_OVER,
        until=max(ends) if len(ends) > len(before) else None,
        by=by,
    )


def _distance(door: Grant) -> int:
    role = GrantRole(door.role)
    return RECORD_GRANT_ROLES.index(role) if role in RECORD_GRANT_ROLES else len(RECORD_GRANT_ROLES)


def keep(*, grant: Grant, seen: int, by: Account) -> None:
    """Let a door stay open though whoever opened it has left.

    :raises Refused: when ``by`` does not lead the record's team, or holds it.
    :raises ChangedMeanwhile: when somebody else changed or closed it first.
    """
    ensure(by.pk)
    leads = grant.record_id is not None and reading.leads(grant.record_id) and grant.holder_id != by.pk
    require(policies.can_change_access(leads=leads))
    if seen != grant.version:
        raise ChangedMeanwhile(grant)
    with connection.cursor() as cursor:
        cursor.execute("select access.keep_grant(%s, %s)", (grant.pk, seen))
        (kept,) = cursor.fetchone()
    if not kept:
        raise ChangedMeanwhile(grant)
