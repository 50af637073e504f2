"""The drop-in board: how a name on it is sealed, and who keeps it."""

from alongside.access import crypto, service_key
from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.outreach.models import Visit


def where(row: Visit) -> bytes:
    """What a name on the board is bound to: it cannot be moved to another row or another team."""
    return crypto.place("outreach_visit", "name", row.pk, row.team_id)


class Names:
    """Seals and reads the names on the board, under the service's key."""

    def seal(self, row: Visit, _column: str, text: str) -> bytes:
        """The name, for its row."""
        return service_key.seal(text, where(row))

    def read(self, row: Visit, _column: str = "name") -> str:
        """The name of the row; empty when none was given."""
        return service_key.unseal(bytes(row.name), where(row)) if row.name else ""


def works_with_young_people(who: Account) -> bool:
    """Whether somebody works with young people, or leads those who do; in which teams, the database says."""
    return who.holds(Role.PRACTITIONER, Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD)
