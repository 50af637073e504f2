"""A briefing on one element, from the library's own findings: about seven minutes to read aloud and talk about.

Every sentence about the world is a finding or a method as the library has it, with whose it is. What we say ourselves
only counts, or asks. All of it is in English, like the findings: one language for whoever listens to it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from alongside.evidence import citations
from alongside.evidence.items import Element, Finding, Library, Source
from alongside.evidence.queries import library as queries

ENOUGH_WORDS = 1000
ALOUD_WORDS_A_MINUTE = 183
"""The mean of studies of reading aloud in English (Brysbaert, 2019, Journal of Memory and Language 109, 104047)."""
MOST_VOICES, MOST_METHODS, MOST_TRIES, MOST_QUESTIONS = 8, 7, 5, 6
VOICE = re.compile(
    r"^(?:many |most |some )?(?:young people|children|girls|boys|survivors|those taking part)\b.*"
    r"\b(?:said|asked for|values?|valued|want(?:ed)?|felt|feel|saw that|prefer|liked?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, whose it is (in short), what it is listed under, and where it leads."""

    says: str
    by: str = ""
    title: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section: a heading, a sentence to open it if any, and its points."""

    heading: str
    opening: str
    said: Sequence[Said]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a briefing says, in order; ``words`` counts all but the list of sources."""

    title: str
    meaning: str
    reading: str
    parts: Sequence[Part]
    sources: Part
    words: int


def of(element: Element, *, held: Library, own_questions: Sequence[str]) -> Briefing:
    """The briefing on an element, as the library stands."""
    behind = list(_in_turn(queries.for_element(element.number, held=held), held))
    voices = [one for one in behind if VOICE.match(one.says)][:MOST_VOICES]
    tries = list(_tries(element, held, used=voices))
    near = _in_turn((f for row in element.rows for f in queries.for_row(row, held=held)), held)
    used = [*voices, *(finding for _title, finding in tries)]
    rest = _others((*behind, *near), used)
    works = {held.by_id[one.source_id].work_id for one in behind}
    beside = _others((one for s in held.sources if s.work_id in works for one in s.findings), [*used, *rest])
    after = [
        _voices(voices, held),
        _sure(behind, held),
        Part("What to try this week", "", [_said(finding, held, title) for title, finding in tries]),
        _questions(own_questions),
    ]
    known, words = _filled(rest, _count(after) + len(element.meaning.split()), held)
    more, words = _filled(list(_in_turn(beside, held)), words, held)
    parts = [Part("What we know", "", known), *after]
    if more:
        parts.insert(2, Part("What the same studies also found", "", more))
    cited = [*used, *rest[: len(known)], *list(_in_turn(beside, held))[: len(more)]]
    return Briefing(element.title, element.meaning, _reading(words), parts, _sources(cited, held), words)


def _others(findings: Iterable[Finding], used: Sequence[Finding]) -> list[Finding]:
    """Each once, without those used already."""
    return [one for one in dict.fromkeys(findings) if one not in used]


def _filled(findings: Iterable[Finding], words: int, held: Library) -> tuple[list[Said], int]:
    """As many findings as bring the whole to about a thousand words."""
    known: list[Said] = []
    for finding in findings:
        if words >= ENOUGH_WORDS:
            break
        known.append(_said(finding, held))
        words += _words(known[-1])
    return known, words


def _in_turn(findings: Iterable[Finding], held: Library) -> Iterator[Finding]:
    """One finding of each work after another, newest works first, so that no single work speaks alone."""
    by_work: dict[str, list[Finding]] = {}
    for finding in findings:
        by_work.setdefault(held.by_id[finding.source_id].work_id, []).append(finding)
    works = sorted(by_work.values(), key=lambda found: held.by_id[found[0].source_id].last_year, reverse=True)
    return (one for turn in zip_longest(*works) for one in turn if one is not None)


def _tries(element: Element, held: Library, *, used: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """For each thing the product helps with under this element, one finding that says why."""
    taken = set(used)
    for row in element.rows[:MOST_TRIES]:
        found = next((one for one in _in_turn(queries.for_row(row, held=held), held) if one not in taken), None)
        if found:
            taken.add(found)
            yield held.rows[row].title, found


def _voices(voices: Sequence[Finding], held: Library) -> Part:
    none = "The library has no finding yet that says what young people think of this. Ask the young people you know."
    return Part("What young people say", "" if voices else none, [_said(one, held) for one in voices])


def _sure(findings: Sequence[Finding], held: Library) -> Part:
    """How many works there are, over which years, and how the best described of them were done."""
    sources = list(dict.fromkeys(held.by_id[one.source_id] for one in findings))
    works = len({source.work_id for source in sources})
    dated = [source for source in sources if source.years]
    counted = "1 source stands behind this" if works == 1 else f"{works} sources stand behind this"
    spanned = f", from {min(s.year for s in dated)} to {max(s.last_year for s in dated)}." if dated else "."
    told = "Where a source says how it was done, it is told below; read the others with that in mind."
    methods = [source for source in sources if source.method]
    methods.sort(key=lambda source: (bool(source.sample), source.last_year), reverse=True)
    return Part("How sure we are", f"{counted}{spanned} {told}", [_method(one) for one in methods[:MOST_METHODS]])


def _method(source: Source) -> Said:
    studied = "; ".join(f"{one.n} {one.of}" for one in source.sample)
    sample = f" Studied: {studied}." if studied else ""
    return Said(f"{source.method}{sample}", _by(source))


def _questions(own: Sequence[str]) -> Part:
    """The service's own questions first, then ones that fit any subject."""
    ours = (
        "Where do we do this already, and who would tell us if we did not?",
        "Which of the young people we know would say something else, and have we asked them?",
        "What gets in our way, and who could move it?",
        "What will each of us try before we meet again?",
    )
    chosen = [*own[: MOST_QUESTIONS - len(ours)], *ours]
    return Part("Questions for the team", "", [Said(one) for one in chosen], numbered=True)


def _sources(findings: Sequence[Finding], held: Library) -> Part:
    sources = dict.fromkeys(held.by_id[one.source_id] for one in findings)
    listed = sorted(sources, key=lambda source: (source.by.casefold(), source.year))
    said = [Said(citations.plain(one), link=f"https://doi.org/{one.doi}" if one.doi else one.url) for one in listed]
    return Part("Sources", "", said)


def _said(finding: Finding, held: Library, title: str = "") -> Said:
    return Said(finding.says, _by(held.by_id[finding.source_id]), title)


def _by(source: Source) -> str:
    """Whose it is, in short: the first name and the year it was finished."""
    first = source.authors[0] if source.authors else source.name
    others = " and others" if len(source.authors) > 1 else ""
    return f"{first}{others}, {source.last_year}" if source.years else f"{first}{others}"


def _reading(words: int) -> str:
    minutes = max(1, round(words / ALOUD_WORDS_A_MINUTE))
    return f"{words} words: about {minutes} minutes to read aloud, which leaves time to talk."


def _count(parts: Iterable[Part]) -> int:
    return sum(len(f"{part.heading} {part.opening}".split()) + sum(map(_words, part.said)) for part in parts)


def _words(said: Said) -> int:
    return len(" ".join(chain((said.title, said.says, said.by))).split())
