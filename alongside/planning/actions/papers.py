"""Taking a plan out on paper."""

from alongside.access.models import Account
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.planning.models import Plan
from alongside.planning.paper import Form


def take_out(*, plan: Plan, form: Form, by: Account) -> None:
    """Write in the ledger that this version leaves on a page, in the opened record's transaction."""
    lines.record(Verb.PLAN_TAKEN_OUT, records=[plan.record_id], thing=plan.pk, purpose=form.value, by=by.pk)
