"""A drawing beside what they want, on both sides: chosen, seen, taken out, and kept from an open phone."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.ledger.models import Line
from alongside.people.models import YoungPerson
from alongside.voice.actions import pieces
from alongside.voice.models import Decision, Piece, WishPiece
from alongside.voice.piece_vocabulary import Way
from tests import cast, own_space
from tests.voice import decided
from tests.voice import pieces as made

Browse = Callable[[Account | None], Client]
KITE = {"way": Way.DRAWING, "title": "A kite", "words": "", "drawing": "[[1,0,[10,20,300,400]]]"}


@pytest.fixture
def inside(her: Account) -> Client:
    """Her browser."""
    return own_space.browse(her)


@pytest.fixture
def decision(mira: YoungPerson, alice: Account) -> Decision:
    """What is to be decided."""
    return decided.begin(mira, alice)


@pytest.fixture
def kite(mira: YoungPerson, her: Account) -> Piece:
    """She drew it."""
    return made.make(mira, her, **KITE)


def _text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _out(page: str) -> str:
    return str(re.findall(r"/deciding/out/[0-9a-f-]+/", page)[0])


def _worker_path(mira: YoungPerson, decision: Decision) -> str:
    return reverse("workspace:decision", args=[mira.record_id, decision.pk])


def test_drawing_is_put_there_without_words_seen_and_taken_out(
    inside: Client, mira: YoungPerson, decision: Decision, kite: Piece, alice: Account, browse: Browse
) -> None:
    page = _text(inside, f"/deciding/{decision.pk}/1/")
    assert "A kite · A drawing" in page
    assert "nobody can unsee it" in page
    sent = {"words": "", "piece": str(kite.pk), "once": str(new_id())}
    for _twice in range(2):
        assert inside.post(f"/deciding/{decision.pk}/1/", sent).status_code == 302
    page = _text(inside, f"/deciding/{decision.pk}/")
    assert page.count("Take it out again") == 1
    assert inside.get(re.findall(r"/deciding/page/[0-9a-f-]+/", page)[0]).headers["content-type"] == "image/svg+xml"
    thing = _text(inside, f"/things/{kite.pk}/")
    assert "It stands beside:" in thing
    assert "Which college" in thing
    assert "Only you" not in thing + _text(inside, "/things/")

    worker = browse(alice)
    seen = _text(worker, _worker_path(mira, decision))
    (picture,) = re.findall(r'<img src="([^"]+)"', seen)
    assert "A kite" in seen
    answer = worker.get(picture)
    assert answer.headers["content-disposition"].startswith("inline")
    assert worker.get(f"{picture}&save=1").headers["content-disposition"].startswith("inline")
    assert "With something they made" in _text(worker, reverse("workspace:decisions", args=[mira.record_id]))
    assert "looked at something they were shown" in _text(inside, "/seen/")

    for _two_tabs in range(2):
        assert inside.post(_out(page)).headers["location"] == f"/deciding/{decision.pk}/"
    assert "You took out what stood here." in _text(inside, f"/deciding/{decision.pk}/")
    assert "Only you" in _text(inside, f"/things/{kite.pk}/")
    seen = _text(worker, _worker_path(mira, decision))
    assert "They took out what stood here." in seen
    assert "A kite" not in seen
    assert worker.get(picture).status_code == 404
    assert "They took out" in _text(worker, reverse("workspace:decisions", args=[mira.record_id]))


def test_one_opening_is_told_as_one_look(
    mira: YoungPerson, her: Account, decision: Decision, kite: Piece, alice: Account, browse: Browse
) -> None:
    made.put(mira, her, decision, kite)
    worker = browse(alice)
    seen = _text(worker, _worker_path(mira, decision))
    worker.get(re.findall(r'<img src="([^"]+)"', seen)[0])
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice):
        told = Line.objects.filter(verb="piece.looked_at", thing=decision.pk, actor=alice.pk)
        assert [line.records for line in told] == [[mira.record_id]]


def test_piece_that_is_gone_meanwhile_is_said_and_the_words_stay(
    inside: Client, mira: YoungPerson, her: Account, decision: Decision, kite: Piece
) -> None:
    other = made.make(mira, her)
    with own_space.opened(mira, her):
        pieces.let_go(piece=kite, seen=1, now=now(), by=her)
    sent = {"words": "The one by the river.", "piece": str(kite.pk)}
    for _with_and_without_another in range(2):
        answer = inside.post(f"/deciding/{decision.pk}/1/", sent)
        assert answer.status_code == 200
        assert "That is not there any more." in answer.content.decode()
        assert "The one by the river." in answer.content.decode()
        with own_space.opened(mira, her):
            row = Piece.objects.get(pk=other.pk)
            if row.gone_at is None:
                pieces.let_go(piece=row, seen=1, now=now(), by=her)
    assert inside.post(f"/deciding/{decision.pk}/1/", {**sent, "piece": ""}).status_code == 302


def test_something_is_said_one_way_or_the_other(inside: Client, decision: Decision, kite: Piece) -> None:
    answer = inside.post(f"/deciding/{decision.pk}/1/", {"words": "", "piece": ""})
    assert "or choose something you made." in answer.content.decode()


def test_whoever_made_nothing_is_shown_where_to(inside: Client, decision: Decision) -> None:
    page = _text(inside, f"/deciding/{decision.pk}/1/")
    assert "Draw it, record it or write it your own way first" in page
    assert 'name="piece"' not in page


def test_open_phone_lists_nothing_they_made(
    her: Account, mira: YoungPerson, inside: Client, decision: Decision, kite: Piece
) -> None:
    made.put(mira, her, decision, kite)
    cast.show_lately(inside, her, ago=301)
    page = _text(inside, f"/deciding/{decision.pk}/1/")
    assert "A kite" not in page + _text(inside, f"/deciding/{decision.pk}/")
    for path in (f"/deciding/{decision.pk}/1/?mine", f"/deciding/page/{_standing(mira, her)}/"):
        assert inside.get(path).headers["location"].startswith("/again/")
    wrong = {"words": "x" * 5000, "piece": str(kite.pk)}
    asked = inside.post(f"/deciding/{decision.pk}/1/", wrong).headers["location"]
    assert asked.startswith("/again/")
    went_on = inside.post(asked, {"words": own_space.WORDS.words})
    back = _text(inside, went_on.headers["location"])
    assert "A kite" in back
    assert "x" * 5000 in back


def _standing(mira: YoungPerson, her: Account) -> UUID:
    with own_space.opened(mira, her):
        return WishPiece.objects.get(ended_at=None).pk


def test_taken_out_from_the_page_of_the_thing(
    inside: Client, mira: YoungPerson, her: Account, decision: Decision, kite: Piece
) -> None:
    put = made.put(mira, her, decision, kite, "Like this.")
    answer = inside.post(f"/deciding/out/{put.pk}/", {"thing": "1"})
    assert answer.headers["location"] == f"/things/{kite.pk}/"
    assert inside.post(f"/deciding/out/{new_id()}/").status_code == 404
    assert "It is taken out beside what you want" not in _text(inside, f"/things/{kite.pk}/gone/")
    assert "Like this." in _text(inside, f"/deciding/{decision.pk}/")


def test_page_of_another_decision_does_not_bring_it(
    mira: YoungPerson, her: Account, decision: Decision, kite: Piece, alice: Account, browse: Browse
) -> None:
    put, other = made.put(mira, her, decision, kite), decided.begin(mira, alice)
    args = [mira.record_id, other.pk, put.pk]
    assert browse(alice).get(reverse("workspace:decision-made", args=args)).status_code == 404


def test_pages_cost_the_same_for_one_and_for_five(
    inside: Client, mira: YoungPerson, her: Account, decision: Decision, kite: Piece, alice: Account, browse: Browse
) -> None:
    worker, mine = browse(alice), f"/deciding/{decision.pk}/"
    places = [(inside, path) for path in (mine, f"{mine}1/", "/deciding/", "/things/", f"/things/{kite.pk}/")]
    places += [(worker, _worker_path(mira, decision))]
    places += [(worker, reverse("workspace:decisions", args=[mira.record_id]))]

    def cost() -> list[int]:
        counts = []
        for client, path in places:
            client.get(path)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            counts.append(len(asked))
        return counts

    made.put(mira, her, decision, kite)
    few = cost()
    for _number in range(4):
        made.put(mira, her, decision, made.make(mira, her, **KITE))
    assert (cost(), max(few) <= 22) == (few, True)
