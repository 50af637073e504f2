"""Answering a prompt: not now, it does not fit, ask again. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.evidence.models import PromptAnswer
from alongside.evidence.queries import prompts as queries
from alongside.evidence.vocabulary import Said, Why
from alongside.kernel.decisions import Refused
from alongside.kernel.models import ChangedMeanwhile
from alongside.kernel.prompts import Prompt
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

LONGEST = timedelta(days=90)
# Nothing is silenced for good: what does not fit today may fit in half a year.
NOT_FITTING = timedelta(days=182)
_VERBS = {Said.PUT_OFF: Verb.PROMPT_PUT_OFF, Said.DOES_NOT_FIT: Verb.PROMPT_DOES_NOT_FIT}


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answers: not now (``until`` a day), or that it does not fit; why, and in their words."""

    said: Said
    why: Why
    until: date | None = None
    words: str = ""


def answer(
    *, prompt: Prompt, thing: UUID, reply: Reply, record: UUID, seen: int, now: datetime, door: Opened, by: Account
) -> PromptAnswer:
    """Keep an answer for the record; an earlier one is lifted.

    :param thing: the row that was asked about, or the record.
    :param seen: the version of the answer that stood when the question was answered; 0 when none did.
    :raises Refused: when it cannot wait, or is put off for longer than three months, or to a day that has been.
    :raises ChangedMeanwhile: when somebody else answered first.
    """
    if not prompt.can_wait:
        raise Refused(_("This cannot wait. It goes by itself once somebody is there."))
    before = queries.holding(record=record, prompt=prompt.key, thing=thing)
    if before:
        before.write(seen=seen, lifted_at=now)
    kept = PromptAnswer(
        version=_next_version(record, prompt, thing),
        record_id=record,
        prompt=prompt.key,
        thing=thing,
        said=reply.said,
        why=reply.why,
        until=_until(reply, timezone.localdate(now)),
        by=by,
        at=now,
    )
    if reply.words:
        kept.words = door.seal(kept, "words", reply.words)
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError:
        raise ChangedMeanwhile(
            PromptAnswer.objects.get(record=record, prompt=prompt.key, thing=thing, lifted_at=None)
        ) from None
    lines.record(_VERBS[reply.said], records=[record], thing=kept.pk, by=by.pk)
    return kept


def ask_again(*, answer: PromptAnswer, seen: int, now: datetime, by: Account) -> None:
    """Let the question be asked again before its day.

    :raises ChangedMeanwhile: when somebody else did so, or answered anew.
    """
    answer.write(seen=seen, lifted_at=now)
    lines.record(Verb.PROMPT_ASKED_AGAIN, records=[answer.record_id], thing=answer.pk, by=by.pk)


def _next_version(record: UUID, prompt: Prompt, thing: UUID) -> int:
    """One more than any answer had: whoever saw an earlier one must not be taken to have seen this one."""
    earlier = PromptAnswer.objects.filter(record=record, prompt=prompt.key, thing=thing)
    return (earlier.aggregate(last=Max("version"))["last"] or 0) + 1


def _until(reply: Reply, today: date) -> date:
    if reply.said is Said.DOES_NOT_FIT:
        return today + NOT_FITTING
    if reply.until is None or not today < reply.until <= today + LONGEST:
        raise Refused(_("Put it off to a day after today, and for three months at most."))
    return reply.until
