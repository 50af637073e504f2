"""Whether everything stands as it should: looked at before serving and each hour, told in plain words."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

import psycopg

from alongside.config import database, posture_checks
from alongside.config.posture_checks import Found, Level
from alongside.keeper import places
from alongside.keeper.errors import KeeperError

NOTE = "posture.json"
Check = Callable[[psycopg.Connection, datetime], Iterator[Found]]


class About(StrEnum):
    """What a check is about. A fault in the walls keeps the pages closed."""

    CLOCKS = "clocks"
    WALLS = "walls"
    KEYS = "keys"
    COPIES = "copies"
    SERVER = "server"


CHECKS: dict[About, tuple[Check, ...]] = {
    # First, while the time that was handed in is still the time it is.
    About.CLOCKS: (posture_checks.clocks_agree,),
    About.WALLS: (
        posture_checks.walls_as_built,
        posture_checks.rows_behind_policies,
        posture_checks.roles_stand_above_nothing,
    ),
    About.KEYS: (posture_checks.secrets_are_closed, posture_checks.secrets_are_young),
    About.COPIES: (posture_checks.backup_is_fresh,),
    About.SERVER: (
        posture_checks.logs_hold_no_words,
        posture_checks.pages_are_sealed_on_the_way,
        posture_checks.demo_is_a_demo,
        posture_checks.ledger_is_sealed,
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What was found, and when."""

    at: datetime
    found: tuple[tuple[str, Found], ...]

    @property
    def faults(self) -> list[Found]:
        """What must be mended."""
        return [one for _, one in self.found if one.level == Level.FAULT]

    @property
    def warnings(self) -> list[Found]:
        """What should be."""
        return [one for _, one in self.found if one.level == Level.WARNING]


def look(now: datetime, *, about: tuple[About, ...] = tuple(About)) -> Told:
    """Make every check, and keep what was found for the page."""
    with database.admin_connection(database.name()) as admin:
        found = tuple((part.value, one) for part in about for check in CHECKS[part] for one in check(admin, now))
    told = Told(now, found)
    if set(about) == set(About):
        _keep(told)
    return told


def last() -> Told | None:
    """What was found last."""
    path = places.state_dir() / NOTE
    if not path.exists():
        return None
    kept = json.loads(path.read_text())
    found = tuple((about, Found(Level(one["level"]), one["what"], one["mend"])) for about, one in kept["found"])
    return Told(datetime.fromisoformat(kept["at"]), found)


def guard(now: datetime, *, demo: bool) -> list[str]:
    """Look before serving.

    :returns: what should be mended, in sentences.
    :raises KeeperError: when a wall does not stand, but in a demonstration.
    """
    told = look(now)
    fallen = [one for about, one in told.found if about == About.WALLS and one.level == Level.FAULT]
    if fallen and not demo:
        first = " ".join(one.what for one in fallen[:3])
        raise KeeperError(
            f"The walls around young people's records do not stand: {first} `alongside posture` tells all."
        )
    return [f"{one.what} {one.mend}" for one in (*told.faults, *told.warnings)]


def _keep(told: Told) -> None:
    path = places.state_dir() / NOTE
    draft = path.with_suffix(".draft")
    draft.write_text(
        json.dumps({"at": told.at.isoformat(), "found": [(about, asdict(one)) for about, one in told.found]})
    )
    draft.replace(path)
