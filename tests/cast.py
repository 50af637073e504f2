"""The cast: people whose relation to Mira is what a test is about.

Alice is Mira's key worker. Bob is on Alice's team and has no door to Mira. Lena leads that team.
Sam answers for safety in both teams. Olu works in another team. Dee brings council files in.
Pat reads the ledger. Ari keeps accounts. Nia is a nurse in another agency who sees Mira's health.
Vic is a police officer to whom nothing was shared. Una is on Alice's team and no account of the demo:
she needs a second factor like everybody else.
"""

import time
from pathlib import Path

from django.test import Client

from alongside.access.models import Account
from alongside.access.vocabulary import GrantRole, Role
from alongside.kernel.clock import now
from alongside.people.actions import staff
from alongside.people.models import Agency, Team
from alongside.people.vocabulary import AgencyKind, TeamKind

SOURCE = Path(__file__)
LANGUAGES = {"una": ["Somali", "English"]}
PASSWORD = "calm river lamp sunday"


def make() -> None:
    """Put the cast into a new database, as the owner."""
    harbour = staff.add_agency(name="Harbour", kind=AgencyKind.CHARITY)
    staff.add_agency(name="Riverton Council", kind=AgencyKind.COUNCIL)
    health = staff.add_agency(name="Riverton Health", kind=AgencyKind.HEALTH)
    police = staff.add_agency(name="Riverton Police", kind=AgencyKind.POLICE)
    hub = staff.add_team(name="Harbour hub", kind=TeamKind.HUB, agency=harbour)
    spoke = staff.add_team(name="Hill spoke", kind=TeamKind.SPOKE, agency=harbour, hub=hub)
    members: list[tuple[str, Role, Agency, Team | None, dict[Team, GrantRole]]] = [
        ("alice", Role.PRACTITIONER, harbour, hub, {hub: GrantRole.TEAM_MEMBER}),
        ("bob", Role.PRACTITIONER, harbour, hub, {hub: GrantRole.TEAM_MEMBER}),
        ("lena", Role.TEAM_LEAD, harbour, hub, {hub: GrantRole.TEAM_LEAD}),
        (
            "sam",
            Role.SAFEGUARDING_LEAD,
            harbour,
            hub,
            {hub: GrantRole.SAFEGUARDING_LEAD, spoke: GrantRole.SAFEGUARDING_LEAD},
        ),
        ("olu", Role.PRACTITIONER, harbour, spoke, {spoke: GrantRole.TEAM_MEMBER}),
        ("dee", Role.DATA_OFFICER, harbour, hub, {hub: GrantRole.DATA_OFFICER}),
        ("pat", Role.DATA_PROTECTION_LEAD, harbour, None, {}),
        ("ari", Role.ADMINISTRATOR, harbour, None, {}),
        ("nia", Role.PARTNER, health, None, {}),
        ("vic", Role.PARTNER, police, None, {}),
    ]
    members.append(("una", Role.PRACTITIONER, harbour, hub, {hub: GrantRole.TEAM_MEMBER}))
    for name, role, agency, team, places in members:
        is_demo = name != "una"
        joining = staff.Joining(
            name, name.title(), agency, "Worker", [role], team, LANGUAGES.get(name, []), is_demo=is_demo
        )
        account = staff.join(joining, password=PASSWORD).account
        for place, as_role in places.items():
            staff.place_in_team(account=account, team=place, role=as_role, now=now())


def account(name: str) -> Account:
    """One of the cast."""
    return Account.objects.get(username=name)


def team(name: str = "Harbour hub") -> Team:
    """One of the two teams."""
    return Team.objects.get(name=name)


def show_lately(client: Client, account: Account, *, ago: float = 0) -> None:
    """Let a client that is signed in look as if its owner had given their password so many seconds ago."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - ago}]
    session["account_authentication_methods_user"] = str(account.pk)
    session.save()


def page_of(client: Client, path: str) -> str:
    """What somebody reads at an address that is open to them."""
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()
