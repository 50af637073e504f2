"""Writing in a record."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.queries import grants
from alongside.access.vocabulary import Compartment
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record import policies
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind, RestsOn, Sharing


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

    ``once`` is the id it will have: the same words with the same id again, as from a second tap on a slow line, write
    nothing and give back what was written. Other words are written anew: from a page that was gone back to, or a draft
    that outlived its saving. Nobody is told "saved" of what is not.

    :raises NotVisible: when ``by`` does not hold the compartment it belongs in.
    """
    entry = prepared(record=record, words=words, now=now, once=once, door=door, by=by)
    if not _is_new(entry):
        before = Entry.objects.get(pk=entry.pk, record=record, author=by)
        same = door.read(before, "body") == words.text
        return before if same else add(record=record, words=words, now=now, door=door, by=by)
    lines.record(Verb.ENTRY_ADDED, records=[record], thing=entry.pk, by=by.pk)
    return entry


def correct(*, entry: Entry, text: str, now: datetime, once: UUID | None = None, door: Opened, by: Account) -> Entry:
    """Put a correction beside an entry. Both stay, and both are read together.

    ``once`` as for :func:`add`.

    :raises Refused: when it is itself a correction: the entry is what is corrected.
    """
    if entry.corrects_id:
        raise Refused(_("Correct the entry itself, so that everything said about it stays together."))
    correction = _beside(entry, Kind.CORRECTION, RestsOn.SEEN, once=once, now=now, by=by)
    correction.body = door.seal(correction, "body", text)
    if not _is_new(correction):
        before = Entry.objects.get(pk=correction.pk, corrects=entry, author=by)
        same = door.read(before, "body") == text
        return before if same else correct(entry=entry, text=text, now=now, door=door, by=by)
    lines.record(Verb.ENTRY_CORRECTED, records=[entry.record_id], thing=entry.pk, by=by.pk)
    return correction


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
    view.body = door.seal(view, "body", text)
    if not _is_new(view):
        before = Entry.objects.get(pk=view.pk, corrects=entry, author=by)
        same = door.read(before, "body") == text
        return before if same else answer_back(entry=entry, kind=kind, text=text, now=now, door=door, by=by)
    lines.record(Verb.ENTRY_ANSWERED_BACK, records=[entry.record_id], thing=entry.pk, by=by.pk)
    return view


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


def prepared(
    *, record: UUID, words: Words, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Entry:
    """An entry ready to be saved, its words sealed: for writers of many rows at once."""
    entry = Entry(
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
    entry.body = door.seal(entry, "body", words.text)
    if words.told_by:
        entry.told_by = door.seal(entry, "told_by", words.told_by)
    if words.withheld_because:
        entry.withheld_because = door.seal(entry, "withheld_because", words.withheld_because)
    return entry


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


def _is_new(entry: Entry) -> bool:
    """Save it; False when its id is there already, as after a second tap."""
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
    except IntegrityError:
        return False
    return True
