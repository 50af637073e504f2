"""Putting off a question about oneself, and being asked again."""

from datetime import date

from django.db import transaction

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.keywork import policies
from alongside.keywork.models import OwnAnswer
from alongside.keywork.queries.own_prompts import OwnAsked
from alongside.keywork.staff_vocabulary import WhyLater
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def put_off(*, asked: OwnAsked, until: date, why: WhyLater, today: date, by: Account) -> None:
    """Not now: ask again on that day. A second time says the newer day and reason; what it is about stays as it is.

    :raises Refused: when it cannot wait, or the day is not to come or more than a month away.
    """
    require(policies.can_put_off(asked.prompt, until, today=today))
    row = OwnAnswer(account=by, prompt=asked.prompt.key, thing=asked.thing, why=why, said_on=today, until=until)
    with acting_as(by.pk), transaction.atomic():
        _lift(asked, by)
        row.save(force_insert=True)
        lines.record(Verb.PROMPT_OWN_PUT_OFF, by=by.pk)


def ask_again(*, asked: OwnAsked, by: Account) -> None:
    """Ask again now. A second time changes nothing."""
    with acting_as(by.pk), transaction.atomic():
        if _lift(asked, by):
            lines.record(Verb.PROMPT_OWN_ASKED_AGAIN, by=by.pk)


def _lift(asked: OwnAsked, by: Account) -> int:
    gone, _each = OwnAnswer.objects.filter(account=by, prompt=asked.prompt.key, thing=asked.thing).delete()
    return gone
