"""Words of this room that belong to several of its nouns, and its machines."""

from alongside.kernel.states import Machine
from alongside.voice.advocate_vocabulary import ADVOCACY
from alongside.voice.decision_vocabulary import DECISION
from alongside.voice.support_vocabulary import SUPPORT

MACHINES: dict[str, Machine] = {
    "A decision": DECISION,
    "An advocate for them": ADVOCACY,
    "Support that is offered": SUPPORT,
}
