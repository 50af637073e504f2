"""Who may do what with an entry, as pure rules."""

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.kernel.decisions import Decision, No, Yes
from alongside.record.models import Entry


def can_share(who: Account, entry: Entry, *, leads: bool, is_key_worker: bool) -> Decision:
    """Letting the young person read what was held back from them."""
    if leads or is_key_worker or entry.author_id == who.pk:
        return Yes()
    return No(_("Whoever held it back, the key worker or a team lead lets them read it."))
