"""Words of this room that belong to several of its nouns, and its machines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine
from alongside.keywork.ask_vocabulary import ASK
from alongside.keywork.handover_vocabulary import HANDOVER
from alongside.keywork.promise_vocabulary import PROMISE
from alongside.keywork.retelling_vocabulary import RETELLING
from alongside.keywork.telling_vocabulary import USE


class ToldHow(models.TextChoices):
    """How something was said to a young person."""

    IN_PERSON = "in_person", _("In person")
    CALL = "call", _("In a call")
    MESSAGE = "message", _("In a message")
    LETTER = "letter", _("In a card or letter")
    TRUSTED = "trusted", _("Through somebody they trust")


MACHINES: dict[str, Machine] = {
    "A handover from one worker to another": HANDOVER,
    "A promise": PROMISE,
    "Using what they told": USE,
    "A request to tell it again": RETELLING,
    "Something they ask for": ASK,
}
