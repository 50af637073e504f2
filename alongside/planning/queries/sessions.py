"""Reading sessions and what was said of them, inside a record that was opened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from alongside.access.doors import Opened
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import NotVisible
from alongside.planning import asking, rules
from alongside.planning.cards import FeedbackCard, SessionCard
from alongside.planning.models import Feedback, Session
from alongside.planning.session_vocabulary import LENGTHS, ChosenBy, FeedbackAnswer

PAGE = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What they said of a session: a sentence for each answer, their words, and what was heard when somebody listened."""

    feedback: Feedback
    sentences: Sequence[str]
    words: str
    heard: str

    @property
    def has_passed(self) -> bool:
        """Whether they passed."""
        return self.feedback.answer == FeedbackAnswer.PASSED

    @property
    def is_from_their_space(self) -> bool:
        """Whether they said it in their own space, and on nobody's phone."""
        return self.feedback.taken_by.holds(Role.YOUNG_PERSON)

    @property
    def waits(self) -> bool:
        """Whether it asks somebody to listen, and nobody has yet."""
        return self.feedback.asks_to_listen and self.feedback.listened_on is None


@dataclass(frozen=True, slots=True)
class Read:
    """A session with its card opened, in words, and what they said of it, the last first."""

    session: Session
    card: SessionCard
    said: Sequence[Said]
    way: str

    @property
    def on(self) -> date:
        """The day."""
        return timezone.localdate(self.session.held_at)

    @property
    def chosen(self) -> str:
        """Who chose it, in words."""
        return str(ChosenBy(self.session.chosen_by).label)

    @property
    def length(self) -> Promise | None:
        """About how long it was, in words, if that is known."""
        return LENGTHS.get(self.session.minutes or 0)


@dataclass(frozen=True, slots=True)
class Page:
    """Some sessions, the last first, and the last of them when there are earlier ones."""

    sessions: Sequence[Read]
    earlier: UUID | None = None


def of_record(*, record: UUID, before: UUID | None = None, door: Opened) -> Page:
    """Up to thirty sessions in two queries; with one more, those before a session.

    :raises NotVisible: when that session is not there, or not for this viewer.
    """
    rows = Session.objects.filter(record=record).select_related("written_by").order_by("-held_at", "-id")
    if before:
        last = get(session=before, record=record, door=door).session
        rows = rows.filter(Q(held_at__lt=last.held_at) | Q(held_at=last.held_at, pk__lt=last.pk))
    found = list(rows[: PAGE + 1])
    shown = [row for row in found[:PAGE] if door.may_read(record, row.compartment)]
    said = _said(shown, door)
    earlier = found[PAGE - 1].pk if len(found) > PAGE else None
    return Page([_read(row, said, door) for row in shown], earlier)


def waiting(*, record: UUID, door: Opened) -> list[Read]:
    """Sessions of which they said something that nobody has listened to yet, the first first: three queries at most."""
    waits = Feedback.objects.filter(record=record, asks_to_listen=True, listened_on__isnull=True)
    rows = Session.objects.filter(pk__in=waits.values("session"), record=record).select_related("written_by")
    shown = [row for row in rows.order_by("held_at", "id") if door.may_read(record, row.compartment)]
    said = _said(shown, door)
    return [_read(row, said, door) for row in shown]


def get(*, session: UUID, record: UUID, door: Opened) -> Read:
    """One session. :raises NotVisible: when it is not there, or not for this viewer."""
    row = Session.objects.filter(pk=session, record=record).select_related("written_by").first()
    if row is None or not door.may_read(record, row.compartment):
        raise NotVisible
    return _read(row, _said([row], door), door)


def _said(sessions: Sequence[Session], door: Opened) -> Mapping[UUID, list[Said]]:
    beside: dict[UUID, list[Said]] = defaultdict(list)
    records = {session.record_id for session in sessions}
    rows = Feedback.objects.filter(session__in=[session.pk for session in sessions], record__in=records)
    for row in rows.select_related("taken_by", "listened_by").order_by("-said_at", "-id"):
        beside[row.session_id].append(_opened(row, door))
    return beside


def _opened(row: Feedback, door: Opened) -> Said:
    heard = door.read(row, "heard") if row.heard else ""
    if not row.card:
        return Said(row, (), "", heard)
    card = FeedbackCard.from_sealed(door.read(row, "card"))
    return Said(row, [str(answer.sentence) for answer in asking.chosen(card.answers).values()], card.words, heard)


def _read(row: Session, said: Mapping[UUID, list[Said]], door: Opened) -> Read:
    card = SessionCard.from_sealed(door.read(row, "card"))
    return Read(row, card, said.get(row.pk, []), rules.way_said(row.way))
