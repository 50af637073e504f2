"""What is written on a sealed card, as plain values."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Self


@dataclass(frozen=True, slots=True)
class Sealed:
    """A card of plain texts and lists of codes: sealed as JSON, and read back as it was."""

    def sealed_text(self) -> str:
        """The card as it is sealed."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_sealed(cls, text: str) -> Self:
        """The card that was sealed; an empty one where nothing was."""
        values = json.loads(text) if text else {}
        return cls(**{name: tuple(one) if isinstance(one, list) else one for name, one in values.items()})

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was said."""
        return not any(getattr(self, one.name) for one in fields(self))
