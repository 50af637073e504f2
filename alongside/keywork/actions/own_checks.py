"""Writing down how one is, for oneself; showing one of these to one's supervisor, taking that back, letting it go.

The ledger hears of each only that somebody was on a page that is theirs alone: neither which act it was, nor on what.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import Refused, require
from alongside.keywork import policies, sealing
from alongside.keywork.cards import CheckCard
from alongside.keywork.models import OwnCheck
from alongside.keywork.queries import supervision
from alongside.keywork.staff_vocabulary import Feeling
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def keep(*, feelings: Iterable[Feeling], line: str, now: datetime, by: Account) -> OwnCheck:
    """Keep how one is, shown to nobody.

    :raises Refused: when ``by`` is not of those who are there for young people.
    """
    require(policies.can_keep_staff_pages(by))
    row = OwnCheck(account=by, at=now)
    row.sealed = sealing.seal(row, CheckCard(",".join(feelings), line).sealed_text())
    with acting_as(by.pk), transaction.atomic():
        row.save(force_insert=True)
        lines.record(Verb.OWN_PAGE_USED, by=by.pk)
    return row


def show(*, check: OwnCheck, by: Account) -> Account:
    """Let the supervisor one agreed on see this one; returns who that is.

    :raises Refused: when it is somebody else's, or no supervisor is agreed.
    """
    _require_own(check, by)
    with acting_as(by.pk), transaction.atomic():
        supervisor = supervision.supervisor_of(by)
        if supervisor is None:
            raise Refused(_("Agree first on somebody to reflect with. Then you can show them this."))
        OwnCheck.objects.filter(pk=check.pk).update(shown_to=supervisor)
        lines.record(Verb.OWN_PAGE_USED, by=by.pk)
    return supervisor


def take_back(*, check: OwnCheck, by: Account) -> None:
    """Show it to nobody any more.

    :raises Refused: when it is somebody else's.
    """
    _require_own(check, by)
    with acting_as(by.pk), transaction.atomic():
        OwnCheck.objects.filter(pk=check.pk).update(shown_to=None)
        lines.record(Verb.OWN_PAGE_USED, by=by.pk)


def let_go(*, check: OwnCheck, by: Account) -> None:
    """Delete it: it is one's own. A second time changes nothing.

    :raises Refused: when it is somebody else's.
    """
    _require_own(check, by)
    with acting_as(by.pk), transaction.atomic():
        OwnCheck.objects.filter(pk=check.pk).delete()
        lines.record(Verb.OWN_PAGE_USED, by=by.pk)


def _require_own(check: OwnCheck, by: Account) -> None:
    if check.account_id != by.pk:
        raise Refused(_("This is somebody else's."))
