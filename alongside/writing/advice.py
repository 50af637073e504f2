"""What there is to say about a text. Asked for and forgotten: nothing here is stored, logged or counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from alongside.writing.items import Notices, Source, Term
from alongside.writing.library import Words
from alongside.writing.names import misspelt
from alongside.writing.quotations import quotations
from alongside.writing.scare_quotes import scare_quotes
from alongside.writing.sentences import long_sentences
from alongside.writing.short_forms import short_forms
from alongside.writing.tokens import Noticed, Span, Token, outside, overlaps, tokens

Hit = tuple[Term, Noticed]


@dataclass(frozen=True, slots=True)
class Advice:
    """One term that was met: as written, each way once, and where. ``meant``: a name as on the card, or words in full."""

    term: Term
    phrases: tuple[str, ...]
    spans: tuple[Span, ...]
    sources: tuple[Source, ...]
    meant: str = ""

    @property
    def marks(self) -> frozenset[str]:
        """What stands for these phrases in a form, so that the same advice is not given twice."""
        return frozenset(_mark(f"{self.term.id} {phrase.casefold()}") for phrase in self.phrases)


def look(
    text: str, *, words: Words, names: Sequence[str] = (), known: Sequence[str] = (), own_words: bool = False
) -> list[Advice]:
    """Advice on a text, in the order of reading. Silent about quotations, and about their own words altogether.

    ``names`` are the young person's own, ``known`` those of others around them.
    """
    if own_words:
        return []
    found = tokens(text)
    quoted = quotations(text)
    free = outside(found, quoted)
    hits = _terms(free, words)
    hits += _noticed(
        text, found, free, words=words, names=names, known=known, taken=[hit.span for _, hit in hits], quoted=quoted
    )
    return _grouped(text, sorted(hits, key=lambda hit: hit[1].span), words)


def marks(advice: Iterable[Advice]) -> frozenset[str]:
    """The marks of several pieces of advice."""
    return frozenset(mark for one in advice for mark in one.marks)


def _terms(free: Sequence[Token], words: Words) -> list[Hit]:
    """The terms met, leaving out what is excepted and what lies within a longer one."""
    let_pass: dict[str, list[Span]] = {}
    for key, span in words.exceptions.find(free):
        let_pass.setdefault(key, []).append(span)
    met = [(key, span) for key, span in words.finder.find(free) if not overlaps(span, let_pass.get(key, ()))]
    met.sort(key=lambda one: (one[1][0] - one[1][1], one[1][0]))
    kept: list[tuple[str, Span]] = []
    for key, span in met:
        if not overlaps(span, [other for _, other in kept]):
            kept.append((key, span))
    return [(words.terms[key], Noticed(span)) for key, span in kept]


def _noticed(
    text: str,
    found: Sequence[Token],
    free: Sequence[Token],
    *,
    words: Words,
    names: Sequence[str],
    known: Sequence[str],
    taken: Sequence[Span],
    quoted: Sequence[Span],
) -> list[Hit]:
    seen: list[tuple[Notices, Iterable[Noticed]]] = [
        (Notices.NAMES, misspelt(free, names=names, known=known)),
        (Notices.ACRONYMS, short_forms(text, taken=[*taken, *quoted])),
        (Notices.QUOTES, scare_quotes(text, found, quoted)),
        (Notices.READING, long_sentences(text, found)),
    ]
    return [(term, one) for what, places in seen if (term := words.noticing(what)) for one in places]


def _grouped(text: str, hits: Sequence[Hit], words: Words) -> list[Advice]:
    """One piece of advice for each term and meaning, however often it was met."""
    groups: dict[tuple[str, str], list[Hit]] = {}
    for term, one in hits:
        groups.setdefault((term.id, one.meant), []).append((term, one))
    advice = []
    for (_, meant), group in groups.items():
        term, spans = group[0][0], tuple(one.span for _, one in group)
        phrases = {
            " ".join(text[start:end].split()).casefold(): " ".join(text[start:end].split()) for start, end in spans
        }
        advice.append(Advice(term, tuple(phrases.values()), spans, tuple(words.says(term)), meant))
    return advice


def _mark(text: str) -> str:
    return blake2b(text.encode(), digest_size=6).hexdigest()
