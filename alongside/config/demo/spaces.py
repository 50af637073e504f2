"""Spaces of their own for some of the invented young people, opened by their key workers."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from alongside.access.actions import own
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.config.demo.reading import table


@dataclass(frozen=True, slots=True)
class DemoSpace:
    """Somebody to come in as on the young people's host: their name and words there, and what is worth a look."""

    nickname: str
    words: str
    worth: str


def spaces() -> Sequence[DemoSpace]:
    """All of them, in a good order to try."""
    return [DemoSpace(row["nickname"], row["words"], row["worth"]) for row in table("spaces")["spaces"]]


def make(*, record: UUID, person: str, worker: Account) -> None:
    """Open the space of one young person, if they have one."""
    for row in table("spaces")["spaces"]:
        if row["person"] == person:
            words = own.Words(row["nickname"], row["words"])
            with opened_one(record, purpose=Purpose.SUPPORT, viewer=worker):
                own.open_space(record=record, words=words, language=row["language"], by=worker)
