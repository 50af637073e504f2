"""What young people of the demonstration made in their own space, showed to their worker, or put beside what they want."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import table
from alongside.voice import drawings
from alongside.voice.actions import decision_words, pieces, showing
from alongside.voice.actions.decision_words import Words
from alongside.voice.actions.showing import Terms
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import Medium, What
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Mood, Picked, Use, Way
from alongside.voice.queries import decisions
from alongside.voice.queries import pieces as queries
from alongside.voice.queries.pieces import Made


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """Let one young person make what they made, if they have a space."""
    theirs = [row for row in table("things")["things"] if row["person"] == person]
    nicknames = {row["person"]: row["nickname"] for row in table("spaces")["spaces"]}
    if not theirs:
        return
    them = Account.objects.get(username=nicknames[person])
    with opened_one(record, purpose=Purpose.THEIRS, viewer=them) as door:
        for row in theirs:
            _make(record, row, worker, now=now, door=door, by=them)


def _make(record: UUID, row: dict[str, Any], worker: Account, *, now: datetime, door: Opened, by: Account) -> None:
    card, at = _card(row), now - timedelta(days=row["ago"])
    piece = pieces.keep(record=record, card=card, now=at, door=door, by=by)
    if "shown_for" in row:
        terms = Terms([worker.pk], tuple(Use(use) for use in row["shown_for"]))
        # Doors of the demonstration began by the database's clock, a moment after it was begun to be made.
        could = queries.could_be_shown(now=now + timedelta(hours=1))
        showing.show(piece=piece, card=card, terms=terms, could=could, now=now, door=door, by=by)
    if "beside" in row:
        _put_beside(record, row["beside"], Made(piece, card), at=at, door=door, by=by)


def _put_beside(record: UUID, title: str, made: Made, *, at: datetime, door: Opened, by: Account) -> None:
    """Let it stand beside what they want, with no words."""
    every = decisions.of_record(record=record, on=timezone.localdate(at), door=door)
    decision = next(one.row for one in every if one.card.title == title)
    said = Words(what=What.WISH, card=SaidCard(), medium=Medium.OWN, beside=made)
    decision_words.say(decision=decision, words=said, now=at, door=door, by=by)


def _card(row: dict[str, Any]) -> PieceCard:
    return PieceCard(
        Way(row["way"]),
        title=row.get("title", ""),
        credit=row.get("credit", ""),
        mood=Mood(row.get("mood", "")),
        words=row.get("words", ""),
        picked=tuple(Picked(one) for one in row.get("picked", ())),
        drawing=drawings.checked(json.dumps(row["lines"])) if "lines" in row else "",
    )
