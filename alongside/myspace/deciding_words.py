"""What decisions' words say about somebody, said to them."""

from django.utils.translation import gettext_lazy as _

from alongside.myspace.wording import Words
from alongside.voice.decision_vocabulary import Advocate, DecisionState, TellingWay, Weight, What
from alongside.voice.support_vocabulary import SupportState

STATES: Words = {
    DecisionState.OPEN: _("Being talked about. Your word counts now."),
    DecisionState.HEARD: _("You said what you want. Nothing is decided yet."),
    DecisionState.DECIDED: _("Decided. Somebody tells you what, and why."),
    DecisionState.TOLD: _("You were told."),
    DecisionState.CHALLENGED: _("You do not agree. We look at it again."),
    DecisionState.AGAIN: _("We looked at it again. Somebody tells you what came of it."),
    DecisionState.DONE: _("Done. You can still say that you do not agree."),
    DecisionState.CALLED_OFF: _("Not needed any more."),
}
WEIGHTS: Words = {
    Weight.AS_THEY_WANT: _("It is what you want."),
    Weight.PARTLY: _("Some of it is what you want."),
    Weight.AGAINST: _("It is not what you want. You have a right to know why."),
    Weight.NOT_SAID: _("You did not want to say, and that is all right."),
    Weight.WITHOUT: _("It was decided without you. You have a right to know why."),
}
ADVOCATES: Words = {
    Advocate.NOT_OFFERED: _("Nobody asked you yet. You can ask for one yourself."),
    Advocate.YES: _("You want one."),
    Advocate.HAS: _("You have one, and want them there."),
    Advocate.LATER: _("Perhaps later, you said."),
    Advocate.NO: _("You said no. You can change your mind."),
}
SAID: Words = {
    What.WISH: _("What you want"),
    What.DECIDED: _("What was decided, and why"),
    What.TOLD: _("What we told you"),
    What.SENSE: _("Did it make sense to you?"),
    What.DISAGREES: _("You do not agree"),
}
HOW: Words = {TellingWay.OWN_SPACE: _("Here"), TellingWay.TRUSTED: _("Through somebody you trust")}
SUPPORTS: Words = {
    SupportState.OFFERED: _("You have not answered yet. There is no hurry."),
    SupportState.YES: _("You said yes."),
    SupportState.LATER: _("Not now, you said."),
    SupportState.PAUSED: _("You paused it."),
    SupportState.NO: _("You said no."),
}
ANSWERS: Words = {
    SupportState.YES: _("Yes, please"),
    SupportState.LATER: _("Not now"),
    SupportState.PAUSED: _("Pause it"),
    SupportState.NO: _("No, thank you"),
}
