"""Words of this room, each with its meaning in plain English."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine
from alongside.outreach.ending_vocabulary import ENDING, FOLLOW_UP, VISIT
from alongside.outreach.reply_vocabulary import REPLY


class Channel(models.TextChoices):
    """How somebody tries to reach a young person (practice of assertive outreach)."""

    TEXT = "text", _("Text message")
    CALL = "call", _("Phone call")
    APP = "app", _("Message in an app")
    ONLINE = "online", _("Where they are online")
    CARD = "card", _("Card or letter")
    HOME_GROUND = "home_ground", _("In person, where they are")
    CHOSEN_PLACE = "chosen_place", _("In person, where they chose")
    TRUSTED_PERSON = "trusted_person", _("Through somebody they trust")
    DROP_IN = "drop_in", _("At the drop-in")
    GROUP = "group", _("In a group")


class Rule(models.TextChoices):
    """Whether a way of being in touch is safe, as the young person says."""

    OK = "ok", _("Yes")
    ONLY_IF = "only_if", _("Only if")
    NEVER = "never", _("Never")


class WayKind(models.TextChoices):
    """What a way to reach somebody is: one number may serve several channels."""

    PHONE = "phone", _("A phone number")
    APP = "app", _("A name in an app")
    ONLINE = "online", _("A place online")
    ADDRESS = "address", _("An address")
    TRUSTED = "trusted", _("The number of somebody they trust")


# The channels that a young person agrees to or not, each with the kind of way it needs. At the drop-in and in a group
# it is they who come to us.
AGREED_CHANNELS: dict[Channel, WayKind | None] = {
    Channel.TEXT: WayKind.PHONE,
    Channel.CALL: WayKind.PHONE,
    Channel.APP: WayKind.APP,
    Channel.ONLINE: WayKind.ONLINE,
    Channel.CARD: WayKind.ADDRESS,
    Channel.HOME_GROUND: WayKind.ADDRESS,
    Channel.CHOSEN_PLACE: None,
    Channel.TRUSTED_PERSON: WayKind.TRUSTED,
}


class Wants(models.TextChoices):
    """Who is to get in touch, as the young person wants it (Technology Safety, NNEDV)."""

    US_TOO = "us_too", _("Yes, we can get in touch with them")
    THEMSELVES = "themselves", _("No, they will be in touch themselves")


class Standing(models.TextChoices):
    """How it stands with a channel at this moment."""

    SAFE = "safe", _("Safe now, as they agreed")
    ONLY_IF = "only_if", _("Only if")
    NOT_NOW = "not_now", _("Not at this time")
    OUT_OF_DATE = "out_of_date", _("Out of date: ask them again")
    NOT_AGREED = "not_agreed", _("Not talked about yet")
    NEVER = "never", _("Never")


class OverrideReason(models.TextChoices):
    """Why somebody gets in touch otherwise than was agreed."""

    DANGER = "danger", _("They may be in danger right now")
    ASKED_TODAY = "asked_today", _("They asked me to, today")
    OTHER = "other", _("Something else")


class OverrideState(models.TextChoices):
    """Whether a lead has looked at a contact that was not as agreed, and what they found."""

    WAITING = "waiting", _("Waits for a lead to look at it")
    RIGHT = "right", _("It was right to do it")
    ANOTHER_WAY = "another_way", _("There was another way, and we see why it was done")
    NOT_RIGHT = "not_right", _("It should not have been done")


REVIEWED = (OverrideState.RIGHT, OverrideState.ANOTHER_WAY, OverrideState.NOT_RIGHT)


class Outcome(models.TextChoices):
    """What came of a try, in the order in which it is offered.

    Which are offered, and who says so, stands in the practice pack (``try_outcome``, ``arranged_outcome``).
    """

    NO_REPLY = "no_reply", _("No reply yet")
    SEEN = "seen", _("They saw it")
    REPLIED = "replied", _("They replied")
    MET = "met", _("We met")
    ASKED_FOR_SPACE = "asked_for_space", _("They asked for space")
    BLOCKED = "blocked", _("It did not get through")
    COULD_NOT = "could_not", _("We could not make it work")
    NOT_BROUGHT = "not_brought", _("They were not brought")
    UNABLE = "unable", _("They could not come, and told us")
    DID_NOT_COME = "did_not_come", _("They did not come")


# They let us know something: the silence is over.
ANSWERED = (Outcome.REPLIED, Outcome.MET, Outcome.ASKED_FOR_SPACE, Outcome.UNABLE)
# Space lasts until they are back with us by their own will.
BACK_WITH_US = (Outcome.REPLIED, Outcome.MET)


class Misfit(models.TextChoices):
    """What we could not make work: it describes the service and never the young person."""

    PLACE = "place", _("The place was not right")
    TIME = "time", _("The time was not right")
    CHANNEL = "channel", _("The way was not right")
    WORKER = "worker", _("Somebody else should have tried")


# Where it matters that they feel at home there.
IN_PERSON = (Channel.HOME_GROUND, Channel.CHOSEN_PLACE)


class PlanState(models.TextChoices):
    """How far a way of keeping in touch is agreed."""

    PROPOSED = "proposed", _("We propose this")
    AGREED = "agreed", _("They agreed")
    CHANGED = "changed", _("Changed since")


LIVE_PLAN = (PlanState.PROPOSED, PlanState.AGREED)


class PartOfDay(models.TextChoices):
    """When in the day it suits them."""

    ANY = "any", _("Any time")
    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    AFTER_SCHOOL = "after_school", _("After school")
    EVENING = "evening", _("In the evening")


class AgreedHow(models.TextChoices):
    """How they let us know that they agree."""

    TALKED = "talked", _("Yes, we talked about it")
    MESSAGE = "message", _("Yes, in a message")
    BESIDE_THEM = "beside_them", _("Yes, with somebody they trust beside them")


class Idea(models.TextChoices):
    """What else we can try when there is no answer. It is our plan that moves."""

    CHANNEL = "channel", _("Try another way")
    PLACE = "place", _("Go to where they feel at home, and say hello")
    TIME = "time", _("Try another time of day")
    CARD = "card", _("Write a card by hand: thinking of you, no need to answer")
    TRUSTED = "trusted", _("Ask somebody they trust to pass on a hello, if they said you may")
    WORKER = "worker", _("Ask whether somebody else from the team should try")


MACHINES: dict[str, Machine] = {
    "A contact that was not as agreed": {
        OverrideState.WAITING: frozenset(REVIEWED),
        OverrideState.RIGHT: frozenset(),
        OverrideState.ANOTHER_WAY: frozenset(),
        OverrideState.NOT_RIGHT: frozenset(),
    },
    "How we keep in touch": {
        PlanState.PROPOSED: frozenset({PlanState.AGREED, PlanState.CHANGED}),
        PlanState.AGREED: frozenset({PlanState.CHANGED}),
        PlanState.CHANGED: frozenset(),
    },
    "An ending": ENDING,
    "Getting in touch after a goodbye": FOLLOW_UP,
    "Somebody who dropped in": VISIT,
    "What they answer about our next try": REPLY,
}
