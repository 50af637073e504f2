"""Sets up Lanternfield's agencies, teams and accounts, as the owner does from the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from alongside.access.models import Account
from alongside.config.demo import service
from alongside.config.demo.service import DEMO_PASSWORD, Worker
from alongside.people.actions import staff
from alongside.people.models import Agency, Team
from alongside.people.vocabulary import AgencyKind, TeamKind

_THERE_FOR = timedelta(days=600)


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who was set up, by user name, and the teams by key."""

    accounts: Mapping[str, Account]
    teams: Mapping[str, Team]


def set_up(now: datetime) -> Staff:
    """Agencies, teams and accounts, all or none, each account with the password that is printed."""
    with transaction.atomic(using=staff.OWNER):
        agencies = {
            row["key"]: staff.add_agency(name=row["name"], kind=AgencyKind(row["kind"])) for row in service.agencies()
        }
        teams = _teams(agencies)
        for worker in service.workers().values():
            _join(worker, agencies, teams, since=now - _THERE_FOR)
        _give_password()
    # Read again as the app: rows of the owner's connection cannot be mixed with the app's.
    accounts = Account.objects.filter(username__in=service.workers())
    return Staff({account.username: account for account in accounts}, teams)


def _teams(agencies: Mapping[str, Agency]) -> dict[str, Team]:
    made: dict[str, Team] = {}
    for row in service.teams():
        made[row["key"]] = staff.add_team(
            name=row["name"],
            kind=TeamKind(row["kind"]),
            agency=agencies["lanternfield"],
            host=agencies.get(row.get("host", "")),
            hub=made.get("hub"),
        )
    return made


def _join(worker: Worker, agencies: Mapping[str, Agency], teams: Mapping[str, Team], *, since: datetime) -> None:
    joining = staff.Joining(
        username=worker.username,
        name=worker.name,
        agency=agencies[worker.agency],
        job=worker.job,
        roles=[worker.role],
        team=teams.get(worker.team),
        languages=worker.languages,
        is_demo=True,
    )
    account = staff.join(joining, password=None).account
    for team, role in worker.places.items():
        staff.place_in_team(account=account, team=teams[team], role=role, now=since)


def _give_password() -> None:
    # One hash for all: it is one printed password, and each hash takes a third of a second.
    rows = Account.objects.using(staff.OWNER).filter(username__in=service.workers())
    rows.update(password=make_password(DEMO_PASSWORD))
