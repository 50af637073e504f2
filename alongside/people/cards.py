"""What is written on the sealed cards, as plain values."""

import json
from dataclasses import asdict, dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from alongside.kernel.cards import Sealed
from alongside.people.vocabulary import Birth


@dataclass(frozen=True, slots=True)
class Card:
    """A young person's own card: how they are called, and what is known of their birth."""

    known_as: str = ""
    full_name: str = ""
    say_it: str = ""
    pronouns: str = ""
    languages: tuple[str, ...] = ()
    born: date | None = None
    birth: Birth = Birth.NOT_KNOWN
    birth_because: str = ""
    number: str = ""

    @property
    def name(self) -> str:
        """The name to use for them: the one they chose, or the one on papers.

        Until a name is known, the number that another agency gave them.
        """
        if self.known_as or self.full_name:
            return self.known_as or self.full_name
        if self.number:
            return _("Not named yet, number %(number)s") % {"number": self.number}
        return _("Name not known yet")

    def age(self, on: date) -> int | None:
        """Whole years on a day; ``None`` when the date of birth is not known."""
        if self.born is None:
            return None
        before_birthday = (on.month, on.day) < (self.born.month, self.born.day)
        return on.year - self.born.year - before_birthday

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        values = asdict(self) | {"born": self.born.isoformat() if self.born else None}
        return json.dumps(values, ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "Card":
        """The card that was sealed."""
        values = json.loads(text)
        values["languages"] = tuple(values["languages"])
        values["born"] = date.fromisoformat(values["born"]) if values["born"] else None
        values["birth"] = Birth(values["birth"])
        return cls(**values)


@dataclass(frozen=True, slots=True)
class MattersCard(Sealed):
    """Somebody who matters: their name, who they are to the young person, and how to say it."""

    name: str
    who: str
    note: str = field(default="")
