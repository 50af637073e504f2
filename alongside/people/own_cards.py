"""What is written on the cards about who somebody is and what they need, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.kernel.cards import Sealed
from alongside.people.needs_vocabulary import InterpretedBy, Need, TellOthers, Wanted

BY_WHOM: Mapping[str, Promise] = {
    InterpretedBy.WOMAN: gettext_lazy("a woman"),
    InterpretedBy.MAN: gettext_lazy("a man"),
}


@dataclass(frozen=True, slots=True)
class IdentityCard(Sealed):
    """Who they are, in their own words first; a code of a national list beside it where they chose one."""

    gender: str = ""
    roots: str = ""
    ethnicity: str = ""
    """A code of the pack's list ``ethnicity``."""
    faith: str = ""
    body: str = ""
    disability: tuple[str, ...] = ()
    """Codes of the pack's list ``disability``."""
    more: str = ""


@dataclass(frozen=True, slots=True)
class AccessCard(Sealed):
    """What helps them to take part. ``needs`` holds codes of :class:`Need`."""

    interpreter: str = ""
    language: str = ""
    dialect: str = ""
    by: str = ""
    """A code of :class:`InterpretedBy`; empty when it does not matter."""
    needs: tuple[str, ...] = ()
    other: str = ""
    best_time: str = ""
    explain: str = ""
    tell: str = ""
    """A code of :class:`TellOthers`."""

    @property
    def wants_interpreter(self) -> bool:
        """Whether an interpreter is to be there, always or for important things."""
        return self.interpreter in (Wanted.YES, Wanted.SOMETIMES)

    def short(self) -> list[str]:
        """What a worker needs to know before they meet, in a few words each."""
        said = [self.interpreter_said] if self.wants_interpreter else []
        said += self.needs_said
        said += [self.other] if self.other else []
        return [*said, _("Best time: %(time)s") % {"time": self.best_time}] if self.best_time else said

    @property
    def interpreter_said(self) -> str:
        """Which interpreter, in words."""
        parts = [str(one) for one in (self.language, self.dialect, BY_WHOM.get(self.by, "")) if one]
        sometimes = self.interpreter == Wanted.SOMETIMES
        named = _("Interpreter, for important things") if sometimes else _("Interpreter")
        return f"{named}: {_(', ').join(parts)}" if parts else named

    @property
    def needs_said(self) -> Sequence[str]:
        """What helps, in words."""
        return [str(Need(one).label) for one in self.needs if one in Need.values]

    @property
    def tell_said(self) -> str:
        """What they say about telling others, in words; empty when they said nothing."""
        return str(TellOthers(self.tell).label) if self.tell in TellOthers.values else ""


@dataclass(frozen=True, slots=True)
class InterpreterCard(Sealed):
    """Who interprets: their name, where they come from, the language, and whether by telephone."""

    name: str = ""
    agency: str = ""
    language: str = ""
    how: str = ""
