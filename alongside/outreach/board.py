"""The drop-in board: what a name on it is bound to, and who keeps it."""

from alongside.access import crypto
from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.outreach.models import Visit


def where(row: Visit) -> bytes:
    """What a name on the board is bound to: it cannot be moved to another row or another team."""
    return crypto.place("outreach_visit", "name", row.pk, row.team_id)


def works_with_young_people(who: Account) -> bool:
    """Whether somebody works with young people, or leads those who do; in which teams, the database says."""
    return who.holds(Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD)
