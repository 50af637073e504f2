"""Words in what is written around all the young people behind somebody's doors: a batch of records at a time."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from alongside.access import policies
from alongside.access.actor import Scope, acting_as
from alongside.access.doors import Opened, opened
from alongside.access.models import Account, Grant
from alongside.ledger.vocabulary import Verb
from alongside.people.cards import Card
from alongside.people.queries import young_people
from alongside.record import marking
from alongside.record.asking import Question
from alongside.record.marking import Passage
from alongside.record.queries import search
from alongside.record.queries.entries import Read
from alongside.record.queries.search import Wanted
from alongside.record.ranking import Hit, Tally
from alongside.workspace.queries import timeline
from alongside.workspace.queries.timeline import Row

BATCH = 100
PAGE = 25
LAST = UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, where, and in which order the answers come."""

    question: Question
    wanted: Wanted
    is_team: bool = False
    newest: bool = False


@dataclass(frozen=True, slots=True)
class SoFar:
    """How far a search has come: its sums and best hits, young people looked through, of how many, and where to go on."""

    tally: Tally = field(default_factory=Tally)
    looked: int = 0
    people: int = 0
    left_out: int = 0
    after: UUID | None = None

    @property
    def is_done(self) -> bool:
        """Whether everybody was looked through."""
        return self.after is None

    @property
    def ends_next(self) -> bool:
        """Whether the next batch is the last."""
        return self.people - self.looked - self.left_out <= BATCH


@dataclass(frozen=True, slots=True)
class Found:
    """One entry that answers: whose, the entry, and the passages of it and of its corrections that do."""

    record: UUID
    card: Card
    row: Row
    passage: Passage
    corrections: Sequence[tuple[Row, Passage]]

    @property
    def place(self) -> str:
        """Where the entry stands first on its timeline, for the address."""
        return f"{self.row.read.entry.happened_at.isoformat()}_{LAST}"


def step(*, asked: Asked, so_far: SoFar | None, listing: bool, viewer: Account) -> tuple[SoFar, list[Found]]:
    """Look through the next batch; with ``listing`` also the first page of what is best by now.

    Each batch is an opening of its own with its ledger line. What is shown from earlier batches is
    opened again, and that is on the ledger too. Who has still to say whether they know a family reads
    nothing of that record before, and is told how many were left out.
    """
    before = so_far or SoFar()
    scope = Scope.TEAM if asked.is_team else Scope.CASELOAD
    ids = young_people.ids_for(scope=scope, most=BATCH + 1, after=before.after, viewer=viewer)
    goes_on = len(ids) > BATCH
    people = before.people
    if so_far is None:
        people = young_people.how_many(scope=scope, viewer=viewer) if goes_on else len(ids)
    waiting = _waiting(ids[:BATCH], viewer)
    batch = [record for record in ids[:BATCH] if record not in waiting]
    tally, found = _looked(batch, asked, before.tally, listing=listing, viewer=viewer)
    looked, left_out = before.looked + len(batch), before.left_out + len(waiting)
    after = ids[BATCH - 1] if goes_on else None
    return SoFar(tally, looked, max(people, looked + left_out), left_out, after), found


def show(*, asked: Asked, hits: Sequence[Hit], viewer: Account) -> list[Found]:
    """A page of hits that were found before, opened again."""
    if not hits:
        return []
    with _opened(list(dict.fromkeys(UUID(hit.record) for hit in hits)), viewer) as door:
        return _found(hits[:PAGE], asked.question, door)


def in_record(*, asked: Asked, record: UUID, card: Card, door: Opened) -> list[Found]:
    """What answers in one record that is open already, at most a hundred."""
    tally = search.look(question=asked.question, wanted=asked.wanted, newest=asked.newest, records=[record], door=door)
    reads = search.read(entries=[UUID(hit.entry) for hit in tally.hits], door=door)
    return _shown(reads, {record: card}, asked.question)


def _looked(
    batch: Sequence[UUID], asked: Asked, before: Tally, *, listing: bool, viewer: Account
) -> tuple[Tally, list[Found]]:
    """The sums with this batch in them, and the page of what is best: from the same opening where that is enough."""
    if not batch:
        return before, show(asked=asked, hits=before.hits if listing else (), viewer=viewer)
    with _opened(batch, viewer) as door:
        fresh = search.look(question=asked.question, wanted=asked.wanted, newest=asked.newest, records=batch, door=door)
        tally = (before + fresh).best(newest=asked.newest)
        page = tally.hits[:PAGE] if listing else ()
        if door.records.issuperset(UUID(hit.record) for hit in page):
            return tally, _found(page, asked.question, door)
    return tally, show(asked=asked, hits=page, viewer=viewer)


def _waiting(records: Sequence[UUID], viewer: Account) -> set[UUID]:
    """Records of which the viewer has still to say whether they know the family."""
    with acting_as(viewer.pk), transaction.atomic():
        own = Grant.objects.filter(holder=viewer, record__in=records, asks=True)
        return set(own.filter(Q(ends_at=None) | Q(ends_at__gt=Now())).values_list("record_id", flat=True))


def _opened(records: Sequence[UUID], viewer: Account) -> AbstractContextManager[Opened]:
    return opened(records, verb=Verb.RECORD_NOTES_SEARCHED, purpose=policies.usual_purpose(viewer), viewer=viewer)


def _found(hits: Sequence[Hit], question: Question, door: Opened) -> list[Found]:
    reads = search.read(entries=[UUID(hit.entry) for hit in hits], door=door)
    cards = young_people.cards(records={read.entry.record_id for read in reads}, door=door)
    return _shown(reads, cards, question)


def _shown(reads: Sequence[Read], cards: dict[UUID, Card], question: Question) -> list[Found]:
    return [
        Found(
            row.read.entry.record_id,
            cards[row.read.entry.record_id],
            row,
            marking.passage(row.read.text, question),
            [(beside, marking.passage(beside.read.text, question)) for beside in row.corrections],
        )
        for row in timeline.rows(reads)
    ]
