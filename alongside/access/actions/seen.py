"""Asking about an opening that was not expected, answering it, and holding one back for a while."""

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from alongside.access import policies, seen, service_key
from alongside.access.actor import acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account, SeenDelay, SeenQuestion
from alongside.access.queries import grants
from alongside.access.vocabulary import QuestionState
from alongside.kernel.decisions import Refused, require
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


def ask(*, record: UUID, line: int, answer_by: date, now: datetime, by: Account) -> SeenQuestion:
    """Tell the data-protection lead that they did not expect this. Asked again, it is the same question.

    Inside their own opened record's transaction.

    :raises DatabaseError: when the line is not one that is shown to them.
    """
    question = SeenQuestion(record_id=record, line=line, asked_by=by, asked_at=now, answer_by=answer_by)
    try:
        with transaction.atomic():
            question.save(force_insert=True)
    except IntegrityError:
        return SeenQuestion.objects.get(record=record, line=line)
    # Without the record: whoever can open it reads its lines, and this is between them and the data-protection lead.
    lines.record(Verb.SEEN_QUESTIONED, thing=question.pk, by=by.pk)
    return question


def answer(*, question: SeenQuestion, words: str, version: int, now: datetime, by: Account) -> None:
    """Answer them in plain words, without opening their record.

    :raises Refused: when ``by`` is not the data-protection lead.
    :raises ChangedMeanwhile: when it was answered already.
    """
    require(policies.can_answer_seen(by))
    sealed = service_key.seal(words, seen.where(question))
    with acting_as(by.pk), transaction.atomic():
        given = {"state": QuestionState.ANSWERED, "answer": sealed, "answered_by": by, "answered_at": now}
        question.write(seen=version, **given)
        # No door, so no record on the line: the question says whose it is.
        lines.record(Verb.SEEN_ANSWERED, thing=question.pk, by=by.pk)


def hold_back(
    *, record: UUID, line: int, reason: str, shown_from: date, now: datetime, door: Opened, by: Account
) -> None:
    """Show them this line only from a day on. Inside the opened record's transaction.

    :raises Refused: when ``by`` does not lead the record's team, or it was held back before.
    :raises DatabaseError: when the line is about ``by`` themselves, or about another record.
    """
    require(policies.can_change_access(leads=grants.leads(record)))
    delay = SeenDelay(record_id=record, line=line, set_by=by, set_at=now, shown_from=shown_from)
    delay.reason = door.seal(delay, "reason", reason)
    try:
        with transaction.atomic():
            delay.save(force_insert=True)
    except IntegrityError as error:
        if not SeenDelay.objects.filter(record=record, line=line).exists():
            raise
        raise Refused(_("This was held back before. It cannot be held back for longer.")) from error
    lines.record(Verb.SEEN_HELD_BACK, records=[record], thing=delay.pk, by=by.pk)


def show_now(*, delay: SeenDelay, version: int, now: datetime, by: Account) -> None:
    """Let them see it now. Inside the opened record's transaction.

    :raises Refused: when ``by`` does not lead the record's team.
    :raises ChangedMeanwhile: when it was done already.
    """
    require(policies.can_change_access(leads=grants.leads(delay.record_id)))
    delay.write(seen=version, ended_by=by, ended_at=now)
    lines.record(Verb.SEEN_SHOWN, records=[delay.record_id], thing=delay.pk, by=by.pk)
