"""Who may do what with a file, as pure rules."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.access.models import Account
from alongside.attachments.models import Attachment
from alongside.kernel.decisions import Decision, No, Yes
from alongside.record.models import Entry


def can_add(entry: Entry, *, there: int, most: int) -> Decision:
    """Adding a file to an entry that has ``there`` files, where ``most`` are kept."""
    if entry.corrects_id:
        return No(_("Add it to the entry itself, so that everything about it stays together."))
    if there >= most:
        words = ngettext(
            "This entry has %(n)d file, and no more fit. Write another entry for the rest.",
            "This entry has %(n)d files, and no more fit. Write another entry for the rest.",
            there,
        )
        return No(words % {"n": there})
    return Yes()


def can_take_away(who: Account, file: Attachment, *, leads: bool, is_key_worker: bool) -> Decision:
    """Taking a file out of view."""
    if leads or is_key_worker or file.added_by_id == who.pk:
        return Yes()
    return No(_("Whoever added it, the key worker or a team lead takes it out of view."))
