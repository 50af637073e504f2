"""Who may do what, as pure rules. The database holds the same rules behind them."""

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.access.vocabulary import Purpose, Role
from alongside.kernel.decisions import Decision, No, Yes


def can_browse_ledger(who: Account) -> Decision:
    """Reading the ledger across all records."""
    if who.holds(Role.DATA_PROTECTION_LEAD):
        return Yes()
    return No(_("Only the data-protection lead reads the whole ledger."))


def can_change_access(*, leads: bool) -> Decision:
    """Giving and ending grants on a record, by somebody who leads its team or does not."""
    if leads:
        return Yes()
    return No(_("Only a team lead or safeguarding lead of this team changes who can see."))


def can_bring_in_files(who: Account) -> Decision:
    """Bringing council files in."""
    if who.holds(Role.DATA_OFFICER):
        return Yes()
    return No(_("Only a data officer brings council files in."))


def usual_purpose(who: Account) -> Purpose:
    """What this person usually opens records for; it goes on the ledger line."""
    if who.holds(Role.SAFEGUARDING_LEAD):
        return Purpose.SAFEGUARDING
    if who.holds(Role.TEAM_LEAD):
        return Purpose.SUPERVISION
    if who.holds(Role.DATA_OFFICER):
        return Purpose.RECORD_KEEPING
    return Purpose.SUPPORT
