"""Young people, the people around them, and what they say of themselves."""

from alongside.people.models.own_words import AccessCheck, AccessProfile, Identity, Interpreter
from alongside.people.models.pace import Pace
from alongside.people.models.people import (
    Agency,
    NameTag,
    OutsideIdentifier,
    PersonWhoMatters,
    Practitioner,
    Team,
    YoungPerson,
)

__all__ = [
    "AccessCheck",
    "AccessProfile",
    "Agency",
    "Identity",
    "Interpreter",
    "NameTag",
    "OutsideIdentifier",
    "Pace",
    "PersonWhoMatters",
    "Practitioner",
    "Team",
    "YoungPerson",
]
