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
    RECORD_NOTES_SEARCHED = "record.notes_searched", Kind.READ, _("looked for words in what is written")
    RECORD_CREATED = "record.created", Kind.WRITE, _("started the record")
    RECORD_WITHDRAWN = "record.withdrawn", Kind.WRITE, _("took the record back")
    RECORD_MOVE_PROPOSED = "record.move_proposed", Kind.WRITE, _("asked another team to take the record")
    RECORD_MOVE_TAKEN_BACK = "record.move_taken_back", Kind.WRITE, _("no longer asks another team to take the record")
    RECORD_MOVE_REFUSED = "record.move_refused", Kind.WRITE, _("said that their team does not take the record")
    RECORD_MOVE_READ = "record.move_read", Kind.READ, _("read what another team answered")
    RECORD_MOVED = "record.moved", Kind.WRITE, _("took the record into their team")
    ENTRY_ADDED = "entry.added", Kind.WRITE, _("added to the record")
    ENTRY_CORRECTED = "entry.corrected", Kind.WRITE, _("put a correction beside something written")
    ENTRY_SHARED = "entry.shared", Kind.WRITE, _("let them read something")
    ATTACHMENT_BEGUN = "attachment.begun", Kind.WRITE, _("began to send a file")
    ATTACHMENT_ADDED = "attachment.added", Kind.WRITE, _("added a file beside something written")
    ATTACHMENT_REFUSED = "attachment.refused", Kind.REFUSAL, _("sent a file that could not be kept")
    ATTACHMENT_READ = "attachment.read", Kind.READ, _("opened a file")
    ATTACHMENT_TAKEN_AWAY = "attachment.taken_away", Kind.WRITE, _("took a file out of view")
    PERSON_ADDED = "person.added", Kind.WRITE, _("made their card")
    PERSON_CHANGED = "person.changed", Kind.WRITE, _("changed what is known about a person")
    PERSON_LINKED = "person.linked", Kind.WRITE, _("added somebody who matters")
    PACE_SAID = "pace.said", Kind.WRITE, _("wrote down what they would rather not be asked")
    PACE_LIFTED = "pace.lifted", Kind.WRITE, _("wrote down that they may be asked again")
    OUTREACH_PLANNED = "outreach.planned", Kind.WRITE, _("wrote down how to keep in touch")
    OUTREACH_AGREED = "outreach.agreed", Kind.WRITE, _("wrote down that they agreed how to keep in touch")
    CONTACT_LOOKED_UP = "contact.looked_up", Kind.READ, _("looked up how to reach them safely")
    CONTACT_CONDITION_MET = "contact.condition_met", Kind.READ, _("said that it is safe now to reach them this way")
    CONTACT_WAY_ADDED = "contact.way_added", Kind.WRITE, _("wrote down a way to reach them")
    CONTACT_WAY_GONE = "contact.way_gone", Kind.WRITE, _("said that a way to reach them does not hold any more")
    CONTACT_AGREED = "contact.agreed", Kind.WRITE, _("wrote down what they agreed about being reached")
    CONTACT_CONFIRMED = "contact.confirmed", Kind.WRITE, _("asked them again how to reach them: it is still right")
    CONTACT_OVERRIDDEN = "contact.overridden", Kind.WRITE, _("reached out otherwise than was agreed, with a reason")
    CONTACT_REVIEWED = "contact.reviewed", Kind.WRITE, _("looked at how they were reached otherwise than agreed")
    FLOOR_SET = "floor.set", Kind.WRITE, _("said how often at least somebody tries to reach them")
    QUIET_READ = "quiet.read", Kind.READ, _("looked at who has been quiet")
    ENDING_BEGUN = "ending.begun", Kind.WRITE, _("wrote down that an end of support is thought about")
    ENDING_TALKED = "ending.talked", Kind.WRITE, _("wrote down what they make of an end of support")
    ENDING_PLANNED = "ending.planned", Kind.WRITE, _("planned a goodbye with them")
    ENDING_PAUSED = "ending.paused", Kind.WRITE, _("wrote down that they want a pause, with the door open")
    ENDING_AGREED = "ending.agreed", Kind.WRITE, _("agreed that support ends, with the door open")
    ENDING_CALLED_OFF = "ending.called_off", Kind.WRITE, _("wrote down that support goes on")
    ENDING_TAKEN_OUT = "ending.taken_out", Kind.READ, _("took out their goodbye in writing, or the card")
    FOLLOW_UP_DONE = "follow_up.done", Kind.WRITE, _("wrote down what came of getting in touch after a goodbye")
    RETURN_NOTED = "return.noted", Kind.WRITE, _("wrote down that they are back")
    RETURN_WELCOMED = "return.welcomed", Kind.WRITE, _("saw to it that somebody is there for them again")
    DROP_IN_READ = "drop_in.read", Kind.READ, _("looked at who dropped in")
    DROP_IN_CAME = "drop_in.came", Kind.WRITE, _("wrote down that somebody dropped in")
    DROP_IN_MOVED = "drop_in.moved", Kind.WRITE, _("said how it stands with somebody who dropped in")
    DROP_IN_MATCHED = "drop_in.matched", Kind.WRITE, _("wrote down that they dropped in")
    DROP_IN_TABLET = "drop_in.tablet", Kind.WRITE, _("made a device the drop-in tablet for today")
    DROP_IN_FORGOTTEN = "drop_in.forgotten", Kind.JOB, _("forgot who dropped in a while ago")
    PROMISE_MADE = "promise.made", Kind.WRITE, _("wrote down a promise to them")
    PROMISE_KEPT = "promise.kept", Kind.WRITE, _("said that a promise is kept")
    PROMISE_OPENED_AGAIN = "promise.opened_again", Kind.WRITE, _("said that a promise is not kept yet after all")
    PROMISE_CHANGED = "promise.changed", Kind.WRITE, _("changed a promise together with them")
    PROMISE_EXPLAINED = "promise.explained", Kind.WRITE, _("explained to them why a promise was not kept")
    PROMISE_HANDED_ON = "promise.handed_on", Kind.WRITE, _("passed a promise on to somebody else to keep")
    PROMISE_HANDING_TOLD = "promise.handing_told", Kind.WRITE, _("told them who keeps a promise now")
    TELLING_KEPT = "telling.kept", Kind.WRITE, _("wrote down what they told, for them")
    TELLING_READ = "telling.read", Kind.READ, _("read what they told")
    TELLING_USE_ASKED = "telling.use_asked", Kind.WRITE, _("asked them whether what they told may be used")
    TELLING_USE_ANSWERED = "telling.use_answered", Kind.WRITE, _("wrote down whether what they told may be used")
    TELLING_COPIED = "telling.copied", Kind.READ, _("made a copy of what they told, with their yes")
    TELLING_TOLD_ON = "telling.told_on", Kind.WRITE, _("told on what they told, with their yes")
    TELLING_TAKEN_BACK = "telling.taken_back", Kind.WRITE, _("wrote down that they took their yes back")
    RETELLING_NOTED = "retelling.noted", Kind.WRITE, _("wrote down that they were asked to tell it again")
    RETELLING_SETTLED = "retelling.settled", Kind.WRITE, _("wrote down what came of asking them to tell it again")
    PLAN_CHANGED = "plan.changed", Kind.WRITE, _("changed the plan")
    PLAN_REVIEWED = "plan.reviewed", Kind.WRITE, _("wrote down how the plan was looked at together")
    PLAN_TAKEN_OUT = "plan.taken_out", Kind.READ, _("took out the plan as a page to print")
    GOAL_RATED = "goal.rated", Kind.WRITE, _("kept how far along they feel with a goal")
    GRANT_GIVEN = "grant.given", Kind.WRITE, _("let somebody see the record")
    GRANT_OWN_SPACE = "grant.own_space", Kind.WRITE, _("gave them a space of their own")
    GRANT_ENDED = "grant.ended", Kind.WRITE, _("ended somebody's way into the record")
    GRANT_KEPT = "grant.kept", Kind.WRITE, _("decided that somebody goes on seeing the record")
    RELATIONSHIP_ADDED = "relationship.added", Kind.WRITE, _("wrote down who is alongside them")
    RELATIONSHIP_CHANGED = "relationship.changed", Kind.WRITE, _("wrote more about somebody alongside them")
    RELATIONSHIP_ENDED = "relationship.ended", Kind.WRITE, _("wrote down that somebody is no longer alongside them")
    RELATIONSHIP_LOOKED = "relationship.looked", Kind.READ, _("looked at who could be alongside them")
    WISH_SAID = "wish.said", Kind.WRITE, _("wrote down whom they would like alongside them")
    HANDOVER_PROPOSED = "handover.proposed", Kind.WRITE, _("proposed that somebody else becomes their key worker")
    HANDOVER_WRITTEN = "handover.written", Kind.WRITE, _("wrote down what they wish about a change of worker")
    HANDOVER_MOVED = "handover.moved", Kind.WRITE, _("took a change of key worker one step on")
    HANDOVER_CHECKED = "handover.checked", Kind.WRITE, _("asked how it goes with the new worker")
    ABSENCE_SAID = "absence.said", Kind.WRITE, _("wrote down that somebody will be away")
    ABSENCE_CALLED_OFF = "absence.called_off", Kind.WRITE, _("wrote down that somebody will not be away")
    WORKER_SAID = "worker.said", Kind.WRITE, _("changed what young people may know of them")
    TRAINING_SAID = "training.said", Kind.WRITE, _("wrote down a training they did")
    TRAINING_TAKEN_BACK = "training.taken_back", Kind.WRITE, _("took back a training they had written down")
    TRAINING_CONFIRMED = "training.confirmed", Kind.WRITE, _("looked at a colleague's training and let it count")
    SUPERVISION_PROPOSED = "supervision.proposed", Kind.WRITE, _("proposed a supervisor to a colleague")
    SUPERVISION_AGREED = "supervision.agreed", Kind.WRITE, _("agreed on their supervisor")
    SUPERVISION_ENDED = "supervision.ended", Kind.WRITE, _("ended supervision with somebody")
    SUPERVISION_HELD = "supervision.held", Kind.WRITE, _("wrote down that supervision took place")
    SUPERVISION_READ = "supervision.read", Kind.READ, _("read what stands about supervision of their own")
    STAFF_LOOKED = "staff.looked", Kind.READ, _("looked at training and supervision in the teams they lead")
    OWN_PAGE_USED = "own_page.used", Kind.READ, _("was on a page that is theirs alone")
    BARRIER_SET = "barrier.set", Kind.WRITE, _("closed the record to somebody")
    BARRIER_LIFTED = "barrier.lifted", Kind.WRITE, _("said that the record need not be closed to somebody any more")
    BARRIER_NOTICED = "barrier.noticed", Kind.READ, _("read that somebody stepped back")
    ACQUAINTANCE_SAID = "acquaintance.said", Kind.WRITE, _("answered whether they are known outside work")
    EMERGENCY_LOOKED = "emergency.looked", Kind.READ, _("looked for a record in an emergency")
    EMERGENCY_OPENED = "emergency.opened", Kind.WRITE, _("opened the record in an emergency")
    EMERGENCY_EXPLAINED = "emergency.explained", Kind.WRITE, _("wrote down what the emergency was")
    EMERGENCY_REVIEWED = "emergency.reviewed", Kind.WRITE, _("looked at how the record was opened in an emergency")
    LOOKING_READ = "looking.read", Kind.READ, _("read what was out of the ordinary")
    LOOKING_ANSWERED = "looking.answered", Kind.WRITE, _("said what was behind something out of the ordinary")
    ACCOUNT_CLOSED = "account.closed", Kind.WRITE, _("closed an account")
    ACCOUNT_REOPENED = "account.reopened", Kind.WRITE, _("opened an account again")
    ACCOUNT_SIGNED_IN = "account.signed_in", Kind.SIGN_IN, _("signed in")
    ACCOUNT_SIGNED_OUT = "account.signed_out", Kind.SIGN_IN, _("signed out")
    ACCOUNT_SIGN_IN_FAILED = "account.sign_in_failed", Kind.SIGN_IN, _("tried to sign in")
    ACCOUNT_LOCKED = "account.locked", Kind.SIGN_IN, _("was locked out after too many tries")
    ACCOUNT_CHANGED = "account.changed", Kind.WRITE, _("changed an account")
    ACCOUNT_PROOF_ASKED = "account.proof_asked", Kind.SIGN_IN, _("was asked to show once more that it is them")
    ACCOUNT_PROVED = "account.proved", Kind.SIGN_IN, _("showed once more that it is them")
    ACCOUNT_LINKED = "account.linked", Kind.WRITE, _("linked a work account to sign in with")
    ACCOUNT_UNLINKED = "account.unlinked", Kind.WRITE, _("took the link to a work account away")
    ACCOUNT_SIGN_IN_ENDED = "account.sign_in_ended", Kind.WRITE, _("ended a sign-in on a device")
    SERVICE_SECRET_CHANGED = "service.secret_changed", Kind.JOB, _("changed one of the service's own keys")
    SERVICE_BACKED_UP = "service.backed_up", Kind.JOB, _("made a backup")
    SERVICE_BACKUP_CHECKED = "service.backup_checked", Kind.JOB, _("tried a backup out")
    SERVICE_FILES_PUT_BACK = "service.files_put_back", Kind.JOB, _("put files back from a backup")
    ACT_REFUSED = "act.refused", Kind.REFUSAL, _("asked to do something and was refused")
    PAGE_NOT_VISIBLE = "page.not_visible", Kind.REFUSAL, _("asked for a page they may not see")
    IMPORT_STAGED = "import.staged", Kind.WRITE, _("brought in a file to look through")
    IMPORT_REFUSED = "import.refused", Kind.REFUSAL, _("brought in a file that could not be used")
    IMPORT_CONFIRMED = "import.confirmed", Kind.WRITE, _("kept what was in a file")
    IMPORT_UNDONE = "import.undone", Kind.WRITE, _("took back what a file brought in")
    LEDGER_BROWSED = "ledger.browsed", Kind.READ, _("read the ledger")
    LEDGER_EXPORTED = "ledger.exported", Kind.READ, _("took lines of the ledger out as a file")
    PRACTITIONER_CHANGED = "practitioner.changed", Kind.WRITE, _("changed a practitioner's details")
    EVIDENCE_EXPORTED = "evidence.exported", Kind.READ, _("took out a list of studies")
    EVIDENCE_BRIEFED = "evidence.briefed", Kind.READ, _("took out a briefing")
    EVIDENCE_LOOKED_THROUGH = "evidence.looked_through", Kind.WRITE, _("brought in a list of studies to look through")
    EVIDENCE_REFUSED = "evidence.refused", Kind.REFUSAL, _("brought in a list of studies that could not be read")
    EVIDENCE_IMPORTED = "evidence.imported", Kind.WRITE, _("kept studies from a list")
    EVIDENCE_ADDED = "evidence.added", Kind.WRITE, _("added a study, a finding or a question to think about")
    EVIDENCE_CHANGED = "evidence.changed", Kind.WRITE, _("changed what is said about a study")
    EVIDENCE_WITHDRAWN = "evidence.withdrawn", Kind.WRITE, _("took a study, a finding or a question off the list")
    READING_CHANGED = "reading.changed", Kind.WRITE, _("changed a reading list")
    JOB_DONE = "job.done", Kind.JOB, _("did its work")
    JOB_FAILED = "job.failed", Kind.JOB, _("could not do its work, and will not try again by itself")
    JOB_RETRIED = "job.retried", Kind.WRITE, _("asked for work that had failed to be tried again")
    JOB_STOPPED = "job.stopped", Kind.WRITE, _("stopped work that was waiting or running")
    PROMPT_PUT_OFF = "prompt.put_off", Kind.WRITE, _("put a question off until later")
    PROMPT_DOES_NOT_FIT = "prompt.does_not_fit", Kind.WRITE, _("said that a question does not fit")
    PROMPT_ASKED_AGAIN = "prompt.asked_again", Kind.WRITE, _("let a question be asked again")
    DEMO_MADE = "demo.made", Kind.JOB, _("made the invented people of the demonstration")
    KEPT_TYPED = "kept.typed", Kind.WRITE, _("had typed words kept safe for later")
