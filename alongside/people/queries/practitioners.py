"""Colleagues, teams and agencies: known to everybody who is signed in."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from alongside.access import policies
from alongside.access.models import Account
from alongside.access.planned import Planned
from alongside.access.vocabulary import Role
from alongside.people.models import Practitioner, Team


def teams() -> QuerySet[Team]:
    """Every team with its members, hubs first."""
    members = Practitioner.objects.filter(account__is_active=True).select_related("account").order_by("account__name")
    rows = Team.objects.select_related("agency", "host", "hub")
    return rows.prefetch_related(Prefetch("members", members)).order_by("kind", "name")


def partners() -> QuerySet[Practitioner]:
    """People in other agencies."""
    rows = Practitioner.objects.filter(account__roles__contains=[Role.PARTNER], account__is_active=True)
    return rows.select_related("account", "agency").order_by("agency__name", "account__name")


def across_teams() -> QuerySet[Practitioner]:
    """Colleagues who belong to no one team."""
    rows = Practitioner.objects.filter(team=None, account__is_active=True).exclude(
        account__roles__contains=[Role.PARTNER]
    )
    return rows.select_related("account").order_by("account__name")


def of(account: Account) -> Practitioner | None:
    """The practitioner an account belongs to, with team and agency."""
    return _of.first(account=account.pk)


@Planned
def _of(account: UUID) -> QuerySet[Practitioner]:
    return Practitioner.objects.select_related("team", "agency").filter(account=account)


def colleagues() -> QuerySet[Practitioner]:
    """Everybody with a place here, of the service and of other agencies, by name."""
    rows = Practitioner.objects.filter(account__is_active=True)
    return rows.select_related("account", "agency", "team").order_by("account__name")


def of_support() -> list[Practitioner]:
    """Colleagues of the service who are there for young people, by name."""
    return [one for one in colleagues() if policies.is_of_support(one.account)]


def to_let_in() -> list[Practitioner]:
    """Everybody who could be given a young person's record: those there for them, and partners; by name."""
    return [one for one in colleagues() if policies.is_of_support(one.account) or one.account.holds(Role.PARTNER)]


def to_step_in(*, is_partner: bool) -> list[Practitioner]:
    """Who could be there when somebody is not: for a colleague one of the service, for a partner anybody to let in."""
    return to_let_in() if is_partner else of_support()
