"""How it stands with somebody's training, and what their work asks for."""

from datetime import date, timedelta

import pytest

from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.jurisdiction import packs
from alongside.keywork.models import Training
from alongside.keywork.queries import trainings
from alongside.keywork.staff_vocabulary import Standing
from tests import cast

ON = date(2026, 11, 22)
DAY = timedelta(days=1)
PACK = packs.pack("england")


def row(*, until: date | None, counts: bool = True, code: str = "exploitation") -> Training:
    return Training(
        code=code, done_on=ON - 90 * DAY, expires_on=until, confirmed_by_id=cast.account("lena").pk if counts else None
    )


@pytest.mark.parametrize(
    ("until", "counts", "stands"),
    [
        (ON + 61 * DAY, True, Standing.CURRENT),
        (ON + 60 * DAY, True, Standing.SOON),
        (ON, True, Standing.SOON),
        (ON - DAY, True, Standing.OVER),
        (None, True, Standing.CURRENT),
        (ON + 90 * DAY, False, Standing.WAITS),
        (ON - DAY, False, Standing.OVER),
    ],
)
def test_standing_on_a_day(db: None, until: date | None, counts: bool, stands: Standing) -> None:
    assert trainings.standing([row(until=until, counts=counts)], on=ON, soon=60)[0] is stands


def test_one_that_counts_stands_before_one_that_ran_out_or_waits(db: None) -> None:
    rows = [row(until=ON - DAY), row(until=ON + 500 * DAY, counts=False), row(until=ON + 300 * DAY)]
    assert trainings.standing(rows, on=ON, soon=60) == (Standing.CURRENT, ON + 300 * DAY)


def test_nothing_written_down_is_said_so(db: None) -> None:
    assert trainings.standing([], on=ON, soon=60) == (Standing.NONE, None)
    assert trainings.to_be_named([row(until=None, code="trauma")], pack=PACK, on=ON) is Standing.NONE
    assert trainings.to_be_named([row(until=None)], pack=PACK, on=ON) is Standing.CURRENT


@pytest.mark.parametrize(
    ("roles", "asks"),
    [
        ([Role.PRACTITIONER], ["exploitation", "records", "safeguarding", "trauma"]),
        ([Role.PRACTITIONER, Role.SAFEGUARDING_LEAD], ["exploitation", "leading_safety", "records", "safeguarding", "trauma"]),
        ([Role.PARTNER], []),
        ([Role.ADMINISTRATOR], []),
    ],
)  # fmt: skip
def test_each_role_asks_for_its_own_each_once(roles: list[str], asks: list[str]) -> None:
    assert trainings.needed_codes(Account(roles=roles), pack=PACK, on=ON) == asks


def test_every_training_that_a_role_asks_for_is_on_the_list() -> None:
    known = {code for code, _ in trainings.choices(pack=PACK, on=ON)}
    named = [key for key in PACK.lists() if key.startswith("training_")]
    assert {code.key for key in named for code in PACK.codes(key, on=ON)} <= known
    assert {f"training_for_{role}" for role in ("practitioner", "team_lead", "safeguarding_lead")} <= set(named)
