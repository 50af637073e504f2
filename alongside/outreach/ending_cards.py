"""What is written on the sealed card of an ending, as plain values."""

from dataclasses import dataclass, replace

from alongside.kernel.cards import Sealed


@dataclass(frozen=True, slots=True)
class EndingCard(Sealed):
    """What is said about an ending, by us and by them, and the words of what they receive."""

    why: str = ""
    says: str = ""
    """What they said about it, in their words."""
    could_not: str = ""
    who_goes_on: str = ""
    who_to_call: str = ""
    letter: str = ""
    """What their worker writes to them."""
    card_name: str = ""
    """The name on the card: one that tells nobody anything."""
    card_how: str = ""
    not_seen: str = ""
    end_words: str = ""

    def with_words(self, **words: str) -> "EndingCard":
        """The same card with these words on it too."""
        return replace(self, **words)
