"""What we did together, as the young person themselves reads it: what is shared with them, and what they said of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.planning import asking, rules
from alongside.planning.cards import FeedbackCard, SessionCard
from alongside.planning.models import Feedback, Session
from alongside.record.models import Entry

PAGE = 12


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and the answer they tapped on, both as they were put to them."""

    question: Promise
    answer: asking.Answer


@dataclass(frozen=True, slots=True)
class Said:
    """What they said of it once, and what somebody heard who listened."""

    feedback: Feedback
    answers: Sequence[Answered]
    words: str
    heard: str


@dataclass(frozen=True, slots=True)
class Together:
    """A session: what was written of it for them, what helped in their words, what comes next, what they said of it.

    Where it was, who else was there and how they get through stay with whoever wrote it: this page may be seen by others.
    """

    session: Session
    by: UUID
    text: str
    way: str
    helped: str
    next: str
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Page:
    """Some of them, the last first, and the last of these when there are earlier ones."""

    sessions: Sequence[Together]
    earlier: UUID | None = None


def of_record(*, record: UUID, before: UUID | None = None, door: Opened) -> Page:
    """A dozen in three queries; with one more, those before a session.

    :raises NotVisible: when that session is not there, or not shared with them.
    """
    rows = Session.objects.filter(record=record).order_by("-held_at", "-id")
    if before:
        last = _row(before, record)
        rows = rows.filter(Q(held_at__lt=last.held_at) | Q(held_at=last.held_at, pk__lt=last.pk))
    found = list(rows[: PAGE + 1])
    earlier = found[PAGE - 1].pk if len(found) > PAGE else None
    return Page(_opened(found[:PAGE], record, door), earlier)


def get(*, session: UUID, record: UUID, door: Opened) -> Together:
    """One of them. :raises NotVisible: when it is not there, or not shared with them."""
    for found in _opened([_row(session, record)], record, door):
        return found
    raise NotVisible


def _row(session: UUID, record: UUID) -> Session:
    if found := Session.objects.filter(pk=session, record=record).first():
        return found
    raise NotVisible


def _opened(rows: Sequence[Session], record: UUID, door: Opened) -> list[Together]:
    shown = [row for row in rows if door.may_read(record, row.compartment)]
    entries = {one.pk: one for one in Entry.objects.filter(record=record, pk__in=[row.entry_id for row in shown])}
    said = _said(shown, record, door)
    return [_read(row, entries[row.entry_id], said, door) for row in shown if row.entry_id in entries]


def _read(row: Session, entry: Entry, said: Mapping[UUID, list[Said]], door: Opened) -> Together:
    card, text = SessionCard.from_sealed(door.read(row, "card")), door.read(entry, "body")
    way = rules.way_said(row.way)
    return Together(row, entry.author_id, text, way, card.helped_theirs, card.next, said.get(row.pk, ()))


def _said(rows: Sequence[Session], record: UUID, door: Opened) -> Mapping[UUID, list[Said]]:
    beside: dict[UUID, list[Said]] = defaultdict(list)
    found = Feedback.objects.filter(record=record, session__in=[row.pk for row in rows])
    for row in found.order_by("said_at", "id"):
        beside[row.session_id].append(_feedback(row, door))
    return beside


def _feedback(row: Feedback, door: Opened) -> Said:
    heard = door.read(row, "heard")
    if not row.card:
        return Said(row, (), "", heard)
    card = FeedbackCard.from_sealed(door.read(row, "card"))
    given = asking.chosen(card.answers)
    answers = [Answered(one.words, given[one.code]) for one in asking.QUESTIONS if one.code in given]
    return Said(row, answers, card.words, heard)
