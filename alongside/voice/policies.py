"""Who may do what with decisions and with what young people say, as pure rules. The database holds them too."""

from datetime import date

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import Decision, No, Yes
from alongside.voice.decision_vocabulary import NOT_DECIDED, DecisionState, Sense, Weight

# More than a few would be homework.
MOST_IDEAS = 3


def can_write_decision(who: Account) -> Decision:
    """Writing down a decision and what is said on the way: workers of the service with a door to the record."""
    if who.holds(Role.PARTNER):
        return No(_("You can read this. Tell their worker what you think, and they write it down beside it."))
    return Yes()


def can_prepare(who: Account, *, state: str) -> Decision:
    """Changing what was prepared: as long as nothing is decided."""
    if state in NOT_DECIDED and state != DecisionState.CALLED_OFF:
        return can_write_decision(who)
    return No(_("It is decided. What was prepared stays as it was; what comes now stands beside it."))


def can_decide(who: Account, *, weight: str, reasons: str, why_without: str) -> Decision:
    """Deciding: with reasons, and without them only when it says why."""
    if not reasons:
        return No(_("Write the reasons: they will ask, and so would you."))
    if weight == Weight.WITHOUT and not why_without:
        return No(_("Write why it was decided without them."))
    return can_write_decision(who)


def can_tell(who: Account, *, words: str) -> Decision:
    """Writing down that they were told: with the words that are meant for them."""
    if not words:
        return No(_("Write what you told them, in words meant for them."))
    return can_write_decision(who)


def can_finish(who: Account, *, sense: str) -> Decision:
    """Nothing is done while it makes no sense to them."""
    if sense == Sense.NO:
        return No(_("It did not make sense to them. Explain it once more, in another way."))
    return can_write_decision(who)


def can_listen(who: Account, *, was_listened: bool) -> Decision:
    """Writing down what was heard when somebody made room to listen: once, and by no partner."""
    if who.holds(Role.PARTNER):
        return No(_("Somebody of the service makes room to listen. Tell their worker what you know."))
    if was_listened:
        return No(_("Somebody listened already, and wrote down what they heard."))
    return Yes()


def can_learn(who: Account) -> Decision:
    """Seeing what young people said of being heard, in rounded numbers: everybody of the service."""
    if who.holds(Role.PARTNER, Role.YOUNG_PERSON):
        return No(_("Only those who work here see this page. Ask a lead what young people said of your agency."))
    return Yes()


def can_step_advocate(*, is_named: bool, on: date, wanted: date) -> Decision:
    """Whoever is found has a name, and nothing comes before the day on which an advocate was wanted."""
    if not is_named:
        return No(_("Write who it is, and how to reach them."))
    if on < wanted:
        return No(_("Choose a day after the one on which an advocate was wanted."))
    return Yes()


def can_offer_idea(*, waiting: int, left_alone: bool) -> Decision:
    """Offering an idea to somebody for whom so many wait already."""
    if left_alone:
        return No(_("They asked to be left alone for a while. Offer it when they are ready to hear from us."))
    if waiting >= MOST_IDEAS:
        return No(_("Enough ideas wait for them. Let them choose first, or pass."))
    return Yes()


def can_offer_support(who: Account, *, basis: str, law: str, ends_on: date | None) -> Decision:
    """Writing down what is offered: freely, or by a law that is named, until a day."""
    if basis and not (law and ends_on):
        return No(_("Write what the law asks, and until which day. What has neither is voluntary."))
    if ends_on and not basis:
        return No(_("Only what is compulsory has a day on which it ends by law. Leave the day empty."))
    return can_write_decision(who)
