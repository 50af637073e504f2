"""Who acts is said at the start of each transaction, and is over with it."""

from threading import Thread
from uuid import uuid4

import pytest
from django.db import connection, connections, transaction

from alongside.access import actor
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from tests.attacks.world import World

MINE = "select array(select distinct record_id from record_entry)"


def _acting() -> tuple[str, object]:
    with connection.cursor() as cursor:
        cursor.execute("select current_user::text, access.actor()")
        role, who = cursor.fetchone()
        return str(role), who


def test_outside_any_block_nobody_acts(db: None) -> None:
    with transaction.atomic():
        assert _acting() == ("alongside_caseload", None)
    assert actor.current() is None


def test_inner_block_acts_as_another_and_the_outer_goes_on(alice: Account, lena: Account) -> None:
    with acting_as(alice.pk), transaction.atomic():
        assert _acting() == ("alongside_caseload", alice.pk)
        with acting_as(lena.pk, Scope.TEAM):
            assert _acting() == ("alongside_team", lena.pk)
        assert _acting() == ("alongside_caseload", alice.pk)
    assert actor.current() is None


def test_actor_is_over_when_the_block_fails(alice: Account) -> None:
    with pytest.raises(ValueError, match="stop"), acting_as(alice.pk), transaction.atomic():
        raise ValueError("stop")
    assert actor.current() is None
    assert _acting()[1] is None


def test_act_in_the_name_of_somebody_else_is_a_mistake_in_the_code(alice: Account) -> None:
    with acting_as(alice.pk):
        actor.ensure(alice.pk)
        with pytest.raises(RuntimeError):
            actor.ensure(uuid4())
    with pytest.raises(RuntimeError):
        actor.ensure(alice.pk)


@pytest.mark.xdist_group("matrix")
def test_threads_side_by_side_never_see_each_others_rows(world: World) -> None:
    """Four threads, five people in turn, each thread's connection used by all of them."""
    mira, noor, robin = (one.record_id for one in (world.mira, world.noor, world.robin))
    hers = {"alice": {mira, robin}, "olu": {noor}, "nia": {mira}}
    people = ["alice", "bob", "olu", "nia", "vic"]
    wrong: list[object] = []

    def work(start: int) -> None:
        for turn in range(100):
            name = people[(start + turn) % len(people)]
            with acting_as(world.id(name)), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(MINE)
                (found,) = cursor.fetchone()
            if set(found) != hers.get(name, set()):
                wrong.append((name, found))
        connections.close_all()

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
