"""What the service asks those who stay about themselves: training, and time to reflect."""

from django.utils.translation import gettext_lazy as _

from alongside.kernel.prompts import OwnPrompt

TRAINED = ("families-and-communities-2015-3", "safe-accommodation-scoping-2011-2", "oxfordshire-lscb-2015-1")
REFLECTS = ("safe-choices-pilot-2014-4",)

TRAINING_OVER = OwnPrompt(
    key="keywork.own_training_over",
    question=_("A training that your work asks for has run out, or none is written down. When could you do it?"),
    do=_("See my training"),
    place="workspace:trainings",
    because=TRAINED,
    order=1,
)
TRAINING_SOON = OwnPrompt(
    key="keywork.own_training_soon",
    question=_("A training that your work asks for runs out soon. When could you do it again?"),
    do=_("See my training"),
    place="workspace:trainings",
    because=TRAINED,
    order=4,
)
SUPERVISION_LATE = OwnPrompt(
    key="keywork.own_supervision_late",
    question=_("You meant to have met by now to reflect on the work. Which day suits you both?"),
    do=_("Find a day"),
    place="workspace:supervision",
    because=REFLECTS,
    order=2,
)
# A colleague waits for the answer, and no is one: it is not put off.
SUPERVISOR_PROPOSED = OwnPrompt(
    key="keywork.own_supervisor_proposed",
    question=_("Somebody was proposed to you to reflect with. Would you like that?"),
    do=_("Say yes or no"),
    place="workspace:supervision",
    because=REFLECTS,
    order=3,
    can_wait=False,
)
OWN_PROMPTS = (TRAINING_OVER, TRAINING_SOON, SUPERVISION_LATE, SUPERVISOR_PROPOSED)
