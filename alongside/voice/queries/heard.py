"""Reading how young people were heard: of one, inside their opened record, and of all in rounded numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.access.doors import Opened
from alongside.kernel.decisions import NotVisible
from alongside.voice import hearing
from alongside.voice.heard_vocabulary import Felt, WhoWith
from alongside.voice.models import Heard, HeardCount


@dataclass(frozen=True, slots=True)
class Read:
    """What they said, opened: each question with its answer, their words, and what was heard when somebody listened."""

    row: Heard
    answers: Sequence[tuple[hearing.Question, Felt]]
    words: str
    heard: str

    @property
    def sentences(self) -> list[str]:
        """What the answers say to us."""
        return [str(question.sentence(felt)) for question, felt in self.answers]

    @property
    def waits(self) -> bool:
        """Whether it asks somebody to listen, and nobody has yet."""
        return self.row.asks_to_listen and self.row.listened_on is None


@dataclass(frozen=True, slots=True)
class Counted:
    """One question about one kind of people: for each answer how many, rounded to five; ``None`` is fewer than five."""

    question: hearing.Question
    many: Sequence[tuple[Felt, int | None]]


def of_record(*, record: UUID, door: Opened) -> list[Read]:
    """Everything they said of it that whoever acts may read, the newest first: one query."""
    rows = Heard.objects.filter(record=record).order_by("-said_at", "-id")
    return [_read(row, door) for row in rows if door.may_read(row.record_id, row.compartment)]


def get(*, heard: UUID, record: UUID, door: Opened) -> Read:
    """One of them.

    :raises NotVisible: when there is none by that id, or not for whoever acts.
    """
    row = Heard.objects.filter(pk=heard, record=record).first()
    if row is None or not door.may_read(record, row.compartment):
        raise NotVisible
    return _read(row, door)


def counted() -> list[tuple[str, list[Counted]]]:
    """What young people said of each kind of people in the last year, as counted last night: one query."""
    many = {(row.who_with, row.answer): row.n for row in HeardCount.objects.all()}
    found = []
    for who in WhoWith:
        asked = [one for one in hearing.QUESTIONS if any((who, f"{one.code}-{felt}") in many for felt in Felt)]
        if asked:
            found.append((str(who.label), [_counted(one, who, many) for one in asked]))
    return found


def _counted(question: hearing.Question, who: WhoWith, many: dict[tuple[str, str], int | None]) -> Counted:
    return Counted(question, [(felt, many.get((who, f"{question.code}-{felt}"))) for felt in Felt])


def _read(row: Heard, door: Opened) -> Read:
    return Read(row, hearing.read(row.answers), door.read(row, "card"), door.read(row, "heard"))
