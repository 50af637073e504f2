"""What they made and put beside what they want: seen with the decision, theirs to put and to take out, and by nobody else."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from alongside.access.actions import own
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.ledger.models import Line
from alongside.people.actions import young_people
from alongside.people.cards import Card
from alongside.people.models import YoungPerson
from alongside.voice.actions import pieces, wishing
from alongside.voice.actions.decisions import Begun
from alongside.voice.decision_vocabulary import About
from alongside.voice.models import Decision, Said, WishPiece
from alongside.voice.piece_vocabulary import Way
from alongside.voice.queries import pieces as queries
from tests import cast, own_space
from tests.planning.sharing import share_everyday
from tests.voice import decided
from tests.voice import pieces as made


@pytest.fixture
def decision(mira: YoungPerson, alice: Account) -> Decision:
    """What is to be decided."""
    return decided.begin(mira, alice)


def _rows(who: Account, statement: str = "select id from voice_wishpiece", *scopes: Scope) -> int:
    found = 0
    for scope in scopes or (Scope.CASELOAD, Scope.TEAM):
        with acting_as(who.pk, scope), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
            found += cursor.rowcount
    return found


def _fails(act: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        act()


def _verbs(piece: WishPiece) -> list[tuple[str, list[Any]]]:
    lines = Line.objects.filter(thing=piece.pk).order_by("id")
    return [(line.verb, line.records) for line in lines]


def test_copy_stands_beside_the_wish_sealed_anew(
    mira: YoungPerson, her: Account, alice: Account, decision: Decision
) -> None:
    piece = made.make(mira, her, way=Way.SOUND)
    put = made.put(mira, her, decision, piece)
    assert bytes(put.file) not in (b"", bytes(piece.file))
    (wish,) = decided.read(mira, alice)[0].wishes
    assert wish.made
    assert (wish.made.card.title, wish.card.words, wish.was_taken_out) == (made.TITLE, "", False)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        assert queries.content(wish.made.row, wish.made.card)[0] == made.SOUND.data
    with own_space.opened(mira, her):
        assert _verbs(put) == [("piece.put_beside", [mira.record_id])]


def test_what_it_was_stays_when_the_piece_is_changed(
    mira: YoungPerson, her: Account, alice: Account, decision: Decision
) -> None:
    piece = made.make(mira, her)
    made.put(mira, her, decision, piece)
    with own_space.opened(mira, her) as door:
        pieces.change(piece=piece, card=made.card(title="Two herons"), seen=1, door=door, by=her)
    (wish,) = decided.read(mira, alice)[0].wishes
    assert wish.made
    assert wish.made.card.title == made.TITLE


def test_taken_out_leaves_nothing_in_the_row_and_twice_is_once(
    mira: YoungPerson, her: Account, alice: Account, decision: Decision
) -> None:
    put = made.put(mira, her, decision, made.make(mira, her, way=Way.SOUND))
    with own_space.opened(mira, her):
        for _twice in range(2):
            wishing.take_out(wish_piece=put, now=now(), by=her)
        row = WishPiece.objects.get(pk=put.pk)
        assert (bytes(row.card), bytes(row.file), row.ended_at is not None) == (b"", b"", True)
        assert [verb for verb, _records in _verbs(put)] == ["piece.put_beside", "piece.taken_out"]
    (wish,) = decided.read(mira, alice)[0].wishes
    assert (wish.made, wish.was_taken_out) == (None, True)
    assert _rows(alice) == 0


def test_letting_go_of_the_piece_empties_every_copy(mira: YoungPerson, her: Account, alice: Account) -> None:
    piece = made.make(mira, her)
    for _two in range(2):
        made.put(mira, her, decided.begin(mira, alice), piece)
    with own_space.opened(mira, her):
        pieces.let_go(piece=piece, seen=1, now=now(), by=her)
        assert {(bytes(row.card), row.ended_at is None) for row in WishPiece.objects.all()} == {(b"", False)}
    assert _rows(alice) == 0


def test_piece_that_is_gone_is_put_nowhere_and_nothing_is_said(
    mira: YoungPerson, her: Account, decision: Decision
) -> None:
    piece = made.make(mira, her)
    with own_space.opened(mira, her) as door:
        gone = queries.get(piece=piece.pk, record=mira.record_id, door=door)
        pieces.let_go(piece=gone.piece, seen=1, now=now(), by=her)
    with own_space.opened(mira, her) as door, pytest.raises(Refused, match="let go of it"):
        made.say_with(decision, replace(gone), door=door, by=her)
    with own_space.opened(mira, her):
        assert not Said.objects.exists()


def test_who_reads_the_decision_sees_it_and_nobody_else(
    mira: YoungPerson, her: Account, decision: Decision, vic: Account
) -> None:
    made.put(mira, her, decision, made.make(mira, her))
    assert _rows(cast.account("alice")) == _rows(cast.account("lena")) == 1
    for name in ("bob", "nia", "olu", "pat"):
        assert _rows(cast.account(name)) == 0, name
    assert _rows(vic) == 0
    share_everyday(mira, vic)
    assert _rows(vic) == 1
    (wish,) = decided.read(mira, vic)[0].wishes
    assert wish.made


def test_part_that_a_partner_does_not_hold_stays_closed(
    mira: YoungPerson, her: Account, alice: Account, vic: Account
) -> None:
    health = Begun(about=About.HEALTH, card=decided.CARD, compartment=Compartment.HEALTH)
    put = made.put(mira, her, decided.begin(mira, alice, health), made.make(mira, her))
    share_everyday(mira, vic)
    assert put.compartment == Compartment.HEALTH
    assert _rows(vic) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "insert into voice_wishpiece select * from voice_wishpiece",
        "update voice_wishpiece set ended_at = now(), card = '', file = ''",
        "update voice_wishpiece set card = 'x'",
        "delete from voice_wishpiece",
    ],
)
@pytest.mark.parametrize("name", ["alice", "lena", "vic"])
def test_worker_puts_nothing_there_and_takes_nothing_out(
    mira: YoungPerson, her: Account, decision: Decision, name: str, statement: str
) -> None:
    made.put(mira, her, decision, made.make(mira, her))
    who = cast.account(name)
    for scope in (Scope.CASELOAD, Scope.TEAM):
        _fails(lambda scope=scope: _rows(who, statement, scope))  # type: ignore[misc]
    if not statement.startswith("delete"):
        assert _rows(who, statement, Scope.OWN) == 0
    with own_space.opened(mira, her):
        assert WishPiece.objects.filter(ended_at=None).count() == 1


def test_another_young_person_sees_it_not_and_takes_nothing_out(
    mira: YoungPerson, her: Account, alice: Account, decision: Decision
) -> None:
    made.put(mira, her, decision, made.make(mira, her))
    other = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    robin = own_space.of(other, words=own.Words("calm-puffin", own_space.WORDS.words))
    assert _rows(robin, "select id from voice_wishpiece", Scope.OWN) == 0
    empty = "update voice_wishpiece set ended_at = now(), card = '', file = '' returning id"
    assert _rows(robin, empty, Scope.OWN) == 0


def test_they_put_only_their_own_piece_beside_their_own_wish(
    mira: YoungPerson, her: Account, alice: Account, decision: Decision
) -> None:
    piece, gone = made.make(mira, her), made.make(mira, her)
    put = made.put(mira, her, decision, piece)
    decided.wish(mira, alice, decision)
    other = young_people.add(card=Card("Robin"), team=cast.team().pk, now=now(), by=alice)
    robin = own_space.of(other, words=own.Words("calm-puffin", own_space.WORDS.words))
    foreign = made.make(other, robin)
    with own_space.opened(mira, her):
        pieces.let_go(piece=gone, seen=1, now=now(), by=her)
        theirs, ours = put.said, Said.objects.get(written_by=alice)
        wishing.take_out(wish_piece=put, now=now(), by=her)
        given: dict[str, Any] = {"record_id": mira.record_id, "put_at": now(), "card": b"x"}
        for one, said, part in (
            (piece, ours, "everyday"),
            (gone, theirs, "everyday"),
            (foreign, theirs, "everyday"),
            (piece, theirs, "health"),
        ):
            row = WishPiece(piece=one, said=said, compartment=part, **given)
            _fails(lambda row=row: row.save(force_insert=True))  # type: ignore[misc]
        WishPiece(piece=piece, said=theirs, **given).save(force_insert=True)
        _fails(lambda: WishPiece(piece=piece, said=theirs, **given).save(force_insert=True))
        standing = WishPiece.objects.filter(ended_at=None)
        _fails(lambda: standing.update(card=b"another"))
        _fails(lambda: standing.update(ended_at=now()))


def test_nothing_is_put_there_once_it_is_decided(mira: YoungPerson, her: Account, decision: Decision) -> None:
    piece = made.make(mira, her)
    put = made.put(mira, her, decision, piece)
    with own_space.opened(mira, her):
        wishing.take_out(wish_piece=put, now=now(), by=her)
    decided.decide(mira, decision)
    with own_space.opened(mira, her):
        row = WishPiece(record_id=mira.record_id, put_at=now(), card=b"x", piece=piece, said=put.said)
        _fails(lambda: row.save(force_insert=True))


def test_they_find_it_and_take_it_out_while_the_decision_is_kept_from_them(
    mira: YoungPerson, her: Account, alice: Account, decision: Decision
) -> None:
    piece = made.make(mira, her)
    put = made.put(mira, her, decision, piece)
    made.hold_back(mira, alice, decision)
    client = own_space.browse(her)
    assert "beside something that is being decided" in client.get(f"/things/{piece.pk}/").content.decode()
    assert client.post(f"/deciding/out/{put.pk}/").headers["location"] == f"/things/{piece.pk}/"
    assert _rows(alice) == 0
