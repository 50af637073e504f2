"""A timeline as a page shows it: labels looked up once a page, not once a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.translation import get_language

from alongside.access.vocabulary import Compartment
from alongside.record.queries.entries import Read
from alongside.record.vocabulary import Kind, RestsOn, Sharing

LOOKS = {
    Kind.MET: ("handshake", ""),
    Kind.IN_TOUCH: ("message-circle", ""),
    Kind.TRIED: ("footprints", "quiet"),
    Kind.OWN_WORDS: ("quote", "plum"),
    Kind.GOOD_NEWS: ("star", ""),
    Kind.MEETING: ("users", ""),
    Kind.SESSION: ("sprout", ""),
    Kind.REVIEW: ("list-checks", ""),
    Kind.HANDOVER: ("arrow-right", "sky"),
    Kind.GOODBYE: ("heart", "apricot"),
    Kind.BACK: ("house", ""),
    Kind.INFORMATION: ("info", "sky"),
    Kind.MISSING: ("map-pin", "apricot"),
    Kind.COUNCIL: ("landmark", "sky"),
    Kind.CORRECTION: ("pencil", ""),
    Kind.DISAGREES: ("message-circle", "plum"),
    Kind.ADDS: ("message-circle", "plum"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry, ready to be shown."""

    pk: UUID
    version: int
    read: Read
    icon: str
    tone: str
    title: str
    rests_on: str
    part: str
    is_withheld: bool
    corrections: Sequence["Row"]


def rows(reads: Sequence[Read]) -> list[Row]:
    """The entries in the reader's language; ``part`` is empty for everyday support."""
    language = get_language()
    kinds, rests, parts = (_labels(words, language) for words in (Kind, RestsOn, Compartment))

    def shown(read: Read) -> Row:
        entry = read.entry
        icon, tone = LOOKS[Kind(entry.kind)]
        return Row(
            pk=entry.pk,
            version=entry.version,
            read=read,
            icon=icon,
            tone=tone,
            title=kinds[entry.kind],
            rests_on=rests[entry.rests_on],
            part="" if entry.compartment == Compartment.EVERYDAY else parts[entry.compartment],
            is_withheld=entry.sharing == Sharing.WITHHELD,
            corrections=[shown(correction) for correction in read.corrections],
        )

    return [shown(read) for read in reads]


@lru_cache(maxsize=64)
def _labels(words: type[Kind] | type[RestsOn] | type[Compartment], _language: str | None) -> dict[str, str]:
    return {word.value: str(word.label) for word in words}
