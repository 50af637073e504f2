"""What young people of the demonstration made in their own space, and showed to their worker."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import table
from alongside.voice import drawings
from alongside.voice.actions import pieces, showing
from alongside.voice.actions.showing import Terms
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import Mood, Picked, Use, Way
from alongside.voice.queries import pieces as queries


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
