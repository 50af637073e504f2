"""Somebody of another agency who holds everyday support: it may be a person whom a young person is afraid of."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.actions import interpreters
from alongside.people.models import Interpreter, YoungPerson
from alongside.people.vocabulary import InterpreterSaid
from alongside.voice.models import Heard
from tests import cast, own_space
from tests.people import test_own_words as own_words
from tests.planning.sharing import share_everyday
from tests.voice import test_heard

pytestmark = pytest.mark.xdist_group("attacks")


@pytest.fixture
def vic(mira: YoungPerson) -> Account:
    """A police officer to whom everyday support was shared."""
    vic = cast.account("vic")
    share_everyday(mira, vic)
    return vic


def test_reads_nothing_of_how_they_were_heard(mira: YoungPerson, vic: Account) -> None:
    """They may say it of this very agency."""
    test_heard.say(mira, own_space.of(mira), test_heard.HARD)
    client = Client()
    client.force_login(vic)
    page = client.get(reverse("workspace:heard", args=[mira.record_id]))
    assert "They looked at the clock." not in page.content.decode()
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic):
        assert not Heard.objects.exists()


def test_plans_no_interpreter_and_answers_for_nobody(mira: YoungPerson, vic: Account, alice: Account) -> None:
    row = own_words.interpret(mira, alice)
    with pytest.raises(Refused):
        own_words.interpret(mira, vic)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=vic) as door:
        said: dict[str, Any] = {
            "said": InterpreterSaid.FINE,
            "seen": row.version,
            "now": now(),
            "door": door,
            "by": vic,
        }
        with pytest.raises(Refused):
            interpreters.say(interpreter=row, **said)
        assert Interpreter.objects.filter(pk=row.pk).update(said="fine", said_by=vic, said_at=now()) == 0
        copy = Interpreter(
            record_id=row.record_id, meets_on=row.meets_on, planned_at=now(), planned_by=vic, card=row.card
        )
        with pytest.raises(DatabaseError), transaction.atomic():
            copy.save(force_insert=True)
