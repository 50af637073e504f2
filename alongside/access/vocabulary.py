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


ROLE_MEANINGS = {
    Role.PRACTITIONER: _("Supports young people. Opens only the records they were given."),
    Role.TEAM_LEAD: _("Leads a team, supports its workers, gives and ends access within it."),
    Role.SAFEGUARDING_LEAD: _("Answers for safety across teams. Gives and ends access in them."),
    Role.DATA_PROTECTION_LEAD: _("Reads who opened what and why. Opens no young person's record."),
    Role.DATA_OFFICER: _("Brings council files in and checks them. Sees what the files hold, and no notes."),
    Role.ADMINISTRATOR: _("Keeps accounts and teams. Opens no young person's record."),
    Role.PARTNER: _("Works in another agency. Sees only what was shared with them."),
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


RECORD_GRANT_ROLES = (GrantRole.KEY_WORKER, GrantRole.CO_WORKER, GrantRole.COVER, GrantRole.PARTNER)


class Purpose(models.TextChoices):
    """What opening a record is for (Caldicott principle 1: justify the purpose)."""

    SUPPORT = "support", _("Supporting them")
    SUPERVISION = "supervision", _("Supporting their worker")
    SAFEGUARDING = "safeguarding", _("Keeping them safe")
    RECORD_KEEPING = "record_keeping", _("Keeping the record right")
    FINDING = "finding", _("Finding the right person")
    IMPORT = "import", _("Bringing in a council file")


class GrantReason(models.TextChoices):
    """Why a grant was given. A list and not free text, because grants are kept in clear."""

    ALLOCATED = "allocated", _("They were matched as worker")
    ASKED = "asked", _("The young person asked for them")
    COVERING = "covering", _("They cover for someone")
    JOINT_WORK = "joint_work", _("They work together with the young person")
    SHARED = "shared", _("It was shared with them")
    TEAM = "team", _("It comes with their place in the team")
    BROUGHT_IN = "brought_in", _("They brought this in")


class EndReason(models.TextChoices):
    """Why a grant ended."""

    HANDED_OVER = "handed_over", _("Handed over to someone else")
    YOUNG_PERSON_ASKED = "young_person_asked", _("The young person asked for this")
    WORK_DONE = "work_done", _("The work is done")
    LEFT = "left", _("They left the team")
    MISTAKE = "mistake", _("It was given by mistake")
