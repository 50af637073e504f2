"""What is said on the way to a decision, and after it, by them and by others. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.jurisdiction import packs
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.actions import copies, wishing
from alongside.voice.decision_cards import SaidCard
from alongside.voice.decision_vocabulary import DecisionState, Medium, Sense, What
from alongside.voice.models import Decision, Said
from alongside.voice.queries.pieces import Made

ANSWERED = "decision_challenged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Something said: what it is, the card, how they said it, and whether it made sense.

    ``beside`` is a piece of theirs of which a copy stands beside it.
    """

    what: What
    card: SaidCard
    medium: Medium | str = ""
    sense: Sense | str = ""
    held_back: bool = False
    beside: Made | None = None


def say(
    *, decision: Decision, words: Words, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> None:
    """Put it beside the decision. What they say moves it on by itself: nobody has to allow it.

    ``once`` is the id it will have: the same words with the same id again write nothing.

    :raises Refused: when ``by`` is a partner, or they let go of the piece meanwhile.
    """
    require(policies.can_write_decision(by))
    if words.beside:
        copies.hold(words.beside.piece)
    said = add(decision=decision, words=words, now=now, once=once, door=door, by=by)
    if not said:
        return
    if words.beside:
        wishing.put(made=words.beside, said=said, now=now, door=door, by=by)
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
) -> Said | None:
    """Keep the words beside the decision, and nothing more; nothing comes back when they were there already."""
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
    given = ("decision_id", "what", "medium", "sense", "held_back", "written_by_id")
    found = write_once(row, given=given, texts={"card": words.card.sealed_text()}, door=door)
    return row if found is row else None
