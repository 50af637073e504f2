"""Setting up agencies, teams and the people who work in them: by the owner, from the command line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Compartment, GrantReason, GrantRole, Purpose, Role
from alongside.people.models import Agency, Practitioner, Team
from alongside.people.vocabulary import AgencyKind, TeamKind

OWNER = "owner"

# What a place in a team opens. A member opens nothing by it: it lets them start a record there.
TEAM_DOORS: dict[GrantRole, tuple[Compartment, ...]] = {
    GrantRole.TEAM_MEMBER: (),
    GrantRole.TEAM_LEAD: (
        Compartment.EVERYDAY,
        Compartment.HEALTH,
        Compartment.JUSTICE,
        Compartment.IDENTITY,
        Compartment.COUNCIL,
    ),
    GrantRole.SAFEGUARDING_LEAD: (
        Compartment.EVERYDAY,
        Compartment.HEALTH,
        Compartment.JUSTICE,
        Compartment.IDENTITY,
        Compartment.COUNCIL,
        Compartment.INTELLIGENCE,
    ),
    GrantRole.DATA_OFFICER: (Compartment.COUNCIL,),
}
TEAM_PURPOSES = {
    GrantRole.TEAM_MEMBER: Purpose.SUPPORT,
    GrantRole.TEAM_LEAD: Purpose.SUPERVISION,
    GrantRole.SAFEGUARDING_LEAD: Purpose.SAFEGUARDING,
    GrantRole.DATA_OFFICER: Purpose.IMPORT,
}


@dataclass(frozen=True, slots=True)
class Joining:
    """Somebody who joins: how they sign in, what they do and where."""

    username: str
    name: str
    agency: Agency
    job: str
    roles: Sequence[Role]
    team: Team | None = None
    languages: Sequence[str] = field(default_factory=list)
    is_demo: bool = False


def add_agency(*, name: str, kind: AgencyKind) -> Agency:
    """An agency by this name, made if it is new."""
    return Agency.objects.using(OWNER).get_or_create(name=name, defaults={"kind": kind})[0]


def add_team(*, name: str, kind: TeamKind, agency: Agency, host: Agency | None = None, hub: Team | None = None) -> Team:
    """A team by this name, made if it is new."""
    values = {"kind": kind, "agency": agency, "host": host, "hub": hub}
    return Team.objects.using(OWNER).get_or_create(name=name, defaults=values)[0]


def join(joining: Joining, *, password: str | None) -> Practitioner:
    """An account and a practitioner; without a password they sign in by passkey only."""
    account = Account(
        username=joining.username,
        name=joining.name,
        roles=[role.value for role in joining.roles],
        is_demo=joining.is_demo,
    )
    account.set_password(password)
    account.save(using=OWNER, force_insert=True)
    return Practitioner.objects.using(OWNER).create(
        account=account,
        agency=joining.agency,
        team=joining.team,
        job=joining.job,
        languages=list(joining.languages),
    )


def place_in_team(*, account: Account, team: Team, role: GrantRole, now: datetime, by: Account | None = None) -> Grant:
    """Let an account into a team as a member, lead or officer."""
    return Grant.objects.using(OWNER).create(
        team_id=team.pk,
        holder=account,
        role=role,
        compartments=[part.value for part in TEAM_DOORS[role]],
        purpose=TEAM_PURPOSES[role],
        reason=GrantReason.TEAM,
        opened_by=by or account,
        starts_at=now,
    )
