"""Who adds to the library. The database asks the same of whoever acts."""

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.access.vocabulary import Role
from alongside.kernel.decisions import Decision, No, Yes


def can_answer(who: Account) -> Decision:
    """Answering what the service asks about a young person whose record one can open."""
    if who.holds(Role.PARTNER):
        return No(_("Only workers of the service answer this. Tell the key worker what you know."))
    return Yes()


def can_add(who: Account) -> Decision:
    """Adding studies, findings and questions, changing them and taking them off the list."""
    if who.holds(Role.TEAM_LEAD, Role.SAFEGUARDING_LEAD):
        return Yes()
    return No(_("Only a team lead or safeguarding lead adds to the evidence. Tell them what you found."))
