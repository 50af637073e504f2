"""Everything that can be written in the ledger, each with the words people read for it."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Kind(StrEnum):
    """What sort of act a line is about."""

    READ = "read"
    """Somebody saw something."""
    WRITE = "write"
    """Somebody changed something, or handed it on."""
    REFUSAL = "refusal"
    """Somebody asked and the answer was no."""
    SIGN_IN = "sign-in"
    """Somebody came, went, or tried to come."""
    JOB = "job"
    """A machine did it; the line's ``job`` says which."""


class Verb(StrEnum):
    """One kind of act. ``meaning`` ends a sentence that begins with who did it."""

    kind: Kind
    meaning: "_StrPromise"

    def __new__(cls, value: str, *about: Any) -> Self:
        """Keep the verb, what sort of act it is, and its words."""
        verb = str.__new__(cls, value)
        verb._value_ = value
        verb.kind, verb.meaning = about
        return verb

    RECORD_OPENED = "record.opened", Kind.READ, _("opened the record")
    RECORD_REFUSED = "record.refused", Kind.REFUSAL, _("tried to open the record; it did not open")
    RECORD_LISTED = "record.listed", Kind.READ, _("saw the record in a list")
    RECORD_SEARCHED = "record.searched", Kind.READ, _("looked for a name like this")
    RECORD_CREATED = "record.created", Kind.WRITE, _("started the record")
    RECORD_WITHDRAWN = "record.withdrawn", Kind.WRITE, _("took the record back")
    ENTRY_ADDED = "entry.added", Kind.WRITE, _("added to the record")
    ENTRY_CORRECTED = "entry.corrected", Kind.WRITE, _("put a correction beside something written")
    ENTRY_SHARED = "entry.shared", Kind.WRITE, _("let them read something")
    PERSON_ADDED = "person.added", Kind.WRITE, _("made their card")
    PERSON_CHANGED = "person.changed", Kind.WRITE, _("changed what is known about a person")
    PERSON_LINKED = "person.linked", Kind.WRITE, _("added somebody who matters")
    GRANT_GIVEN = "grant.given", Kind.WRITE, _("let somebody see the record")
    GRANT_ENDED = "grant.ended", Kind.WRITE, _("ended somebody's way into the record")
    ACCOUNT_SIGNED_IN = "account.signed_in", Kind.SIGN_IN, _("signed in")
    ACCOUNT_SIGNED_OUT = "account.signed_out", Kind.SIGN_IN, _("signed out")
    ACCOUNT_SIGN_IN_FAILED = "account.sign_in_failed", Kind.SIGN_IN, _("tried to sign in")
    ACCOUNT_LOCKED = "account.locked", Kind.SIGN_IN, _("was locked out after too many tries")
    ACCOUNT_CHANGED = "account.changed", Kind.WRITE, _("changed an account")
    ACT_REFUSED = "act.refused", Kind.REFUSAL, _("asked to do something and was refused")
    PAGE_NOT_VISIBLE = "page.not_visible", Kind.REFUSAL, _("asked for a page they may not see")
    IMPORT_STAGED = "import.staged", Kind.WRITE, _("brought in a file to look through")
    IMPORT_REFUSED = "import.refused", Kind.REFUSAL, _("brought in a file that could not be used")
    IMPORT_CONFIRMED = "import.confirmed", Kind.WRITE, _("kept what was in a file")
    IMPORT_UNDONE = "import.undone", Kind.WRITE, _("took back what a file brought in")
    LEDGER_BROWSED = "ledger.browsed", Kind.READ, _("read the ledger")
    PRACTITIONER_CHANGED = "practitioner.changed", Kind.WRITE, _("changed a practitioner's details")
    EVIDENCE_EXPORTED = "evidence.exported", Kind.READ, _("took out a list of studies")
    DEMO_MADE = "demo.made", Kind.JOB, _("made the invented people of the demonstration")
    KEPT_TYPED = "kept.typed", Kind.WRITE, _("had typed words kept safe for later")
