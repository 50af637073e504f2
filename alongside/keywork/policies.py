"""Who may do what around those who are alongside a young person, as pure rules. The database holds them too."""

from collections.abc import Set as AbstractSet
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.access.policies import is_of_support
from alongside.access.vocabulary import Role, TheyKnow
from alongside.kernel.decisions import Decision, No, Yes
from alongside.kernel.prompts import OwnPrompt
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.handover_vocabulary import State
from alongside.keywork.models import Ask, Promise, Supervision
from alongside.keywork.models.own_answers import LONGEST_LATER
from alongside.people.policies import can_write_everyday

# Doors open or close with these.
BY_LEADS = (State.OVERLAPPING, State.DONE, State.CALLED_OFF)
# They know of it, or there is a reason why they could not be told; "we tell them first" is neither.
TOLD_ENOUGH = frozenset({TheyKnow.GLAD, TheyKnow.RATHER_NOT, TheyKnow.NOT_REACHED, TheyKnow.NOT_SAFE})


def can_write_bonds(who: Account, parts: AbstractSet[str]) -> Decision:
    """Writing down who is alongside a young person: somebody of the service who reads what is everyday."""
    if who.holds(Role.PARTNER):
        return No(_("Only the service writes down who is alongside them. Tell their key worker."))
    return can_write_everyday(parts)


def can_choose_worker(*, leads: bool) -> Decision:
    """Choosing who is named for a young person, and opening the door that goes with it."""
    if leads:
        return Yes()
    return No(_("Only a team lead or safeguarding lead of this team chooses who is their key worker."))


def can_step(*, leads: bool, to: State, knows: str, met: bool, why: str) -> Decision:
    """Taking a handover to a state that may come next.

    Doors open and close with "both are there", "handed over" and "called off", so a lead does these. Nothing is agreed
    before the young person was told, and handing over without meeting together says why.
    """
    if to in BY_LEADS and not leads:
        return No(_("A team lead or safeguarding lead of this team does this step: doors open or close with it."))
    if to is State.AGREED and knows not in TOLD_ENOUGH:
        return No(_("Tell them first, and write down what they say. Nothing is agreed without them."))
    if to is State.DONE and not met and not why:
        return No(_("Say why they did not meet together: it is their goodbye."))
    return Yes()


def can_say_away(who: Account, *, account: Account, answers_for: bool) -> Decision:
    """Writing down that somebody is away: they themselves, or a lead of a team of theirs."""
    if who.pk == account.pk or answers_for:
        return Yes()
    return No(_("Only they themselves or a lead of their team writes down that they are away."))


def can_step_in(who: Account) -> Decision:
    """Stepping in while a colleague is away: somebody of the service who is there for young people."""
    if is_of_support(who):
        return Yes()
    return No(_("Choose a colleague of the service to step in."))


def can_settle_promise(who: Account, promise: Promise) -> Decision:
    """Saying what became of a promise: everybody of the service alongside them, and of partners whoever keeps it."""
    if not who.holds(Role.PARTNER) or promise.keeper_id == who.pk:
        return Yes()
    return No(_("Whoever keeps this promise says what became of it, or somebody alongside them."))


def can_answer_ask(who: Account, ask: Ask, *, leads: bool) -> Decision:
    """Answering what a young person asks for: who is alongside them; a lead where it is about who that is."""
    if who.holds(Role.PARTNER):
        return No(_("Only the service answers what they ask of it."))
    if ask.what == AskFor.OTHER_WORKER and not leads:
        return No(_("A team lead or safeguarding lead of this team answers when they ask for a different worker."))
    return Yes()


def can_be_left_alone(until: date, *, today: date, most: date) -> Decision:
    """Being left alone until a day that they choose: some day to come, and not so far off that we would lose them."""
    if today < until <= most:
        return Yes()
    return No(_("Choose a day that is still to come, and not more than half a year from now."))


def can_hold_telling(who: Account) -> Decision:
    """Reading and keeping what a young person told, and writing down what they said about using it."""
    if who.holds(Role.PARTNER):
        return No(_("What they told is kept by the people alongside them. You are handed a copy when they say yes."))
    return Yes()


def can_keep_staff_pages(who: Account) -> Decision:
    """Writing down one's own trainings, supervision and how one is: everybody of the service who stands with young people."""
    if is_of_support(who):
        return Yes()
    return No(_("This page is for those of the service who are there for young people."))


def can_put_off(prompt: OwnPrompt, until: date, *, today: date) -> Decision:
    """Putting off a question about oneself: what can wait, and for a month at the most."""
    if not prompt.can_wait:
        return No(_("A colleague waits for your answer. No is an answer too."))
    if today < until <= today + LONGEST_LATER:
        return Yes()
    return No(_("Choose a day that is still to come, and within a month."))


def can_lead_staff(who: Account) -> Decision:
    """Seeing trainings and supervision of those one leads; whom one leads, the database says."""
    if who.holds(Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD):
        return Yes()
    return No(_("Only team leads and safeguarding leads see this, for the teams they lead."))


def can_confirm_training(who: Account, *, account: UUID, led: bool) -> Decision:
    """Letting a training count: a lead of theirs, and never the person themselves."""
    if who.pk == account:
        return No(_("Ask another lead to look at it: nobody confirms their own training."))
    if led:
        return Yes()
    return No(_("Only a lead of their team lets it count."))


def can_name_supervisor(who: Account, *, worker: Account, supervisor: Account | None, led: bool) -> Decision:
    """Naming with whom somebody reflects: they themselves agree on it, a lead of theirs may propose it.

    :param supervisor: ``None`` for somebody outside of the service, who has no account.
    """
    if supervisor and worker.pk == supervisor.pk:
        return No(_("Choose somebody else: nobody supervises themselves."))
    if supervisor and (supervisor.holds(Role.PARTNER, Role.YOUNG_PERSON) or not supervisor.is_active):
        return No(_("Choose a colleague of the service."))
    if not can_keep_staff_pages(worker):
        return can_keep_staff_pages(worker)
    if who.pk == worker.pk or led:
        return Yes()
    return No(_("Only they themselves or a lead of their team names who they reflect with."))


def can_write_supervision(who: Account, supervision: Supervision) -> Decision:
    """Writing down that the two met: one of the two, once it is agreed and while it goes on."""
    if supervision.ended_on is not None or supervision.agreed_on is None:
        return No(_("This supervision is not agreed, or is over. Look again at who you reflect with."))
    if who.pk in (supervision.worker_id, supervision.supervisor_id):
        return Yes()
    return No(_("Only the two who met write this down."))
