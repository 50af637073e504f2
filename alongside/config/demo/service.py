"""Who works at Lanternfield and beside it, as written in ``data/service.toml``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from alongside.access.vocabulary import ROLE_MEANINGS, GrantRole, Role
from alongside.config.demo.reading import Row, table

DEMO_PASSWORD = "calm-harbour-lantern-42"  # noqa: S105 - printed on purpose: it opens invented people only


@dataclass(frozen=True, slots=True)
class Worker:
    """One of the invented staff or partners; ``places`` maps teams to what they are there."""

    username: str
    name: str
    job: str
    role: Role
    places: Mapping[str, GrantRole]
    languages: Sequence[str]
    sees: str
    worth: str
    team: str = ""
    agency: str = "lanternfield"

    @property
    def first_name(self) -> str:
        """What texts call them."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody to sign in as: what their role means, what they can see, what to try first."""

    username: str
    name: str
    role: str
    meaning: str
    sees: str
    worth: str


def people() -> list[DemoPerson]:
    """Everybody who can be signed in as with :data:`DEMO_PASSWORD`, in a good order to try them."""
    return [
        DemoPerson(
            username=worker.username,
            name=worker.name,
            role=str(worker.role.label),
            meaning=str(ROLE_MEANINGS[worker.role]),
            sees=worker.sees,
            worth=worker.worth,
        )
        for worker in workers().values()
    ]


@cache
def workers() -> Mapping[str, Worker]:
    """Everybody who signs in, by user name."""
    return {row["username"]: _worker(**row) for row in table("service")["staff"]}


def lead_of(team: str) -> Worker:
    """Who leads a team."""
    return next(w for w in workers().values() if w.places.get(team) == GrantRole.TEAM_LEAD)


def _worker(*, role: str, places: Mapping[str, str], **rest: str) -> Worker:
    known = {team: GrantRole(place) for team, place in places.items()}
    return Worker(role=Role(role), places=known, **rest)


def agencies() -> list[Row]:
    """The service itself and its partners."""
    return list(table("service")["agencies"])


def teams() -> list[Row]:
    """The hub, then its spokes."""
    return list(table("service")["teams"])


def shares(person: str) -> list[Row]:
    """Ways into this person's record that a lead gave."""
    return [row for row in table("service")["shares"] if row["person"] == person]
