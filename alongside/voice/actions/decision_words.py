"""What is said on the way to a decision, and after it, by them and by others. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.jurisdiction import packs
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import DecisionState, Medium, Sense, What
from alongside.voice.models import Decision, Said

ANSWERED = "decision_challenged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Something said: what it is, the card, how they said it, and whether it made sense."""

    what: What
    card: SaidCard
    medium: Medium | str = ""
    sense: Sense | str = ""
    held_back: bool = False


def say(
    *, decision: Decision, words: Words, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> None:
    """Put it beside the decision. What they say moves it on by itself: nobody has to allow it.

    ``once`` is the id it will have: the same id again writes nothing.

    :raises Refused: when ``by`` is a partner.
    """
    require(policies.can_write_decision(by))
    if not add(decision=decision, words=words, now=now, once=once, door=door, by=by):
        return
    rows = Decision.objects.filter(pk=decision.pk)
    if words.what is What.WISH:
        rows.filter(state=DecisionState.OPEN).update(state=DecisionState.HEARD, version=F("version") + 1)
    elif words.what is What.SENSE:
        rows.filter(state__in=(DecisionState.TOLD, DecisionState.DONE)).update(
            sense=words.sense, version=F("version") + 1
        )
    elif words.what is What.DISAGREES:
        answer_by = packs.in_force().last_day(ANSWERED, since=timezone.localdate(now))
        rows.filter(state__in=(DecisionState.TOLD, DecisionState.DONE)).update(
            state=DecisionState.CHALLENGED, answer_by=answer_by, version=F("version") + 1
        )
    lines.record(Verb.DECISION_SAID, records=[decision.record_id], thing=decision.pk, by=by.pk)


def add(
    *, decision: Decision, words: Words, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> bool:
    """Keep the words beside the decision, and nothing more; whether they were new."""
    row = Said(
        id=once or new_id(),
        record_id=decision.record_id,
        compartment=decision.compartment,
        decision=decision,
        what=words.what,
        said_at=now,
        written_by=by,
        medium=words.medium,
        sense=words.sense,
        held_back=words.held_back,
    )
    row.card = door.seal(row, "card", words.card.sealed_text())
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        if Said.objects.filter(pk=row.pk, decision=decision).exists():
            return False
        raise
    return True
