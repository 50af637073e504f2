"""Makes a team with more young people than one request looks through; run with the product's settings and keys."""

import sys
from datetime import timedelta
from typing import Any
from uuid import UUID

TEAM, PEOPLE, EACH = "Harbour view", 130, 2


def main(username: str, password: str) -> None:
    """A lead by this name, a worker, and the young people alongside them."""
    import django

    django.setup()
    from alongside.access.models import Account
    from alongside.access.vocabulary import GrantRole, Role
    from alongside.kernel.clock import now
    from alongside.people.actions import staff
    from alongside.people.models import Agency
    from alongside.people.vocabulary import TeamKind

    if Account.objects.filter(username=username).exists():
        return
    agency = Agency.objects.using(staff.OWNER).filter(kind="charity").earliest("name")
    team = staff.add_team(name=TEAM, kind=TeamKind.HUB, agency=agency)
    for name, role, place in (
        (username, Role.TEAM_LEAD, GrantRole.TEAM_LEAD),
        (f"{username}-worker", Role.PRACTITIONER, GrantRole.TEAM_MEMBER),
    ):
        joining = staff.Joining(name, name.title(), agency, "Worker", [role], team, is_demo=True)
        account = staff.join(joining, password=password).account
        staff.place_in_team(account=account, team=team, role=place, now=now() - timedelta(seconds=1))
    worker = Account.objects.get(username=f"{username}-worker")
    for number in range(PEOPLE):
        _life(number, team.pk, worker)


def _life(number: int, team: UUID, worker: Any) -> None:
    from alongside.access.doors import opened_one
    from alongside.access.vocabulary import Purpose
    from alongside.kernel.clock import now
    from alongside.people.actions import young_people
    from alongside.people.cards import Card
    from alongside.record.actions import entries
    from alongside.record.vocabulary import Kind

    person = young_people.add(card=Card(known_as=f"Robin {number}"), team=team, now=now(), by=worker)
    with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=worker) as door:
        for one in range(EACH):
            said = "You flew the kite." if number in (0, 129) and not one else "You made soup."
            words = entries.Words(said, Kind.MET, now() - timedelta(days=one + 1))
            entries.add(record=person.record_id, words=words, now=now(), door=door, by=worker)


if __name__ == "__main__":
    main(*sys.argv[1:])
