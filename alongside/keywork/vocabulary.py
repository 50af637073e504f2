"""Words of this room."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.kernel.states import Machine
from alongside.people.vocabulary import Topic


class ToWhom(models.TextChoices):
    """To whom a promise was said."""

    YOUNG_PERSON = "young_person", _("To them")
    CARER = "carer", _("To their carer")
    PARENT = "parent", _("To their parent")
    OTHER = "other", _("To somebody else, for them")


class PromiseState(models.TextChoices):
    """How it stands with a promise. Whether it is late is told by its day."""

    OPEN = "open", _("Still to keep")
    KEPT = "kept", _("Kept")
    CHANGED = "changed", _("Changed with them")
    EXPLAINED = "explained", _("Explained to them")


# A tap on "kept" may be taken back; what was changed with them or explained to them was said, and stays said.
PROMISE: Machine = {
    PromiseState.OPEN: {PromiseState.KEPT, PromiseState.CHANGED, PromiseState.EXPLAINED},
    PromiseState.KEPT: {PromiseState.OPEN},
    PromiseState.CHANGED: set(),
    PromiseState.EXPLAINED: set(),
}


class ToldHow(models.TextChoices):
    """How something was said to a young person."""

    IN_PERSON = "in_person", _("In person")
    CALL = "call", _("In a call")
    MESSAGE = "message", _("In a message")
    LETTER = "letter", _("In a card or letter")
    TRUSTED = "trusted", _("Through somebody they trust")


class Medium(models.TextChoices):
    """How they told it."""

    SPOKEN = "spoken", _("They said it, and it was written down")
    WRITTEN = "written", _("They wrote it themselves")
    SHOWN = "shown", _("They drew, recorded or filmed it")


class UseState(models.TextChoices):
    """How it stands with using what they told for one purpose."""

    ASKED = "asked", _("They think about it")
    YES = "yes", _("They said yes")
    NO = "no", _("They said no")
    NOT_NOW = "not_now", _("They said: not now")
    TOLD = "told", _("It was told on, as they wanted")
    TAKEN_BACK = "taken_back", _("They took their yes back")


# No is an answer: nobody goes on asking. They may still change their mind, and say so.
USE: Machine = {
    UseState.ASKED: {UseState.YES, UseState.NO, UseState.NOT_NOW},
    UseState.NOT_NOW: {UseState.YES, UseState.NO},
    UseState.NO: {UseState.YES},
    UseState.YES: {UseState.TOLD, UseState.TAKEN_BACK},
    UseState.TOLD: {UseState.TAKEN_BACK},
    UseState.TAKEN_BACK: {UseState.YES},
}


class Asker(models.TextChoices):
    """Who asked them to tell it again."""

    US = "us", _("Somebody here")
    COUNCIL = "council", _("The council")
    POLICE = "police", _("Police")
    COURT = "court", _("A court or a lawyer")
    HEALTH = "health", _("A doctor, a nurse or a hospital")
    SCHOOL = "school", _("School or college")
    OTHER = "other", _("Somebody else")


class Avoidable(models.TextChoices):
    """Whether they could have been spared telling it again."""

    YES = "yes", _("Yes, there was another way")
    NO = "no", _("No")
    NOT_SURE = "not_sure", _("I am not sure")


class RetellingState(models.TextChoices):
    """What came of a request to tell it again."""

    OPEN = "open", _("Not settled yet")
    ANOTHER_WAY = "another_way", _("Another way was found")
    TOLD_AGAIN = "told_again", _("They told it again")
    SAID_NO = "said_no", _("They said no, and that is all right")


RETELLING: Machine = {
    RetellingState.OPEN: {RetellingState.ANOTHER_WAY, RetellingState.TOLD_AGAIN, RetellingState.SAID_NO},
    RetellingState.ANOTHER_WAY: set(),
    RetellingState.TOLD_AGAIN: set(),
    RetellingState.SAID_NO: set(),
}

# A form that asks about one of these says first how often they were asked to tell it.
ABOUT_WHAT_HAPPENED = (Topic.OWN_WORDS, Topic.WHAT_HAPPENED, Topic.POLICE)


class AskFor(models.TextChoices):
    """What a young person asks for themselves."""

    CHANGE = "change", _("Something to be different")
    OTHER_WORKER = "other_worker", _("A different worker")
    ADVOCATE = "advocate", _("An advocate")
    LEFT_ALONE = "left_alone", _("To be left alone for a while")


class AskState(models.TextChoices):
    """How it stands with something they asked for."""

    WAITING = "waiting", _("They wait for an answer")
    STANDS = "stands", _("It holds, until the day they chose")
    ANSWERED = "answered", _("They have an answer")
    TAKEN_BACK = "taken_back", _("They took it back")


ASK: Machine = {
    AskState.WAITING: {AskState.ANSWERED, AskState.TAKEN_BACK},
    AskState.STANDS: {AskState.TAKEN_BACK},
    AskState.ANSWERED: set(),
    AskState.TAKEN_BACK: set(),
}


class BondRole(models.TextChoices):
    """What somebody is to a young person. The first three come with a door to the record, and only by that door."""

    KEY_WORKER = "key_worker", _("Key worker")
    CO_WORKER = "co_worker", _("Co-worker")
    COVER = "cover", _("Cover while someone is away")
    STATUTORY = "statutory", _("Social worker or other worker the law gives them")
    ADVOCATE = "advocate", _("Advocate")
    ISVA = "isva", _("ISVA: independent sexual violence adviser")
    GUARDIAN = "guardian", _("Guardian")
    CARER = "carer", _("Carer")
    PARENTS_WORKER = "parents_worker", _("Their parent's worker")
    CHOSEN = "chosen", _("The adult they chose")
    OTHER = "other", _("Somebody else alongside them")


ROLE_MEANINGS: dict[BondRole, Promise] = {
    BondRole.KEY_WORKER: _("The one who stays: first to call, and the one who knows the plan."),
    BondRole.CO_WORKER: _("Works beside the key worker, and knows the young person too."),
    BondRole.COVER: _("Is there while the key worker is away."),
    BondRole.STATUTORY: _("Has duties by law, such as a social worker or a personal adviser."),
    BondRole.ADVOCATE: _("Is on their side only, and helps them to be heard."),
    BondRole.ISVA: _("Stands by them through reporting, court and after, apart from police and court."),
    BondRole.GUARDIAN: _("Speaks up for a trafficked child who has no parent here."),
    BondRole.CARER: _("Looks after them at home."),
    BondRole.PARENTS_WORKER: _("Supports the parent, so that the young person's worker is theirs alone."),
    BondRole.CHOSEN: _("Whoever they trust most: a coach, a nan, a teacher."),
    BondRole.OTHER: _("Say in their words who it is."),
}

# These are grants first: the door is the truth, and a row of ours only tells more about it.
BY_GRANT = (BondRole.KEY_WORKER, BondRole.CO_WORKER, BondRole.COVER)
OUTSIDE = tuple(role for role in BondRole if role not in BY_GRANT)


class WhoAsked(models.TextChoices):
    """Who asked that somebody should be alongside them, or should not any more."""

    YOUNG_PERSON = "young_person", _("The young person asked")
    OFFERED = "offered", _("We offered it, and they said yes")
    TEAM = "team", _("The team decided")
    FAMILY = "family", _("A parent or carer asked")
    AGENCY = "agency", _("Another agency asked")
    LAW = "law", _("The law or a court says so")
    NOT_KNOWN = "not_known", _("Nobody knows any more")


class EndHow(models.TextChoices):
    """Whether an ending was one they could see coming. It is about us, and never about them."""

    PLANNED = "planned", _("Planned, and they knew before")
    SUDDEN = "sudden", _("Sudden")


class State(models.TextChoices):
    """How far a handover is."""

    PROPOSED = "proposed", _("Proposed")
    AGREED = "agreed", _("Agreed")
    OVERLAPPING = "overlapping", _("Both are there")
    MET = "met", _("They met together")
    DONE = "done", _("Handed over")
    CALLED_OFF = "called_off", _("Called off")


HANDOVER: Machine = {
    State.PROPOSED: {State.AGREED, State.CALLED_OFF},
    State.AGREED: {State.OVERLAPPING, State.CALLED_OFF},
    State.OVERLAPPING: {State.MET, State.DONE, State.CALLED_OFF},
    State.MET: {State.DONE, State.CALLED_OFF},
    State.DONE: set(),
    State.CALLED_OFF: set(),
}
OPEN_STATES = tuple(state for state in State if HANDOVER[state])

# The codes are those of the English return on children in care (`worker_change`), in words for any reader; which of
# them hold on a day, the list `handover_reason` of the pack says.
REASONS: dict[str, Promise] = {
    "CHCHAN": _("The young person asked for somebody else"),
    "PCCHAN": _("A parent or carer asked for somebody else"),
    "LEFTRL": _("The worker takes on other work, or leaves"),
    "FCONTA": _("The worker's contract ends"),
    "ABSENC": _("The worker will be away for long"),
    "MANAGE": _("We share the work out differently"),
    "ORGRST": _("Our teams are changing"),
    "TSPROC": _("Another team will be there for them"),
    "SWDIED": _("The worker died"),
    "OTHERS": _("Something else"),
}


class PassOn(models.TextChoices):
    """What may be told to whoever comes next. They choose; what is not chosen is not told."""

    NAME = "name", _("How I like to be called, and what I like")
    CONTACT = "contact", _("How to reach me safely")
    PLAN = "plan", _("My plan and my goals")
    HELPS = "helps", _("What helps when it is hard")
    PEOPLE = "people", _("Who matters to me")
    STORY = "story", _("What I have told about what happened")
    PROMISES = "promises", _("What was promised to me")


class HowItGoes(models.TextChoices):
    """What came of asking, some months on, how it is going with the new worker."""

    WELL = "well", _("It is going well")
    TAKES_TIME = "takes_time", _("It takes time")
    SOMEBODY_ELSE = "somebody_else", _("They would like somebody else")
    NOT_ASKED = "not_asked", _("They would rather not say")


class Room(models.TextChoices):
    """Whether a worker could be there for one more, as the service weighs it. It says nothing of how good they are."""

    YES = "yes", _("Has room")
    LITTLE = "little", _("Has a little room")
    NONE = "none", _("Has no room now")


class Gender(models.TextChoices):
    """What a worker says of themselves, so that a young person can choose. Nobody has to say."""

    WOMAN = "woman", _("A woman")
    MAN = "man", _("A man")
    OTHERWISE = "otherwise", _("Neither, or both")


MACHINES: dict[str, Machine] = {
    "A handover from one worker to another": HANDOVER,
    "A promise": PROMISE,
    "Using what they told": USE,
    "A request to tell it again": RETELLING,
    "Something they ask for": ASK,
}
