"""Agencies, and the teams somebody answers for."""

from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.people.models import Agency, Team
from alongside.people.vocabulary import AgencyKind


def councils() -> list[Agency]:
    """Councils, by name."""
    return list(Agency.objects.filter(kind=AgencyKind.COUNCIL).order_by("name"))


def team_names() -> dict[UUID, str]:
    """Every team's name by its id, in order of name: teams are named to everybody who works with them."""
    return dict(Team.objects.order_by("name").values_list("pk", "name"))


def answers_and_belongs(viewer: Account) -> tuple[bool, bool]:
    """Whether the viewer answers for the young people of some team, and whether they belong to one."""
    with acting_as(viewer.pk), transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("select access.teams('everyday') <> '{}', access.teams('member') <> '{}'")
        (answers, belongs) = cursor.fetchone()
    return answers, belongs


def teams_of(viewer: Account, *, wanted: str = "any") -> list[Team]:
    """Teams whose young people the viewer can see (``wanted="member"``: to which they belong)."""
    with acting_as(viewer.pk), transaction.atomic(savepoint=False):
        with connection.cursor() as cursor:
            cursor.execute("select access.teams(%s)", (wanted,))
            (ids,) = cursor.fetchone()
        return list(Team.objects.filter(pk__in=ids).order_by("name"))
