"""Writing down what a young person would rather not be asked, and that they may be asked again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.kernel.decisions import require
from alongside.kernel.models import ChangedMeanwhile
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.people import policies
from alongside.people.models import Pace
from alongside.people.vocabulary import LiftedHow, PaceAnswer, Topic


@dataclass(frozen=True, slots=True)
class Said:
    """An answer in place of an answer; without a day nobody asks until they bring it up."""

    topic: Topic
    answer: PaceAnswer
    ask_again_on: date | None = None


def say(*, record: UUID, said: Iterable[Said], now: datetime, door: Opened, by: Account) -> list[Pace]:
    """Keep what they said, inside the opened record's transaction. The answer before it is lifted and stays.

    The same answer again writes nothing. A ledger line for each.

    :raises Refused: when ``by`` sees council files only.
    :raises ChangedMeanwhile: when somebody else wrote down another answer at the same moment.
    """
    require(policies.can_write_pace(door.compartments(record)))
    standing = {row.topic: row for row in Pace.objects.live().filter(record=record)}
    wanted = [one for one in said if not _is_said(standing.get(one.topic), one)]
    for one in wanted:
        if before := standing.get(one.topic):
            _lift(before, LiftedHow.SAID_ANEW, seen=before.version, now=now, by=by)
    return _keep(record=record, said=wanted, now=now, by=by)


def say_first(*, record: UUID, said: Sequence[Said], now: datetime, by: Account) -> list[Pace]:
    """Keep what they said as their record is made, in the transaction that makes it."""
    return _keep(record=record, said=said, now=now, by=by)


def lift(*, pace: Pace, how: LiftedHow, seen: int, now: datetime, door: Opened, by: Account) -> None:
    """Write down that they may be asked again, and how they let it be known.

    :raises Refused: when it does not come from the young person, or ``by`` sees council files only.
    :raises ChangedMeanwhile: when it was lifted already.
    """
    require(policies.can_lift_pace(door.compartments(pace.record_id), how))
    _lift(pace, how, seen=seen, now=now, by=by)
    lines.record(Verb.PACE_LIFTED, records=[pace.record_id], thing=pace.pk, by=by.pk)


def _lift(pace: Pace, how: LiftedHow, *, seen: int, now: datetime, by: Account) -> None:
    pace.write(seen=seen, lifted_at=now, lifted_by=by, lifted_how=how)


def _keep(*, record: UUID, said: Sequence[Said], now: datetime, by: Account) -> list[Pace]:
    kept = []
    for one in said:
        row = Pace(
            record_id=record,
            topic=one.topic,
            answer=one.answer,
            ask_again_on=one.ask_again_on,
            said_at=now,
            asked_by=by,
            lifted_how="",
        )
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise ChangedMeanwhile(row) from error
        lines.record(Verb.PACE_SAID, records=[record], thing=row.pk, by=by.pk)
        kept.append(row)
    return kept


def _is_said(standing: Pace | None, one: Said) -> bool:
    return standing is not None and (standing.answer, standing.ask_again_on) == (one.answer, one.ask_again_on)
