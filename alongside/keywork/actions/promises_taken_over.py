"""Taking over a promise whose keeper has gone, and telling the young person who keeps it now."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from alongside.access.models import Account
from alongside.kernel.decisions import Refused, require
from alongside.keywork import policies
from alongside.keywork.models import Promise
from alongside.keywork.promise_vocabulary import PromiseState
from alongside.keywork.promise_writing import pass_on
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def take_over(*, promise: Promise, seen: int, now: datetime, by: Account) -> None:
    """Take a promise over whose keeper is not alongside them any more.

    :raises Refused: when ``by`` may not, or it is settled already.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_settle_promise(by, promise))
    if promise.state != PromiseState.OPEN:
        raise Refused(_("This promise is settled already."))
    pass_on(promise=promise, to=by, seen=seen, now=now, by=by)


def tell_of_handing(*, promise: Promise, seen: int, on: date, by: Account) -> None:
    """Write down that the young person was told who keeps the promise now.

    :raises Refused: when ``by`` may not.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_settle_promise(by, promise))
    promise.write(seen=seen, handed_told_on=on)
    lines.record(Verb.PROMISE_HANDING_TOLD, records=[promise.record_id], thing=promise.pk, by=by.pk)
