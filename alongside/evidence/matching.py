"""Whether a reference is a study the library already has: by its DOI, else by its title and year."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from alongside.evidence.items import Source
from alongside.evidence.ranking import words
from alongside.evidence.references import Entry, Reference, Unreadable

ALIKE = 92
"""Of 100, by the words in any order. Below this, sequels and yearly reports of one name began to be taken for one."""
A_YEAR_APART = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Seen:
    """An entry, and what it is the same as: a source's id, ``line 12`` of the same file, or nothing."""

    entry: Entry
    same_as: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it can be kept as it is."""
        return isinstance(self.entry, Reference) and not self.same_as

    @property
    def is_unreadable(self) -> bool:
        """Whether it cannot be kept at all."""
        return isinstance(self.entry, Unreadable)


def compared(entries: Iterable[Entry], *, sources: Iterable[Source]) -> Sequence[Seen]:
    """Every entry beside what the library holds and what stood earlier in the same file."""
    known = _Known()
    for source in sources:
        known.add(source.id, source.title, source.last_year, source.doi)
    return [_seen(entry, known) for entry in entries]


def _seen(entry: Entry, known: "_Known") -> Seen:
    if isinstance(entry, Unreadable):
        return Seen(entry)
    same_as = known.same(entry)
    if not same_as:
        known.add(f"line {entry.line}", entry.title, entry.year, entry.doi)
    return Seen(entry, same_as)


class _Known:
    """What is there already, to be asked by DOI and by year."""

    def __init__(self) -> None:
        self._dois: dict[str, str] = {}
        self._titles: dict[int, dict[str, str]] = defaultdict(dict)

    def add(self, name: str, title: str, year: int, doi: str) -> None:
        if doi:
            self._dois.setdefault(doi, name)
        if title:
            self._titles[year].setdefault(name, _plain(title))

    def same(self, reference: Reference) -> str:
        if reference.doi in self._dois:
            return self._dois[reference.doi]
        wanted = _plain(reference.title)
        for apart in A_YEAR_APART:
            held = self._titles.get(reference.year + apart, {})
            found = process.extractOne(wanted, held, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
            if found:
                return str(found[2])
        return ""


def _plain(title: str) -> str:
    return " ".join(words(title))
