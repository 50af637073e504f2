"""Opening a record in an emergency, saying why, and looking at it afterwards."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import Error, connection, transaction
from django.utils.translation import gettext as _
from psycopg import errors

from alongside.access import policies
from alongside.access.actor import acting_as, ensure
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account, Emergency
from alongside.access.queries import grants
from alongside.access.vocabulary import EmergencyKind, Purpose, WasIt
from alongside.kernel.decisions import NotVisible, Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile

TOO_MANY = "too many looks in a short time"


def find(*, parts: Sequence[Collection[bytes]], by: Account) -> UUID:
    """The one record that has a tag of each of these parts: the day of birth, and each word of the full name.

    :raises Refused: when ``by`` is no practitioner of the service, or has looked ten times in a quarter of an hour.
    :raises NotVisible: when there is none, or more than one, or it is closed to them: never told apart.
    """
    require(policies.can_open_in_emergency(by))
    numbered = [(tag, number) for number, part in enumerate(parts) for tag in sorted(part)]
    question = ([tag for tag, _number in numbered], [number for _tag, number in numbered])
    # First the question, committed, then its answer: nobody is told what they did not ask on the ledger.
    asked = _asked("select access.ask_in_emergency(%s::bytea[], %s::integer[])", question, by=by)
    answer = "select access.find_in_emergency(%s, %s::bytea[], %s::integer[])"
    found = _asked(answer, (asked, *question), by=by)
    if found is None:
        raise NotVisible
    return UUID(str(found))


def open_for_an_hour(*, record: UUID, kind: EmergencyKind, reason: str, by: Account) -> None:
    """Open everyday support and health of a record for sixty minutes, and tell its leads at once.

    The reason is sealed under the record's own key, which only the opened door gives: it is written right after.
    A record that is open to them already stays as it is.

    :raises Refused: when ``by`` is no practitioner of the service, or has looked too often.
    :raises NotVisible: when there is no such record, or it is closed to them: never told apart.
    """
    require(policies.can_open_in_emergency(by))
    row = Emergency(record_id=record)
    given = _asked("select access.open_emergency(%s, %s, %s, %s)", (row.pk, new_id(), record, kind), by=by)
    if given == "nothing":
        raise NotVisible
    if given == "opened":
        with opened_one(record, purpose=Purpose.SAFEGUARDING, viewer=by) as door:
            explain(emergency=row, reason=reason, door=door, by=by)


def explain(*, emergency: Emergency, reason: str, door: Opened, by: Account) -> None:
    """Write down why, once, by whoever opened it."""
    ensure(by.pk)
    sealed = door.seal(emergency, "reason", reason)
    with connection.cursor() as cursor:
        cursor.execute("select access.explain_emergency(%s, %s)", (emergency.pk, sealed))


def review(
    *, emergency: Emergency, seen: int, was: WasIt, learned: str, tell_from: date, door: Opened, by: Account
) -> None:
    """Say how it was, what is learned from it, and from which day the young person may be told.

    :raises Refused: when ``by`` does not lead the record's team, or opened it.
    :raises ChangedMeanwhile: when somebody else reviewed it first.
    """
    ensure(by.pk)
    leads = grants.leads(emergency.record_id)
    require(policies.can_review_emergency(leads=leads, is_opener=emergency.opener_id == by.pk))
    if seen != emergency.version:
        raise ChangedMeanwhile(emergency)
    sealed = door.seal(emergency, "learned", learned) if learned else b""
    with connection.cursor() as cursor:
        cursor.execute(
            "select access.review_emergency(%s, %s, %s, %s, %s)", (emergency.pk, seen, was, sealed, tell_from)
        )
        (done,) = cursor.fetchone()
    if not done:
        raise ChangedMeanwhile(emergency)


def _asked(statement: str, arguments: Sequence[Any], *, by: Account) -> Any:
    try:
        with acting_as(by.pk), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, arguments)
            return cursor.fetchone()[0]
    except Error as error:
        cause = error.__cause__
        if isinstance(cause, errors.InsufficientPrivilege) and cause.diag.message_primary == TOO_MANY:
            raise Refused(
                _("You have looked ten times in a quarter of an hour. Ring your lead; in danger, ring 999.")
            ) from error
        raise
