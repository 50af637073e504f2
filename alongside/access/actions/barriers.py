"""Closing a record to somebody whatever their role, and asking who knows the family outside work."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.actor import ensure
from alongside.access.doors import Opened
from alongside.access.models import Account, Barrier
from alongside.access.queries import grants
from alongside.access.vocabulary import KNOWN_OUTSIDE_WORK, Compartment, Knows
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile


def close_to(*, record: UUID, who: Account, kind: Knows, reason: str, door: Opened, by: Account) -> UUID:
    """Close an opened record to somebody from the next query on; returns the barrier's id.

    Their own doors to it end with it, and their place in the team no longer opens it.

    :raises Refused: when ``by`` neither leads the record's team nor is the person, or it is closed already.
    """
    ensure(by.pk)
    if who.pk != by.pk:
        require(policies.can_change_access(leads=grants.leads(record)))
        if Barrier.objects.filter(record=record, account=who, lifted_at=None).exists():
            raise Refused(_("The record is closed to %(name)s already.") % {"name": who.name})
    row = Barrier(record_id=record, account=who)
    sealed = door.seal(row, "reason", reason) if reason else b""
    with connection.cursor() as cursor:
        cursor.execute("select access.set_barrier(%s, %s, %s, %s, %s)", (row.pk, record, who.pk, kind, sealed))
    return row.pk


def lift(*, barrier: Barrier, seen: int, by: Account) -> None:
    """Let a record be given to somebody again. No door comes back by itself.

    :raises Refused: when ``by`` does not lead the record's team.
    :raises ChangedMeanwhile: when somebody else lifted it first.
    """
    ensure(by.pk)
    require(policies.can_change_access(leads=grants.leads(barrier.record_id)))
    if seen != barrier.version:
        raise ChangedMeanwhile(barrier)
    with connection.cursor() as cursor:
        cursor.execute("select access.lift_barrier(%s, %s)", (barrier.pk, seen))
        (lifted,) = cursor.fetchone()
    if not lifted:
        raise ChangedMeanwhile(barrier)


def notice(*, barrier: Barrier, by: Account) -> None:
    """Say that one has read that somebody stepped back.

    :raises Refused: when ``by`` does not lead the record's team.
    """
    ensure(by.pk)
    require(policies.can_change_access(leads=grants.leads(barrier.record_id)))
    with connection.cursor() as cursor:
        cursor.execute("select access.notice_barrier(%s)", (barrier.pk,))


def answer(*, record: UUID, who: Account, knows: Knows, words: str = "", door: Opened, by: Account) -> bool:
    """Keep an answer about knowing the young person or their family; returns whether the record is closed by it.

    Somebody's own yes closes the record to them at once. A lead who gives a door writes down that it was asked.

    :raises Refused: when ``by`` neither leads the record's team nor is the person asked.
    """
    ensure(by.pk)
    if who.pk != by.pk:
        require(policies.can_change_access(leads=grants.leads(record)))
    with connection.cursor() as cursor:
        cursor.execute("select access.say_acquaintance(%s, %s, %s, %s)", (new_id(), record, who.pk, knows))
    if knows not in KNOWN_OUTSIDE_WORK:
        return False
    told = words if door.may_read(record, Compartment.EVERYDAY) else ""
    close_to(record=record, who=who, kind=knows, reason=told, door=door, by=by)
    return True
