"""What is said to a young person: a promise, and later what became of it."""

from dataclasses import dataclass
from datetime import date

from alongside.access.models import Account
from alongside.keywork.promise_vocabulary import ToWhom
from alongside.keywork.vocabulary import ToldHow


@dataclass(frozen=True, slots=True)
class Said:
    """A promise as it was said. Without a ``keeper`` it is the writer's own; ``keeper_name`` is one without an account."""

    what: str
    due_on: date
    to: ToWhom = ToWhom.YOUNG_PERSON
    to_name: str = ""
    keeper: Account | None = None
    keeper_name: str = ""
    made_on: date | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What was said to a young person about a promise: the words, on which day, how."""

    words: str
    on: date
    how: ToldHow
