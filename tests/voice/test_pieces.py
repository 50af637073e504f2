"""What young people make: theirs alone, shown to somebody by name, taken back, and gone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from alongside.access.actions import grants
from alongside.access.actor import OF_WORKERS, Scope, acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import Compartment, EndReason, Purpose
from alongside.kernel.clock import now
from alongside.kernel.decisions import NotVisible, Refused
from alongside.kernel.ids import new_id
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from alongside.voice.actions import pieces, showing
from alongside.voice.models import Piece, ShownPiece
from alongside.voice.piece_vocabulary import Mood, Picked, Use, Way
from alongside.voice.queries import pieces as queries
from alongside.voice.queries import shown as theirs
from tests import own_space
from tests.access.test_never import close_to
from tests.voice import pieces as made

TODAY = now().date()


def _shown_to(mira: YoungPerson, who: Account) -> list[theirs.Shown]:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=who) as door:
        return theirs.to_viewer(record=mira.record_id, door=door)


def test_what_is_kept_comes_back_as_it_was(mira: YoungPerson, her: Account) -> None:
    piece = made.make(mira, her, way=Way.CARDS, mood=Mood.SUNNY, picked=(Picked.SUN, Picked.ROAD), credit="M.")
    with own_space.opened(mira, her) as door:
        (found,) = queries.of_record(record=mira.record_id, door=door)
    assert (found.piece.pk, found.card.mood, found.card.credit) == (piece.pk, Mood.SUNNY, "M.")
    assert [word for _picture, word in found.card.pictures] == ["sun", "road"]


def test_bytes_of_a_recording_are_sealed_and_come_back(mira: YoungPerson, her: Account, alice: Account) -> None:
    piece = made.make(mira, her, way=Way.SOUND)
    (copy,) = made.show(mira, her, piece, alice.pk)
    assert made.SOUND.data not in bytes(piece.file)
    assert bytes(piece.file) != bytes(copy.file)
    with own_space.opened(mira, her) as door:
        mine = queries.get(piece=piece.pk, record=mira.record_id, door=door)
        assert queries.content(mine.piece, mine.card)[:2] == (made.SOUND.data, "audio/ogg")
    (seen,) = _shown_to(mira, alice)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        assert queries.content(seen.shown, seen.card)[0] == made.SOUND.data


@pytest.mark.parametrize("scope", OF_WORKERS)
@pytest.mark.parametrize("name", ["alice", "lena", "sam", "pat"])
@pytest.mark.parametrize("there", [True, False])
def test_worker_is_denied_whether_there_is_something_or_not(
    mira: YoungPerson, her: Account, request: pytest.FixtureRequest, name: str, scope: Scope, *, there: bool
) -> None:
    if there:
        made.make(mira, her)
    who = request.getfixturevalue(name)
    for statement in ("select count(*) from voice_piece", "update voice_piece set version = 2"):
        denied = pytest.raises(ProgrammingError, match="permission denied for table voice_piece")
        with acting_as(who.pk, scope), denied, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert _shown_to(mira, who) == [] if name != "pat" else True


def test_only_the_named_person_sees_a_copy_and_nobody_adds_one(
    mira: YoungPerson, her: Account, alice: Account, lena: Account, sam: Account
) -> None:
    piece = made.make(mira, her)
    made.show(mira, her, piece, alice.pk, uses=(Use.MEETING,))
    (seen,) = _shown_to(mira, alice)
    assert (seen.card.title, seen.uses, seen.may_keep) == (made.TITLE, ["Show it in a meeting about me"], False)
    assert _shown_to(mira, lena) == _shown_to(mira, sam) == []
    for statement in ("update voice_shownpiece set until = null", "delete from voice_shownpiece"):
        denied = pytest.raises(ProgrammingError, match="permission denied")
        with acting_as(alice.pk), denied, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_lead_who_is_named_sees_it_by_the_door_of_the_team(mira: YoungPerson, her: Account, lena: Account) -> None:
    made.show(mira, her, made.make(mira, her), lena.pk)
    assert [one.card.title for one in _shown_to(mira, lena)] == [made.TITLE]


def test_copy_is_gone_with_the_door(mira: YoungPerson, her: Account, sam: Account, lena: Account) -> None:
    piece = made.make(mira, her)
    (copy,) = made.show(mira, her, piece, sam.pk)
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
        assert ShownPiece.objects.filter(pk=copy.pk).exists()
    close_to(mira, sam, by=lena)
    with acting_as(sam.pk, Scope.TEAM), transaction.atomic():
        assert not ShownPiece.objects.exists()


def test_who_has_no_door_any_more_is_told_apart(mira: YoungPerson, her: Account, alice: Account, lena: Account) -> None:
    piece = made.make(mira, her)
    made.show(mira, her, piece, alice.pk, lena.pk)
    with opened_one(mira.record_id, purpose=Purpose.SUPERVISION, viewer=lena):
        door = Grant.objects.get(record=mira.record_id, holder=alice)
        grants.end(grant=door, seen=door.version, reason=EndReason.HANDED_OVER, by=lena)
    with own_space.opened(mira, her) as mine:
        found = queries.showings(record=mira.record_id, now=now(), door=mine)[piece.pk]
    assert {one.name: one.is_seen for one in found} == {"Alice": False, "Lena": True}


@pytest.mark.parametrize("name", ["bob", "nia", "vic", "pat"])
def test_nobody_is_shown_anything_who_is_not_around_them(
    mira: YoungPerson, her: Account, request: pytest.FixtureRequest, name: str
) -> None:
    piece = made.make(mira, her)
    with pytest.raises(Refused, match="around you now"):
        made.show(mira, her, piece, request.getfixturevalue(name).pk)


def test_taken_back_leaves_nothing_in_the_row(mira: YoungPerson, her: Account, alice: Account) -> None:
    (copy,) = made.show(mira, her, made.make(mira, her, way=Way.SOUND), alice.pk)
    with own_space.opened(mira, her):
        showing.take_back(shown=copy, now=now(), by=her)
        row = ShownPiece.objects.get(pk=copy.pk)
        assert (bytes(row.card), bytes(row.file), row.ended_at is not None) == (b"", b"", True)
    assert _shown_to(mira, alice) == []


def test_letting_go_takes_back_every_copy_and_cannot_be_half_done(
    mira: YoungPerson, her: Account, alice: Account, lena: Account
) -> None:
    piece = made.make(mira, her)
    made.show(mira, her, piece, alice.pk, lena.pk)
    with own_space.opened(mira, her) as door:
        pieces.let_go(piece=piece, seen=1, now=now(), by=her)
        assert queries.of_record(record=mira.record_id, door=door) == []
        assert {bytes(row.card) for row in ShownPiece.objects.all()} == {b""}
        assert bytes(Piece.objects.get(pk=piece.pk).card) == b""
        with pytest.raises(NotVisible):
            queries.get(piece=piece.pk, record=mira.record_id, door=door)
    assert _shown_to(mira, alice) == _shown_to(mira, lena) == []
    other = made.make(mira, her)
    with own_space.opened(mira, her), pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.filter(pk=other.pk).update(gone_at=now())


def test_copy_is_seen_until_its_day_is_over(mira: YoungPerson, her: Account, alice: Account) -> None:
    piece = made.make(mira, her)
    made.show(mira, her, piece, alice.pk, until=TODAY)
    assert len(_shown_to(mira, alice)) == 1
    with pytest.raises(Refused, match="over"):
        made.show(mira, her, piece, alice.pk, until=TODAY - timedelta(days=1))
    made.add_old(mira, her, alice)
    assert len(_shown_to(mira, alice)) == 1


def test_piece_lies_in_the_private_part_and_nowhere_else(mira: YoungPerson, her: Account, alice: Account) -> None:
    with own_space.opened(mira, her) as door:
        piece = Piece(record_id=mira.record_id, made_at=now(), compartment=Compartment.EVERYDAY)
        piece.card = door.seal(piece, "card", "{}")
        with pytest.raises((ProgrammingError, IntegrityError)), transaction.atomic():
            piece.save(force_insert=True)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        assert not door.may_read(mira.record_id, Compartment.PRIVATE)


def test_ledger_names_no_record_until_somebody_looks(mira: YoungPerson, her: Account, alice: Account) -> None:
    (copy,) = made.show(mira, her, made.make(mira, her), alice.pk)
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        found = theirs.get(shown=copy.pk, record=mira.record_id, door=door)
        for _twice in range(2):
            showing.tell_looked(shown=found.shown, door=door, by=alice)
        assert [line.records for line in Line.objects.filter(verb="piece.looked_at")] == [[mira.record_id]]
    with own_space.opened(mira, her):
        own = Line.objects.filter(verb__startswith="piece.", actor=her.pk)
        assert [(line.verb, line.records) for line in own.order_by("id")] == [("piece.kept", []), ("piece.shown", [])]


def test_same_id_again_keeps_one(mira: YoungPerson, her: Account) -> None:
    once = new_id()
    with own_space.opened(mira, her) as door:
        for _twice in range(2):
            pieces.keep(record=mira.record_id, card=made.card(), once=once, now=now(), door=door, by=her)
        assert Piece.objects.count() == 1
