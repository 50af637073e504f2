"""What is written on the sealed card of a support, as plain values."""

from dataclasses import dataclass

from alongside.kernel.cards import Sealed


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCard(Sealed):
    """What it is, who gives it, and of what is compulsory what the law asks."""

    what: str
    who: str = ""
    law: str = ""
