"""Words of this room, each with its meaning in plain English."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Compartment(models.TextChoices):
    """A part of a record that can be opened apart from the rest."""

    EVERYDAY = "everyday", _("Everyday support")
    HEALTH = "health", _("Health")
    JUSTICE = "justice", _("Police and court")
    IDENTITY = "identity", _("Identity, in their own words")
    PRIVATE = "private", _("Private to the young person")
    COUNCIL = "council", _("What council files say")
    INTELLIGENCE = "intelligence", _("Information about people and places that cause harm")


class Look(models.TextChoices):
    """How pages of one's own space may look."""

    LARGE = "large", _("Larger letters")
    SPACED = "spaced", _("More space between letters and lines")
    CALM = "calm", _("Calm colours")


class RecordKind(models.TextChoices):
    """What a protected record is about."""

    YOUNG_PERSON = "young_person", _("A young person")
    IMPORT = "import", _("A file that was brought in")


class Role(models.TextChoices):
    """What an account does in the service. A role alone opens no record: only a grant does."""

    PRACTITIONER = "practitioner", _("Practitioner")
    TEAM_LEAD = "team_lead", _("Team lead")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("Safeguarding lead")
    DATA_PROTECTION_LEAD = "data_protection_lead", _("Data-protection lead")
    DATA_OFFICER = "data_officer", _("Data officer")
    ADMINISTRATOR = "administrator", _("Administrator")
    PARTNER = "partner", _("Partner in another agency")
    YOUNG_PERSON = "young_person", _("Young person")


ROLE_MEANINGS = {
    Role.PRACTITIONER: _("Supports young people. Opens only the records they were given."),
    Role.TEAM_LEAD: _("Leads a team, supports its workers, gives and ends access within it."),
    Role.SAFEGUARDING_LEAD: _("Answers for safety across teams. Gives and ends access in them."),
    Role.DATA_PROTECTION_LEAD: _("Reads who opened what and why. Opens no young person's record."),
    Role.DATA_OFFICER: _("Brings council files in and checks them. Sees what the files hold, and no notes."),
    Role.ADMINISTRATOR: _("Keeps accounts and teams. Opens no young person's record."),
    Role.PARTNER: _("Works in another agency. Sees only what was shared with them."),
    Role.YOUNG_PERSON: _("Has a space of their own. Sees what is written for them, and nobody else's."),
}


class GrantRole(models.TextChoices):
    """Why this person holds this door."""

    KEY_WORKER = "key_worker", _("Key worker")
    CO_WORKER = "co_worker", _("Co-worker")
    COVER = "cover", _("Cover while someone is away")
    PARTNER = "partner", _("Partner")
    UPLOADER = "uploader", _("Brought the file in")
    TEAM_MEMBER = "team_member", _("Member of the team")
    TEAM_LEAD = "team_lead", _("Team lead")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("Safeguarding lead")
    DATA_OFFICER = "data_officer", _("Data officer")
    EMERGENCY = "emergency", _("In an emergency, for an hour")
    THEMSELVES = "themselves", _("It is about them")


RECORD_GRANT_ROLES = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER, GrantRole.PARTNER)


class Purpose(models.TextChoices):
    """What opening a record is for (Caldicott principle 1: justify the purpose)."""

    SUPPORT = "support", _("Supporting them")
    SUPERVISION = "supervision", _("Supporting their worker")
    SAFEGUARDING = "safeguarding", _("Keeping them safe")
    RECORD_KEEPING = "record_keeping", _("Keeping the record right")
    FINDING = "finding", _("Finding the right person")
    IMPORT = "import", _("Bringing in a council file")
    THEIRS = "theirs", _("It is their own")


class GrantReason(models.TextChoices):
    """Why a grant was given. A list and not free text, because grants are kept in clear."""

    ALLOCATED = "allocated", _("They were matched as worker")
    ASKED = "asked", _("The young person asked for them")
    COVERING = "covering", _("They cover for someone")
    JOINT_WORK = "joint_work", _("They work together with the young person")
    SHARED = "shared", _("It was shared with them")
    TEAM = "team", _("It comes with their place in the team")
    BROUGHT_IN = "brought_in", _("They brought this in")
    TOOK_OVER = "took_over", _("They took over from somebody who left")
    EMERGENCY = "emergency", _("There was an emergency")
    THEIRS = "theirs", _("It is about them")


class QuestionState(models.TextChoices):
    """How it stands with something a young person asks the data-protection lead."""

    WAITING = "waiting", _("Waits for an answer")
    ANSWERED = "answered", _("Answered")


class EndReason(models.TextChoices):
    """Why a grant ended."""

    HANDED_OVER = "handed_over", _("Handed over to someone else")
    YOUNG_PERSON_ASKED = "young_person_asked", _("The young person asked for this")
    WORK_DONE = "work_done", _("The work is done")
    LEFT = "left", _("They left the team")
    MISTAKE = "mistake", _("It was given by mistake")
    STEPPED_BACK = "stepped_back", _("Somebody else is better placed")


class Knows(models.TextChoices):
    """Whether and how somebody knows a young person or their family outside work."""

    NOT_ASKED = "not_asked", _("Not asked yet")
    NONE = "none", _("No, not at all")
    FAMILY = "family", _("We are family")
    HOUSEHOLD = "household", _("We live in the same home")
    STREET = "street", _("We live in the same street or are neighbours")
    FRIENDS = "friends", _("We are friends, or friends of the family")
    HARM = "harm", _("I am close to somebody who may have harmed them")
    OTHER = "other", _("In another way")


# The same, said by somebody else.
KNOWN_OUTSIDE_WORK = {
    Knows.FAMILY: _("They are family"),
    Knows.HOUSEHOLD: _("They live in the same home"),
    Knows.STREET: _("They live in the same street or are neighbours"),
    Knows.FRIENDS: _("They are friends, or friends of the family"),
    Knows.HARM: _("They are close to somebody who may have harmed the young person"),
    Knows.OTHER: _("In another way"),
}


class EmergencyKind(models.TextChoices):
    """What sort of emergency a record was opened in. In clear, and shown to the young person in time."""

    DANGER = "danger", _("They may be in danger right now")
    MEDICAL = "medical", _("They need urgent medical help")
    MISSING = "missing", _("They are missing and have to be found")
    CANNOT_WAIT = "cannot_wait", _("Nobody who knows them can be reached, and it cannot wait")


class WasIt(models.TextChoices):
    """What a review of emergency access found."""

    RIGHT = "right", _("Yes, it was right to open it")
    ANOTHER_WAY = "another_way", _("There was another way, and we see why it was done")
    NOT_RIGHT = "not_right", _("No, it should not have been opened")


class MoveReason(models.TextChoices):
    """Why a record would move to another team. In clear: it says nothing of what happened to anybody."""

    ASKED = "asked", _("They asked for it")
    NEARER = "nearer", _("They live nearer to that team now")
    WORKER = "worker", _("Somebody they trust works there now")
    BETTER_PLACED = "better_placed", _("That team has what they need")
    TEAMS_CHANGE = "teams_change", _("Our teams are changing")


class TheyKnow(models.TextChoices):
    """Whether the young person knows that their record would move, and what they make of it; or why not yet."""

    GLAD = "glad", _("They know, and it is all right with them")
    RATHER_NOT = "rather_not", _("They know, and would rather it did not")
    TELL_FIRST = "tell_first", _("Not yet: we tell them before it moves")
    NOT_REACHED = "not_reached", _("Not yet: we have not reached them")
    NOT_SAFE = "not_safe", _("Not yet: it would not be safe to tell them now")


class MoveAnswer(models.TextChoices):
    """What came of it. Empty while it waits."""

    TAKEN = "taken", _("Yes, we take it")
    TALK_FIRST = "talk_first", _("No: let us talk first")
    NO_ROOM = "no_room", _("No: nobody here could be there for them now")
    ANOTHER_TEAM = "another_team", _("No: another team would be better for them")
    TAKEN_BACK = "taken_back", _("It was taken back")


class Unusual(models.TextChoices):
    """What can be out of the ordinary about how records were opened. It says nothing about why."""

    MANY = "many", _("Opened many records of young people they are not alongside")
    HOURS = "hours", _("Opened records late at night or early in the morning")
    SURNAME = "surname", _("Opened a record with the same family name as theirs")
    REFUSED = "refused", _("Tried several times to open records that did not open")
    CLOSED = "closed", _("Tried to open a record that is closed to them")
    EMERGENCY = "emergency", _("Opened a record in an emergency")


class KindWord(models.TextChoices):
    """What a safeguarding lead makes of something unusual. Two lists in one: it was fine, or a talk."""

    ON_CALL = "on_call", _("It was fine: they were on call")
    COVERED = "covered", _("It was fine: they covered for somebody")
    ASKED_TO = "asked_to", _("It was fine: they were asked to")
    SLIP = "slip", _("It was fine: a slip, or a name typed wrongly")
    EXPLAINED = "explained", _("It was fine: they told me why")
    TALK = "talk", _("I will talk with them")


class DeviceKind(models.TextChoices):
    """What somebody signed in on, as far as their browser says."""

    PHONE = "phone", _("Phone")
    TABLET = "tablet", _("Tablet")
    COMPUTER = "computer", _("Computer")


class Browser(models.TextChoices):
    """Which browser they used, as far as it says."""

    CHROME = "chrome", "Chrome"
    EDGE = "edge", "Edge"
    FIREFOX = "firefox", "Firefox"
    SAFARI = "safari", "Safari"
    OTHER = "other", _("another browser")
