"""The nightly count: the same questions as on the page, counted as a machine, and small numbers hidden."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest

from alongside.access.doors import opened_one
from alongside.access.vocabulary import Purpose
from alongside.evidence.actions import prompts as actions
from alongside.evidence.actions.prompts import Reply
from alongside.evidence.models import PromptCount
from alongside.evidence.queries import prompts
from alongside.evidence.vocabulary import Said, Why
from alongside.kernel import clock
from alongside.people.actions import young_people
from alongside.people.cards import Card
from tests import cast, machine
from tests.conftest import Database

KEY = "people.who_matters"


@pytest.fixture
def many(database: Database) -> Iterator[list[UUID]]:
    """Twelve young people of Alice's, in a database that holds nobody else's questions."""
    alice, hub = cast.account("alice"), cast.team()
    found = [
        young_people.add(card=Card(known_as=f"Robin {n}"), team=hub.pk, now=clock.now(), by=alice).record_id
        for n in range(12)
    ]
    yield found
    database.owner.execute(
        "update access_record set withdrawn_at = now(), withdrawn_from = team_id, team_id = null where id = any(%s)",
        (found,),
    )


def _late(monkeypatch: pytest.MonkeyPatch, days: int = 40) -> None:
    moment = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_machine_counts_what_the_page_asks(many: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    alice = cast.account("alice")
    on_page = prompts.asked(now=clock.now() + timedelta(days=40), viewer=alice)
    assert {one.record for one in on_page if one.prompt.key == KEY} >= set(many)
    _late(monkeypatch)
    machine.run("evidence.count_prompts")
    total = PromptCount.objects.get(prompt=KEY, team_id=None, why="")
    assert total.n is not None
    assert total.n >= 10
    assert total.n % 5 == 0
    assert dict(prompts.of_teams(teams=[cast.team().pk]))[prompts.prompt(KEY)] == total.n


def test_fewer_than_five_stay_hidden(many: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    alice = cast.account("alice")
    for record in many[:4]:
        with opened_one(record, purpose=Purpose.SUPPORT, viewer=alice) as door:
            actions.answer(
                prompt=prompts.prompt(KEY),
                thing=record,
                reply=Reply(Said.DOES_NOT_FIT, Why.NOT_SAFE),
                record=record,
                seen=0,
                now=clock.now(),
                door=door,
                by=alice,
            )
    _late(monkeypatch)
    machine.run("evidence.count_prompts")
    assert PromptCount.objects.get(prompt=KEY, why=Why.NOT_SAFE).n is None
    *_, told = prompts.resting_on(["ungar-2004-1"])
    assert (told.prompt.key, told.unfit) == (KEY, [("It would not be safe now", None)])


def test_counting_twice_leaves_one_count(many: list[UUID], monkeypatch: pytest.MonkeyPatch) -> None:
    _late(monkeypatch)
    for _ in range(2):
        machine.run("evidence.count_prompts")
    assert PromptCount.objects.filter(prompt=KEY, team_id=None, why="").count() == 1
