"""Looking for words in entries of records that were opened for it. Each text is opened, looked at and let go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast, Extract

from alongside.access.actor import OF_WORKERS, acting_as
from alongside.access.doors import Opened
from alongside.record import wording
from alongside.record.asking import Question, Term
from alongside.record.models import Entry
from alongside.record.queries.entries import Read, gathered
from alongside.record.ranking import Hit, Tally

TABLE = "record_entry"
AT_ONCE = 2000
# id, record, compartment, sealed words, moment in seconds, the entry that a correction is beside
Line = tuple[str, str, str, bytes, float, str | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries to look at: all, unless narrowed."""

    kind: str = ""
    author: UUID | None = None
    part: str = ""
    since: date | None = None
    until: date | None = None

    def apply(self, rows: QuerySet[Entry]) -> QuerySet[Entry]:
        """Entries that fit, and corrections, which have the part and day of what they correct."""
        own = Q(kind=self.kind) if self.kind else Q()
        if self.author:
            own &= Q(author=self.author)
        for name, value in (
            ("compartment", self.part),
            ("happened_at__date__gte", self.since),
            ("happened_at__date__lte", self.until),
        ):
            rows = rows.filter(**{name: value}) if value else rows
        return rows.filter(own | Q(corrects__isnull=False)) if own else rows


def look(*, question: Question, wanted: Wanted, newest: bool = False, records: Sequence[UUID], door: Opened) -> Tally:
    """What the entries of these opened records answer: sums, and the best hits (or the newest).

    Reads through both kinds of door, because a list may mix one's own young people with those of
    one's teams; what is behind both is looked at once. Two queries for each kind, however many rows.
    """
    counter = _Counter(question)
    unseal = door.many(TABLE, "body")
    seen: set[str] = set()
    for scope in OF_WORKERS:
        with acting_as(door.viewer.pk, scope):
            beside: dict[str, list[str]] = {}
            for line in _lines(records, wanted, corrections=True):
                if line[5] and line[0] not in seen:
                    beside.setdefault(line[5], []).append(unseal(*line[:4]))
            for line in _lines(records, wanted, corrections=False):
                if line[0] not in seen:
                    seen.add(line[0])
                    counter.take(line, "\n".join((unseal(*line[:4]), *beside.get(line[0], ()))))
    return counter.tally().best(newest=newest)


def read(*, entries: Sequence[UUID], door: Opened) -> list[Read]:
    """These entries of opened records with their corrections, in the order given, as far as they can be read."""
    found: dict[UUID, Read] = {}
    for scope in OF_WORKERS:
        with acting_as(door.viewer.pk, scope):
            rows = Entry.objects.filter(pk__in=entries, record__in=door.records).select_related("author")
            found.update((one.entry.pk, one) for one in gathered(list(rows), door=door))
    return [found[pk] for pk in entries if pk in found]


def _lines(records: Sequence[UUID], wanted: Wanted, *, corrections: bool) -> Iterator[Line]:
    of = Q(corrects__isnull=False)
    rows = wanted.apply(Entry.objects.filter(record__in=records)).filter(of if corrections else ~of)
    values: Any = rows.annotate(
        row=Cast("id", TextField()),
        of=Cast("record_id", TextField()),
        at=Extract("happened_at", "epoch"),
        beside=Cast("corrects_id", TextField()),
    ).values_list("row", "of", "compartment", "body", "at", "beside")
    return iter(values.iterator(chunk_size=AT_ONCE))


class _Forms:
    """Of which single-word terms the words of texts are forms: worked out once for each word that turns up."""

    def __init__(self, terms: Sequence[tuple[int, Term]]) -> None:
        self.terms = terms
        self.known: set[str] = set()
        self.fitting: dict[str, list[int]] = {}

    def among(self, words: Sequence[str]) -> set[str]:
        """Those of the words that are a form of any term."""
        distinct = set(words)
        for word in distinct - self.known:
            fits = [n for n, term in self.terms if any(needle in word for needle in term.needles) and term.fits(word)]
            if fits:
                self.fitting[word] = fits
        self.known |= distinct
        return distinct.intersection(self.fitting)


class _Counter:
    """Counts as texts go by, and keeps none of them."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.entries = self.letters = 0
        self.holding = [0] * len(question.terms)
        self.hits: list[Hit] = []
        self.forms = _Forms([(n, term) for n, term in enumerate(question.terms) if not term.is_exact])
        self.exact = [(n, term) for n, term in enumerate(question.terms) if term.is_exact]
        self.needles = [tuple({needle for term in group for needle in term.needles}) for group in question.groups]

    def take(self, line: Line, text: str) -> None:
        """Look at one entry's text."""
        self.entries += 1
        self.letters += len(text)
        folded = wording.fold(text)
        if not any(needle in folded for group in self.needles for needle in group):
            return
        counts = self._counts(folded)
        for n, count in enumerate(counts):
            self.holding[n] += bool(count)
        if self._answers(counts):
            self.hits.append(Hit(line[0], line[1], float(line[4]), len(text), tuple(counts)))

    def tally(self) -> Tally:
        """The sums, and every hit."""
        return Tally(self.entries, self.letters, len(self.hits), tuple(self.holding), tuple(self.hits))

    def _counts(self, folded: str) -> list[int]:
        counts = [0] * len(self.holding)
        words = folded.split()
        for word in self.forms.among(words) if self.forms.terms else ():
            for n in self.forms.fitting[word]:
                counts[n] += words.count(word)
        if self.exact:
            spaced = f" {' '.join(words)} "
            for n, term in self.exact:
                counts[n] = spaced.count(term.phrase)
        return counts

    def _answers(self, counts: Sequence[int]) -> bool:
        at = 0
        for group in self.question.groups:
            if not any(counts[at : at + len(group)]):
                return False
            at += len(group)
        return True
