"""What today asks somebody about themselves: their own training, and time to reflect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.prompts import OwnPrompt
from alongside.keywork.queries import own_prompts
from alongside.keywork.queries.own_prompts import OwnAsked


@dataclass(frozen=True, slots=True)
class Together:
    """One question about oneself, asked once about everything of one's own for which it holds."""

    prompt: OwnPrompt
    asked: Sequence[OwnAsked]

    @property
    def only(self) -> OwnAsked | None:
        """What it is about, where that is one thing: put off with one tap from here."""
        return self.asked[0] if len(self.asked) == 1 else None


def of(*, on: date, viewer: Account) -> list[Together]:
    """What there is to ask and was not put off, the loudest kind first; nothing for whoever is not there for young people."""
    return together(one for one in own_prompts.asked(pack=packs.in_force(), on=on, viewer=viewer) if not one.answer)


def together(asked: Iterable[OwnAsked]) -> list[Together]:
    """Each question once, with all it is about."""
    kinds = groupby(asked, key=lambda one: one.prompt)
    return [Together(prompt, list(each)) for prompt, each in kinds]
