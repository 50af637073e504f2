"""What Mira makes in her own space, for tests of who sees it."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.attachments.readers.kinds import Cleaned
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from alongside.voice.actions import decision_words, offers, pieces, showing
from alongside.voice.actions.decision_words import Words
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import Medium, What
from alongside.voice.models import Decision, Piece, ShownPiece, WishPiece
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Way
from alongside.voice.queries import pieces as queries
from tests import own_space

TITLE = "The heron at the weir"
SOUND = Cleaned("ogg", b"a sound that is not one")


def card(way: Way = Way.WORDS, **more: Any) -> PieceCard:
    """Something of her own."""
    return PieceCard(**{"way": way, "title": TITLE, "words": "It stood there all morning."} | more)


def make(mira: YoungPerson, her: Account, **more: Any) -> Piece:
    """She keeps it."""
    given = card(**more)
    with own_space.opened(mira, her) as door:
        file = SOUND if given.way is Way.SOUND else None
        return pieces.keep(record=mira.record_id, card=given, file=file, now=now(), door=door, by=her)


def show(mira: YoungPerson, her: Account, piece: Piece, *readers: UUID, **more: Any) -> list[ShownPiece]:
    """She shows it to these; returns the copies."""
    terms = showing.Terms(readers, **more)
    with own_space.opened(mira, her) as door:
        made = queries.get(piece=piece.pk, record=mira.record_id, door=door)
        given: dict[str, Any] = {"could": queries.could_be_shown(now=now()), "now": now(), "door": door, "by": her}
        showing.show(piece=made.piece, card=made.card, terms=terms, **given)
        return list(ShownPiece.objects.filter(piece=piece, ended_at=None).order_by("shown_at", "id"))


def put(mira: YoungPerson, her: Account, decision: Decision, piece: Piece, words: str = "") -> WishPiece:
    """She puts it beside what she wants; returns what stands there."""
    with own_space.opened(mira, her) as door:
        made = queries.get(piece=piece.pk, record=mira.record_id, door=door)
        once = say_with(decision, made, words, door=door, by=her)
        return WishPiece.objects.select_related("said").get(said=once, ended_at=None)


def say_with(decision: Decision, made: queries.Made, words: str = "", *, door: Opened, by: Account) -> UUID:
    """The same, inside her record as she opened it; returns the id of what she said."""
    once, said = new_id(), Words(what=What.WISH, card=SaidCard(words=words), medium=Medium.OWN, beside=made)
    decision_words.say(decision=decision, words=said, now=now(), once=once, door=door, by=by)
    return once


def hold_back(mira: YoungPerson, alice: Account, decision: Decision) -> None:
    """A worker keeps the decision from her for a while."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=alice) as door:
        why = door.seal(decision, "why_without", "Not safe yet.")
        Decision.objects.filter(pk=decision.pk).update(held_back=True, why_without=why, tell_by=now().date())


def add_old(mira: YoungPerson, her: Account, reader: Account) -> ShownPiece:
    """A copy whose last day was yesterday."""
    piece, yesterday = make(mira, her), now().date() - timedelta(days=1)
    with own_space.opened(mira, her) as door:
        row = ShownPiece(
            record_id=mira.record_id, piece=piece, reader=reader, shown_at=now() - timedelta(days=3), until=yesterday
        )
        row.card = door.seal(row, "card", card().sealed_text())
        row.save(force_insert=True)
    return row


def offer(mira: YoungPerson, worker: Account, idea: str = "flag") -> None:
    """A worker offers an idea."""
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=worker):
        offers.offer(record=mira.record_id, idea=idea, left_alone=False, now=now(), by=worker)
