"""What workers' words say about somebody, said to them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Compartment, GrantReason, Purpose
from alongside.record.vocabulary import Kind

Words = Mapping[str, Promise]

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
