"""Agencies, and the teams somebody answers for."""

from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.people.models import Agency, Team
from alongside.people.vocabulary import AgencyKind


def councils() -> list[Agency]:
    """Councils, by name."""
    return list(Agency.objects.filter(kind=AgencyKind.COUNCIL).order_by("name"))


def teams_of(viewer: Account, *, wanted: str = "any") -> list[Team]:
    """Teams whose young people the viewer can see (``wanted="member"``: to which they belong)."""
    with acting_as(viewer.pk), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select access.teams(%s)", (wanted,))
            (ids,) = cursor.fetchone()
        return list(Team.objects.filter(pk__in=ids).order_by("name"))
