"""Who stays alongside a young person, the promises made to them, and the care of those who stay."""

from alongside.keywork.models.asks import Ask
from alongside.keywork.models.handovers import Handover, HandoverStep
from alongside.keywork.models.own_answers import OwnAnswer
from alongside.keywork.models.promises import Promise
from alongside.keywork.models.relationships import Absence, Relationship, WorkerSelf, WorkerWish
from alongside.keywork.models.staff import OfStaff, OwnCheck, Supervision, SupervisionTalk, Training
from alongside.keywork.models.tellings import Retelling, Telling, TellingUse

__all__ = [
    "Absence",
    "Ask",
    "Handover",
    "HandoverStep",
    "OfStaff",
    "OwnAnswer",
    "OwnCheck",
    "Promise",
    "Relationship",
    "Retelling",
    "Supervision",
    "SupervisionTalk",
    "Telling",
    "TellingUse",
    "Training",
    "WorkerSelf",
    "WorkerWish",
]
