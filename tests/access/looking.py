"""Looking around for what was unusual, in tests: one round, what is told after it, and opening records."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from alongside.access.actions import looking
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.queries import looking as reading
from alongside.access.queries.looking import Limits
from alongside.access.vocabulary import Purpose, Unusual
from alongside.config import database as where
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible
from alongside.people.models import YoungPerson

# The whole day is ordinary, so that no test turns with the clock on the wall.
ANY_HOUR = Limits(day_begins=0, day_ends=24)
Told = Callable[..., list[tuple[str, Unusual, int]]]
Round = Callable[..., None]
LET = "grant execute on function jobs.keep_looking to alongside_app, alongside_caseload, alongside_team"
LET_NO_MORE = "revoke execute on function jobs.keep_looking from alongside_app, alongside_caseload, alongside_team"


@pytest.fixture
def look_now(db: None) -> Iterator[Round]:
    """One round over the time since the test began, inside its transaction: other tests have left lines behind."""
    begin = now()

    def one_round(limits: Limits = ANY_HOUR, *, at: datetime | None = None) -> None:
        looking.look(now=at or begin + timedelta(days=1), limits=limits)

    with where.admin_connection(where.name()) as owner:
        owner.execute(LET)
        yield one_round
        owner.execute(LET_NO_MORE)


@pytest.fixture
def seen(look_now: Round) -> Told:
    """What is told after a round."""

    def told(viewer: Account, limits: Limits = ANY_HOUR) -> list[tuple[str, Unusual, int]]:
        look_now(limits)
        found = reading.of(viewer=viewer, limits=limits)
        return [(one.name, one.sort, one.times) for one in found]

    return told


def look(person: YoungPerson, by: Account, times: int = 1) -> None:
    for _ in range(times):
        try:
            with opened_one(person.record_id, purpose=Purpose.SUPPORT, viewer=by):
                pass
        except NotVisible:
            continue
