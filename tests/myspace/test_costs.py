"""Their pages ask the database a fixed number of questions, however much is written."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.keywork import promise_words
from alongside.keywork.actions import promises
from alongside.people.models import YoungPerson
from alongside.record.actions import entries
from alongside.record.vocabulary import Kind
from tests import own_space


def _write(mira: YoungPerson, alice: Account, many: int) -> None:
    for number in range(many):
        with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
            words = entries.Words(f"Something {number}.", Kind.MET, now() - timedelta(minutes=number))
            entry = entries.add(record=mira.record_id, words=words, now=now(), door=door, by=alice)
            entries.correct(entry=entry, text="It was another day.", now=now(), door=door, by=alice)
            said = promise_words.Said(f"I will ring {number}.", now().date())
            promises.make(record=mira.record_id, said=said, now=now(), door=door, by=alice)


def _cost(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)


@pytest.mark.parametrize("path", ["/", "/seen/", "/story/", "/together/", "/way/", "/reach/", "/back/"])
def test_page_costs_the_same_for_two_and_for_twelve(mira: YoungPerson, alice: Account, path: str) -> None:
    client = own_space.browse(own_space.of(mira))
    _write(mira, alice, 2)
    few = _cost(client, path)
    _write(mira, alice, 10)
    assert _cost(client, path) == few
