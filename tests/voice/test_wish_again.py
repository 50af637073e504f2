"""A form of their own that is sent again with other words, or with something else beside them, loses neither."""

from dataclasses import replace

import pytest
from django.test import Client

from alongside.access.models import Account
from alongside.attachments.readers.kinds import Cleaned
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from alongside.voice.actions import pieces
from alongside.voice.models import Piece, Said, WishPiece
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Way
from tests import own_space
from tests.voice import decided
from tests.voice import pieces as made

SOUND = made.card(Way.SOUND)
OTHER = Cleaned("ogg", b"another sound")


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        ((made.card(), None), (made.card(), None), 1),
        ((made.card(), None), (replace(made.card(), words="It flew."), None), 2),
        ((made.card(), None), (replace(made.card(), title="The other heron"), None), 2),
        ((SOUND, made.SOUND), (SOUND, made.SOUND), 1),
        ((SOUND, made.SOUND), (SOUND, OTHER), 2),
        ((SOUND, made.SOUND), (replace(SOUND, title="Rain"), made.SOUND), 2),
    ],
)
def test_piece_sent_again(
    mira: YoungPerson,
    her: Account,
    first: tuple[PieceCard, Cleaned | None],
    second: tuple[PieceCard, Cleaned | None],
    kept: int,
) -> None:
    once = new_id()
    with own_space.opened(mira, her) as door:
        for card, file in (first, second, second):
            pieces.keep(record=mira.record_id, card=card, file=file, once=once, now=now(), door=door, by=her)
        assert Piece.objects.count() == kept


def test_what_was_let_go_of_does_not_come_back(mira: YoungPerson, her: Account) -> None:
    once = new_id()
    with own_space.opened(mira, her) as door:
        for _twice in range(2):
            piece = pieces.keep(record=mira.record_id, card=made.card(), once=once, now=now(), door=door, by=her)
            if piece.gone_at is None:
                pieces.let_go(piece=piece, seen=piece.version, now=now(), by=her)
        assert [one.gone_at is None for one in Piece.objects.all()] == [False]


def test_wish_sent_again_with_other_words_or_another_piece(mira: YoungPerson, her: Account, alice: Account) -> None:
    decision, inside = decided.begin(mira, alice), own_space.browse(her)
    heron, sound = made.make(mira, her), made.make(mira, her, way=Way.SOUND)
    once, path = str(new_id()), f"/deciding/{decision.pk}/1/"
    for words, piece in (("By the river.", ""), ("By the sea.", ""), ("", str(heron.pk)), ("", str(sound.pk))):
        for _twice in range(2):
            _send(inside, path, {"words": words, "piece": piece, "once": once})
    with own_space.opened(mira, her):
        assert Said.objects.filter(decision=decision).count() == 4
        assert {one.piece_id for one in WishPiece.objects.all()} == {heron.pk, sound.pk}


def _send(inside: Client, path: str, data: dict[str, str]) -> None:
    assert inside.post(path, data).status_code == 302
