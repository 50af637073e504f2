"""A piece that is put beside a wish in one tab and let go of in another, at the same moment: no copy outlives it."""

from threading import Thread

from django.db import connection

from alongside.access.actions import own
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson
from alongside.voice.actions import pieces
from alongside.voice.models import Piece, WishPiece
from alongside.voice.queries import pieces as queries
from tests import own_space
from tests.voice import decided
from tests.voice import pieces as made

WORDS = own.Words("gentle-heron", "lantern river seven plum")


def test_letting_go_waits_for_what_is_put_there_and_empties_it(committed_mira: YoungPerson) -> None:
    mira, alice = committed_mira, Account.objects.get(username="alice")
    her = own_space.of(mira, words=WORDS)
    decision, piece = decided.begin(mira, alice), made.make(mira, her)

    def let_go() -> None:
        try:
            with own_space.opened(mira, her):
                pieces.let_go(piece=piece, seen=1, now=now(), by=her)
        finally:
            connection.close()

    with own_space.opened(mira, her) as door:
        found = queries.get(piece=piece.pk, record=mira.record_id, door=door)
        made.say_with(decision, found, door=door, by=her)
        other_tab = Thread(target=let_go)
        other_tab.start()
        other_tab.join(1)
        assert other_tab.is_alive()
    other_tab.join(20)
    with own_space.opened(mira, her):
        assert Piece.objects.get(pk=piece.pk).gone_at is not None
        assert [bytes(row.card) for row in WishPiece.objects.filter(piece=piece)] == [b""]
