"""Accounts, records, their keys, the grants that open them, and what stands in the way of a grant."""

from alongside.access.models.accounts import Account, AccountManager, KeptText
from alongside.access.models.barriers import Acquaintance, Barrier, Emergency, LookAnswer, LookFound, LookRound
from alongside.access.models.drafts import Draft
from alongside.access.models.moves import Move
from alongside.access.models.records import Grant, GrantQuerySet, Held, Protected, Record, RecordKey, SealedField
from alongside.access.models.seen import SeenDelay, SeenQuestion
from alongside.access.models.sign_ins import SignIn, WorkAccount

__all__ = [
    "Account",
    "AccountManager",
    "Acquaintance",
    "Barrier",
    "Draft",
    "Emergency",
    "Grant",
    "GrantQuerySet",
    "Held",
    "KeptText",
    "LookAnswer",
    "LookFound",
    "LookRound",
    "Move",
    "Protected",
    "Record",
    "RecordKey",
    "SealedField",
    "SeenDelay",
    "SeenQuestion",
    "SignIn",
    "WorkAccount",
]
