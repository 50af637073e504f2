"""Words of endings, pauses, coming back and dropping in, each with its meaning in plain English."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine


class Reason(models.TextChoices):
    """Why support may end: these and no others. Silence is none of them, and no service can add it (seed 1; Primero)."""

    GOALS_MET = "goals_met", _("They have what they wanted from it, as they say themselves")
    PAUSE = "pause", _("They want a pause, and the door stays open")
    MOVED = "moved", _("They moved, and somebody there goes on with them")
    TURNED_18 = "turned_18", _("They are 18, and somebody for adults goes on with them")
    CANNOT_MEET = "cannot_meet", _("We cannot give what they need")
    DIED = "died", _("They died")
    OTHER = "other", _("Something else, that they told us")


# Theirs to say: nobody says it for them.
THEIR_WORD_ONLY = (Reason.GOALS_MET, Reason.PAUSE, Reason.OTHER)
# Somebody goes on with them, who is named before we say goodbye.
SOMEBODY_GOES_ON = (Reason.MOVED, Reason.TURNED_18)


class Judgement(models.TextChoices):
    """What the young person makes of it."""

    WANTS = "wants", _("They want it too")
    ALL_RIGHT = "all_right", _("It is all right with them")
    RATHER_NOT = "rather_not", _("They would rather it went on")


class CouldNot(models.TextChoices):
    """Why it could not be talked about with them. That they do not answer is no reason: then we keep trying."""

    NOT_SAFE = "not_safe", _("It would not be safe to talk about it now")
    MOVED_FIRST = "moved_first", _("They were moved before we could")
    THEY_DIED = "died", _("They died")


class State(models.TextChoices):
    """How far an ending is. It goes on only by somebody's act, never by itself and never by a date."""

    THINKING = "thinking", _("We think about it")
    TALKED = "talked", _("Talked about with them")
    GOODBYE = "goodbye", _("Goodbye planned")
    PAUSED = "paused", _("A pause, and the door is open")
    ENDED = "ended", _("Ended, and the door is open")
    CALLED_OFF = "called_off", _("We go on")
    BACK = "back", _("They are back")


ENDING: Machine = {
    State.THINKING: {State.TALKED, State.CALLED_OFF},
    State.TALKED: {State.TALKED, State.GOODBYE, State.PAUSED, State.CALLED_OFF},
    State.GOODBYE: {State.GOODBYE, State.ENDED, State.CALLED_OFF},
    State.PAUSED: {State.PAUSED, State.BACK},
    State.ENDED: {State.BACK},
    State.CALLED_OFF: set(),
    State.BACK: set(),
}
ON_ITS_WAY = (State.THINKING, State.TALKED, State.GOODBYE)
STANDING = (*ON_ITS_WAY, State.PAUSED, State.ENDED)


class Keep(models.TextChoices):
    """What they would like to keep of our time together."""

    PLAN = "plan", _("My plan")
    PROMISES = "promises", _("What was promised to me, and what came of it")
    MADE = "made", _("What I drew, wrote or made")
    WORDS = "words", _("What I said in my own words")
    PHOTOS = "photos", _("Photos")


class GivenHow(models.TextChoices):
    """How they were given the goodbye in writing."""

    IN_PERSON = "in_person", _("I gave it to them")
    LETTER = "letter", _("By post, as they agreed")
    MESSAGE = "message", _("In a message, as they agreed")
    TRUSTED = "trusted", _("Through somebody they trust")
    KEPT = "kept", _("It waits here for them: it would not be safe with them, or they wanted it so")


class FollowUpState(models.TextChoices):
    """What came of getting in touch after a goodbye."""

    TO_COME = "to_come", _("Still to come")
    IN_TOUCH = "in_touch", _("We were in touch")
    NO_REPLY = "no_reply", _("We wrote or rang, and the door stays open")
    NOT_WANTED = "not_wanted", _("They would rather we did not")
    BACK = "back", _("They came back before")


FOLLOW_UP: Machine = {
    FollowUpState.TO_COME: {
        FollowUpState.IN_TOUCH,
        FollowUpState.NO_REPLY,
        FollowUpState.NOT_WANTED,
        FollowUpState.BACK,
    },
    FollowUpState.IN_TOUCH: set(),
    FollowUpState.NO_REPLY: set(),
    FollowUpState.NOT_WANTED: set(),
    FollowUpState.BACK: set(),
}


class CameFor(models.TextChoices):
    """What somebody drops in for. A short list, each with a picture; "nothing" is as good as any."""

    WARMTH = "warmth", _("To be warm")
    FOOD = "food", _("Something to eat")
    TALK = "talk", _("To talk")
    WASH = "wash", _("To wash")
    PHONE = "phone", _("To charge a phone, or ring somebody")
    NOTHING = "nothing", _("Just to be here")


CAME_FOR_ICONS: dict[str, str] = {
    CameFor.WARMTH: "flame",
    CameFor.FOOD: "utensils",
    CameFor.TALK: "message-circle",
    CameFor.WASH: "droplets",
    CameFor.PHONE: "phone",
    CameFor.NOTHING: "sprout",
}


class VisitState(models.TextChoices):
    """How it stands with somebody who dropped in."""

    HERE = "here", _("Waits for somebody")
    WITH = "with", _("Somebody is with them")
    LEFT = "left", _("Has left")


VISIT: Machine = {
    VisitState.HERE: {VisitState.WITH, VisitState.LEFT},
    VisitState.WITH: {VisitState.HERE, VisitState.LEFT},
    VisitState.LEFT: {VisitState.HERE},
}
