"""What workers' words say about somebody, said to them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment, GrantReason, Purpose
from alongside.outreach.vocabulary import Channel, OverrideReason
from alongside.record.vocabulary import Kind

Words = Mapping[str, Promise]

# Ways to be in touch, as one of us comes to them.
CHANNELS: Words = {
    Channel.TEXT: _("A text"),
    Channel.CALL: _("A phone call"),
    Channel.APP: _("A message in an app"),
    Channel.ONLINE: _("A hello online"),
    Channel.CARD: _("A card or letter"),
    Channel.HOME_GROUND: _("We come to where you are"),
    Channel.CHOSEN_PLACE: _("We meet where you chose"),
    Channel.TRUSTED_PERSON: _("A hello through somebody you trust"),
    Channel.DROP_IN: _("The door is open at the drop-in"),
    Channel.GROUP: _("We see each other in the group"),
}
# What was done together, where our own words for it are a method's name or speak of them to others.
WAYS: Words = {
    "cbt": _("Thoughts, feelings and what we do"),
    "dbt": _("Getting through strong feelings"),
    "family": _("With the people you live with"),
}
WHY_OTHERWISE: Words = {
    OverrideReason.DANGER: _("We were worried for you"),
    OverrideReason.ASKED_TODAY: _("You asked for it that day"),
    OverrideReason.OTHER: _("Something else"),
}
KINDS: Words = {
    Kind.TRIED: _("We tried to reach you"),
    Kind.OWN_WORDS: _("In your own words"),
    Kind.BACK: _("You came back"),
}
REASONS: Words = {
    GrantReason.ALLOCATED: _("They were matched with you"),
    GrantReason.ASKED: _("You asked for them"),
    GrantReason.JOINT_WORK: _("They work together with you"),
    GrantReason.TEAM: _("It is part of their job in the team"),
    GrantReason.TOOK_OVER: _("They took over from somebody who left"),
}
PURPOSES: Words = {
    Purpose.SUPPORT: _("Being there for you"),
    Purpose.SUPERVISION: _("Helping your worker"),
    Purpose.SAFEGUARDING: _("Keeping you safe"),
    Purpose.RECORD_KEEPING: _("Keeping what is written right"),
    Purpose.FINDING: _("Finding the right person"),
    Purpose.THEIRS: _("It is your own"),
}
PARTS: Words = {
    Compartment.EVERYDAY: _("Everyday things"),
    Compartment.HEALTH: _("Your health"),
    Compartment.JUSTICE: _("Police and court"),
    Compartment.IDENTITY: _("Who you are, in your words"),
    Compartment.COUNCIL: _("What files from the council say"),
}


def to_them(words: Words, value: str, otherwise: str) -> str:
    """The words for this value that are meant for them, or the usual ones."""
    return str(words.get(value) or otherwise)
