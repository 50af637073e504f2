"""A machine empties copies whose day is over, and neither reads them nor sees what is private."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import ProgrammingError, connection, transaction

from alongside.access.actions import own
from alongside.access.models import Account
from alongside.people.models import YoungPerson
from alongside.voice.models import ShownPiece
from tests import machine, own_space
from tests.voice import pieces as made


@contextmanager
def _denied() -> Iterator[None]:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        yield


def test_machine_empties_what_is_over_and_nothing_else(committed_mira: YoungPerson) -> None:
    mira, alice = committed_mira, Account.objects.get(username="alice")
    her = own_space.of(mira, words=own.Words("still-heron", "lantern river seven plum"))
    old = made.add_old(mira, her, alice)
    (copy,) = made.show(mira, her, made.make(mira, her), alice.pk)
    machine.run("voice.forget_shown")
    machine.run("voice.forget_shown")
    with own_space.opened(mira, her):
        found = {row.pk: (bool(row.card), row.ended_at is None) for row in ShownPiece.objects.all()}
    assert found == {old.pk: (False, False), copy.pk: (True, True)}
    with machine.as_machine(), transaction.atomic(), connection.cursor() as cursor:
        for columns, table in (("card", "voice_shownpiece"), ("reader_id", "voice_shownpiece"), ("id", "voice_piece")):
            with _denied():
                cursor.execute(f"select {columns} from {table}")
        cursor.execute("update voice_shownpiece set card = '', file = '', ended_at = now() where id = %s", (copy.pk,))
        assert cursor.rowcount == 0
