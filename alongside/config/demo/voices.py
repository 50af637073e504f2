"""What young people of the demonstration did in their own space: asked, answered back, and did not expect."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.actions import seen as questions
from alongside.access.doors import Opened, opened_one
from alongside.access.models import Account
from alongside.access.queries import seen
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import table
from alongside.keywork.actions import asks
from alongside.keywork.actions.asks import Wish
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.models import Ask
from alongside.record.actions import entries
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind


def make(*, record: UUID, person: str, worker: Account, now: datetime) -> None:
    """Let one young person speak, if they have a space and something to say."""
    said = {row["person"]: row for row in table("voices")["voices"]}.get(person)
    nicknames = {row["person"]: row["nickname"] for row in table("spaces")["spaces"]}
    if said is None:
        return
    them = Account.objects.get(username=nicknames[person])
    with opened_one(record, purpose=Purpose.THEIRS, viewer=them) as door:
        ask = _speak(record, said, now=now - timedelta(hours=4), door=door, by=them)
    if "answer" in said:
        with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker) as door:
            asks.answer(ask=ask, words=said["answer"], seen=1, now=now - timedelta(hours=1), door=door, by=worker)


def _speak(record: UUID, said: dict[str, Any], *, now: datetime, door: Opened, by: Account) -> Ask:
    ask = asks.make(record=record, wish=Wish(AskFor(said["ask"]), said["words"]), now=now, door=door, by=by)
    rows = Entry.objects.filter(record=record, corrects=None, kind=Kind.MET).order_by("-happened_at")
    if entry := rows.first():
        kind = Kind.DISAGREES if said.get("differs") else Kind.ADDS
        entries.answer_back(entry=entry, kind=kind, text=said["view"], now=now, door=door, by=by)
    if said.get("unexpected") and (told := [one for one in seen.of_me() if not one.job]):
        by_day = (now + timedelta(days=5)).date()
        questions.ask(record=record, line=told[0].line, answer_by=by_day, now=now, by=by)
    return ask
