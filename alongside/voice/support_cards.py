"""What is written on the sealed card of a support, as plain values."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportCard:
    """What it is, who gives it, and of what is compulsory what the law asks."""

    what: str
    who: str = ""
    law: str = ""

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "SupportCard":
        """The card that was sealed."""
        return cls(**json.loads(text))
