"""Saying how one was heard, and listening. Inside the opened record's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import hearing, policies
from alongside.voice.heard_vocabulary import ReadBy, WhoWith
from alongside.voice.models import Heard

SAID = ("who_with", "answers", "read_by", "said_by_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """With whom it was, the answers by the codes of their questions, words, and who reads it."""

    who_with: WhoWith
    answers: Mapping[str, str]
    words: str = ""
    read_by: ReadBy = ReadBy.ALONGSIDE


def say(*, record: UUID, saying: Saying, now: datetime, once: UUID | None = None, door: Opened, by: Account) -> None:
    """Keep what they say of how they were heard.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when nothing was said.
    """
    given = hearing.kept(saying.answers)
    if not given and not saying.words:
        raise Refused(_("Tap one answer, or write a word."))
    row = Heard(
        id=once or new_id(),
        record_id=record,
        who_with=saying.who_with,
        answers=given,
        read_by=saying.read_by,
        said_by=by,
        said_at=now,
        asks_to_listen=hearing.asks_to_listen(given),
    )
    if write_once(row, given=SAID, texts={"card": saying.words}, door=door) is row:
        lines.record(Verb.HEARD_SAID, records=_told_of(row), thing=row.pk, by=by.pk)


def listen(*, heard: Heard, words: str, seen: int, on: date, door: Opened, by: Account) -> None:
    """Write down what was heard when somebody made room to listen. They read it.

    :raises Refused: when ``by`` may not, or somebody listened already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_listen(by, was_listened=heard.listened_on is not None))
    sealed = door.seal(heard, "heard", words)
    heard.write(seen=seen, listened_on=on, listened_by=by, heard=sealed)
    lines.record(Verb.HEARD_LISTENED, records=_told_of(heard), thing=heard.pk, by=by.pk)


def _told_of(row: Heard) -> list[UUID]:
    """The record for the line, but not where those alongside, who read the record's lines, are not to hear of it."""
    return [] if row.read_by == ReadBy.LEADS else [row.record_id]
