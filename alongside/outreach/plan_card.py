"""What is written on the sealed card of a plan for keeping in touch, as plain values."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class PlanCard:
    """Where they feel at home, when exactly it suits them, what they like to talk about, and what not."""

    places: str = ""
    times: str = ""
    talk_about: str = ""
    leave_out: str = ""

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> "PlanCard":
        """The card that was sealed."""
        return cls(**json.loads(text))
