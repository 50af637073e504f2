"""Opening and closing doors."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.actor import ensure
from alongside.access.models import Account, Barrier, Grant
from alongside.access.queries import grants
from alongside.access.vocabulary import Compartment, EndReason, GrantReason, GrantRole, Purpose
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile


def give(
    *,
    record: UUID,
    holder: Account,
    role: GrantRole,
    compartments: Sequence[Compartment],
    purpose: Purpose,
    reason: GrantReason,
    until: datetime | None,
    by: Account,
) -> UUID:
    """Let somebody see parts of a record until a time (or until it is ended); returns the grant's id.

    Runs inside the opened record's transaction, with its ledger line.

    :raises Refused: when ``by`` does not lead the record's team or is the holder, or the holder's roles open no such
        door, or they have a door already or may not open it whatever their role.
    """
    ensure(by.pk)
    require(policies.can_change_access(leads=grants.leads(record)))
    if holder.pk == by.pk:
        raise Refused(_("Ask another lead: nobody lets themselves in."))
    require(policies.can_hold_door(holder, role))
    if Barrier.objects.filter(record=record, account=holder, lifted_at=None).exists():
        raise Refused(_("The record is closed to %(name)s. See who it is closed to.") % {"name": holder.name})
    if grants.holds_door(record=record, holder=holder):
        raise Refused(_("%(name)s can already see this record.") % {"name": holder.name})
    grant_id = new_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "select access.give_grant(%s, %s, %s, %s, %s, %s, %s, %s)",
            (grant_id, record, holder.pk, role, list(compartments), purpose, reason, until),
        )
    return grant_id


def end(*, grant: Grant, seen: int, reason: EndReason, by: Account) -> None:
    """Close a door from the next query on.

    :raises Refused: when ``by`` neither leads the record's team nor holds the grant.
    :raises ChangedMeanwhile: when somebody else changed or closed it first.
    """
    ensure(by.pk)
    if grant.record_id is None:
        raise Refused(_("This comes with a place in the team and ends when that does."))
    if grant.holder_id != by.pk:
        require(policies.can_change_access(leads=grants.leads(grant.record_id)))
    with connection.cursor() as cursor:
        cursor.execute("select access.end_grant(%s, %s, %s)", (grant.pk, seen, reason))
        (ended,) = cursor.fetchone()
    if not ended:
        raise ChangedMeanwhile(grant)


def end_on(*, grant: Grant, seen: int, at: datetime, reason: EndReason, by: Account) -> None:
    """Let a door close by itself at a time to come, or when it would have closed anyway if that is earlier.

    :raises Refused: when ``by`` does not lead the record's team.
    :raises ChangedMeanwhile: when somebody else changed or closed it first.
    """
    ensure(by.pk)
    if grant.record_id is None:
        raise Refused(_("This comes with a place in the team and ends when that does."))
    require(policies.can_change_access(leads=grants.leads(grant.record_id)))
    with connection.cursor() as cursor:
        cursor.execute("select access.end_grant_on(%s, %s, %s, %s)", (grant.pk, seen, reason, at))
        (ended,) = cursor.fetchone()
    if not ended:
        raise ChangedMeanwhile(grant)
