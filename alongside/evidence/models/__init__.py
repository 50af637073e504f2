"""Tables of this room, by what they are about."""

from alongside.evidence.models.own import Earlier, OwnFinding, OwnQuestion, OwnStudy
from alongside.evidence.models.prompts import PromptAnswer, PromptCount
from alongside.evidence.models.reading import Brought, Reading

__all__ = ["Brought", "Earlier", "OwnFinding", "OwnQuestion", "OwnStudy", "PromptAnswer", "PromptCount", "Reading"]
