"""Who reads which lines of the ledger. The database asks the same of whoever acts."""

from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.models import Account
from alongside.access.queries.lines import Whose
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import Decision, No, Yes


def can_read_lines(who: Account, whose: Whose) -> Decision:
    """Everybody reads their own lines; a safeguarding lead those of their teams; the data-protection lead all."""
    if whose is Whose.ALL:
        return policies.can_browse_ledger(who)
    if whose is Whose.TEAM and not who.holds(Role.SAFEGUARDING_LEAD):
        return No(_("Only a safeguarding lead reads what was done with their team's records."))
    return Yes()


def can_keep_heads(who: Account) -> Decision:
    """Seeing the ledger's signed head of each day, to print it and keep it."""
    if who.holds(Role.SAFEGUARDING_LEAD, Role.DATA_PROTECTION_LEAD):
        return Yes()
    return No(_("Only a safeguarding lead or the data-protection lead keeps the ledger's heads."))
