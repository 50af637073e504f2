"""Who may do what with a plan and with sessions, as pure rules. The database asks for a door behind them, and that no partner writes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import Decision, No, Yes


def can_change_plan(who: Account) -> Decision:
    """Changing a plan, asking how far along they feel, reviewing: workers of the service with a door to the record."""
    if who.holds(Role.PARTNER):
        return No(_("You can read this plan. Tell their worker what you would do, and they write it in together."))
    return Yes()


def can_take_up_goal(*, going: int, most: int) -> Decision:
    """One more goal at the same time, when so many are on their way."""
    if going < most:
        return Yes()
    said = ngettext(
        "%(n)s goal at a time is plenty. Ask which one is done, or can wait.",
        "%(n)s goals at a time are plenty. Ask which one is done, or can wait.",
        most,
    )
    return No(said % {"n": most})


def can_write_session(who: Account) -> Decision:
    """Writing down a session, and asking how it was: workers of the service with a door to the record."""
    if who.holds(Role.PARTNER):
        return No(_("You can read this. Tell their worker what you did together, and they write it down."))
    return Yes()


def can_write_heard(who: Account, *, was_heard: bool) -> Decision:
    """Writing down what was heard when somebody listened: once, and by no partner."""
    if was_heard:
        return No(_("Somebody listened already, and wrote down what they heard."))
    return can_write_session(who)
