"""What a young person's own way leads to."""

from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible


def record_of(viewer: Account) -> UUID:
    """The record that is about them.

    :raises NotVisible: when they have none, or their space was closed.
    """
    with acting_as(viewer.pk, Scope.OWN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.own('any')")
        (found,) = cursor.fetchone()
    if not found:
        raise NotVisible
    record: UUID = found[0]
    return record


def names() -> dict[UUID, str]:
    """Names of everybody who has or had a door to their record, for whoever acts by their own way."""
    with connection.cursor() as cursor:
        cursor.execute("select id, name from access.names_around_me()")
        return dict(cursor.fetchall())
