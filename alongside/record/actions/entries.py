"""Writing in a record."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.vocabulary import Compartment
from alongside.access.written import write_once, written
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record import policies
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, RestsOn, Sharing

# What two entries have in common when they say the same, with their texts.
SAID_BESIDE = ("kind", "corrects_id", "author_id")
SAID = (*SAID_BESIDE, "happened_as_said", "is_about", "rests_on", "third_party", "review_on")


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote: the text and everything said about it."""

    text: str
    kind: Kind
    happened_at: datetime
    is_about: bool = False
    rests_on: RestsOn = RestsOn.SEEN
    told_by: str = ""
    third_party: bool = False
    compartment: Compartment = Compartment.EVERYDAY
    withheld_because: str = ""
    review_on: date | None = None


def add(*, record: UUID, words: Words, now: datetime, once: UUID | None = None, door: Opened, by: Account) -> Entry:
    """Write an entry, inside the opened record's transaction and with its ledger line.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises NotVisible: when ``by`` does not hold the compartment it belongs in.
    """
    entry = _unsealed(record=record, words=words, now=now, once=once, by=by)
    kept = write_once(entry, given=SAID, texts=_texts(words), door=door)
    if kept is entry:
        lines.record(Verb.ENTRY_ADDED, records=[record], thing=entry.pk, by=by.pk)
    return kept


def added(*, record: UUID, words: Words, now: datetime, once: UUID | None, door: Opened, by: Account) -> Entry | None:
    """What :func:`add` wrote with this id before, if it is the same: for acts that do more than write an entry."""
    if once is None:
        return None
    entry = _unsealed(record=record, words=words, now=now, once=once, by=by)
    return written(entry, given=SAID, texts=_texts(words), door=door)


def correct(*, entry: Entry, text: str, now: datetime, once: UUID | None = None, door: Opened, by: Account) -> Entry:
    """Put a correction beside an entry. Both stay, and both are read together.

    ``once`` as for :func:`add`.

    :raises Refused: when it is itself a correction: the entry is what is corrected.
    """
    if entry.corrects_id:
        raise Refused(_("Correct the entry itself, so that everything said about it stays together."))
    correction = _beside(entry, Kind.CORRECTION, RestsOn.SEEN, once=once, now=now, by=by)
    kept = write_once(correction, given=SAID_BESIDE, texts={"body": text}, door=door)
    if kept is correction:
        lines.record(Verb.ENTRY_CORRECTED, records=[entry.record_id], thing=entry.pk, by=by.pk)
    return kept


def answer_back(
    *, entry: Entry, kind: Kind, text: str, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Entry:
    """Put the young person's own view beside an entry, by themselves. Both stay, and both are read together.

    ``kind`` is one of ``BESIDE_BY_THEM``; ``once`` as for :func:`add`.

    :raises Refused: when it stands beside another entry itself.
    """
    if entry.corrects_id:
        raise Refused(_("Say it beside the entry itself, so that everything said about it stays together."))
    view = _beside(entry, kind, RestsOn.OWN_WORDS, once=once, now=now, by=by)
    kept = write_once(view, given=SAID_BESIDE, texts={"body": text}, door=door)
    if kept is view:
        lines.record(Verb.ENTRY_ANSWERED_BACK, records=[entry.record_id], thing=entry.pk, by=by.pk)
    return kept


def share(*, entry: Entry, seen: int, by: Account) -> None:
    """Let the young person read an entry that was held back, inside the opened record's transaction.

    :raises Refused: when ``by`` neither held it back, nor is the key worker, nor leads the team.
    :raises ChangedMeanwhile: when somebody else changed it first.
    """
    record = entry.record_id
    is_key_worker = grants.is_key_worker(record=record, holder=by)
    require(policies.can_share(by, entry, leads=grants.leads(record), is_key_worker=is_key_worker))
    entry.write(seen=seen, sharing=Sharing.SHARED, review_on=None)
    lines.record(Verb.ENTRY_SHARED, records=[entry.record_id], thing=entry.pk, by=by.pk)


def prepared(*, record: UUID, words: Words, now: datetime, door: Opened, by: Account) -> Entry:
    """An entry ready to be saved, its words sealed: for writers of many rows at once."""
    entry = _unsealed(record=record, words=words, now=now, once=None, by=by)
    for column, text in _texts(words).items():
        if text:
            setattr(entry, column, door.seal(entry, column, text))
    return entry


def _unsealed(*, record: UUID, words: Words, now: datetime, once: UUID | None, by: Account) -> Entry:
    return Entry(
        id=once or new_id(),
        record_id=record,
        compartment=words.compartment,
        kind=words.kind,
        happened_at=words.happened_at,
        is_about=words.is_about,
        recorded_at=now,
        author=by,
        rests_on=words.rests_on,
        third_party=words.third_party,
        sharing=Sharing.WITHHELD if words.review_on else Sharing.SHARED,
        review_on=words.review_on,
    )


def _texts(words: Words) -> dict[str, str]:
    return {"body": words.text, "told_by": words.told_by, "withheld_because": words.withheld_because}


def _beside(entry: Entry, kind: Kind, rests_on: RestsOn, *, once: UUID | None, now: datetime, by: Account) -> Entry:
    return Entry(
        id=once or new_id(),
        record_id=entry.record_id,
        compartment=entry.compartment,
        kind=kind,
        happened_at=entry.happened_at,
        recorded_at=now,
        author=by,
        rests_on=rests_on,
        third_party=entry.third_party,
        sharing=entry.sharing,
        review_on=entry.review_on,
        corrects=entry,
    )
