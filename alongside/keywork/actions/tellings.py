"""Keeping what a young person told, using it with their yes, and writing down who asked them to tell it again.

Each function works inside the opened record's transaction and leaves its ledger line. They decide; a worker writes
down what they said.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.vocabulary import Compartment
from alongside.access.written import write_once
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile
from alongside.kernel.states import can_move
from alongside.keywork import policies
from alongside.keywork.cards import TellingCard, UseCard
from alongside.keywork.models import Telling, TellingUse
from alongside.keywork.telling_vocabulary import USE, Medium, UseState
from alongside.keywork.vocabulary import ToldHow
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.record.models import Entry

TOLD = ("medium", "entry_id", "only_us", "told_on", "written_by_id")


@dataclass(frozen=True, slots=True)
class Story:
    """What they told: their title and words, how they told it and when; beside which entry its files are."""

    card: TellingCard
    medium: Medium
    told_on: date
    entry: Entry | None = None
    only_us: bool = False
    """Whether only whoever writes it down for them may read it."""
    compartment: Compartment = Compartment.EVERYDAY


def keep(
    *, record: UUID, story: Story, after: Telling | None = None, now: datetime, once: UUID | None = None,
    door: Opened, by: Account,
) -> Telling:  # fmt: skip
    """Keep what they told. ``after`` is the version in whose place it stands, which stays as it was.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner.
    :raises NotVisible: when ``by`` does not hold the part it is for.
    :raises ChangedMeanwhile: when somebody else wrote a newer version of it first.
    """
    require(policies.can_hold_telling(by))
    telling = Telling(
        id=once or new_id(),
        record_id=record,
        compartment=after.compartment if after else story.compartment,
        thread=after.thread if after else new_id(),
        number=after.number + 1 if after else 1,
        medium=story.medium,
        entry=story.entry,
        only_us=story.only_us,
        told_on=story.told_on,
        written_by=by,
        written_at=now,
    )
    texts = {"card": story.card.sealed_text()}
    try:
        kept = write_once(telling, given=TOLD, texts=texts, door=door)
    except IntegrityError:
        raise ChangedMeanwhile(after or telling) from None
    if kept is telling:
        lines.record(Verb.TELLING_KEPT, records=[record], thing=telling.pk, by=by.pk)
    return kept


def read(*, telling: Telling, by: Account) -> None:
    """Leave the line that says who read it.

    :raises Refused: when ``by`` is a partner.
    """
    require(policies.can_hold_telling(by))
    lines.record(Verb.TELLING_READ, records=[telling.record_id], thing=telling.pk, by=by.pk)


def ask(
    *, telling: Telling, card: UseCard, on: date, once: UUID | None = None, door: Opened, by: Account
) -> TellingUse:
    """Write down that they were asked whether it may be used: for what, and told to whom.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner.
    """
    require(policies.can_hold_telling(by))
    use = TellingUse(
        id=once or new_id(),
        record_id=telling.record_id,
        compartment=telling.compartment,
        telling=telling,
        asked_on=on,
        written_by=by,
    )
    kept = write_once(use, given=("telling_id", "written_by_id"), texts={"card": card.sealed_text()}, door=door)
    if kept is use:
        lines.record(Verb.TELLING_USE_ASKED, records=[use.record_id], thing=use.pk, by=by.pk)
    return kept


def answer(
    *, use: TellingUse, seen: int, said: UseState, words: str = "", on: date, until: date | None = None, door: Opened,
    by: Account,
) -> None:  # fmt: skip
    """Write down what they said. A yes holds until a day that they name.

    :raises Refused: for a yes without an end or with one that has been, or when it does not fit what they said before.
    :raises ChangedMeanwhile: when somebody else wrote down an answer first.
    """
    _allow(use, said, by)
    if said == UseState.YES and (until is None or until < on):
        raise Refused(_("A yes has an end: ask them until when, and choose a day that is still to come."))
    use.write(
        seen=seen,
        state=said,
        said=door.seal(use, "said", words) if words else b"",
        answered_on=on,
        until=until if said == UseState.YES else None,
        told_on=None,
        told_how="",
        taken_back_on=None,
        changed_by=by,
    )
    lines.record(Verb.TELLING_USE_ANSWERED, records=[use.record_id], thing=use.pk, by=by.pk)


def copy(*, use: TellingUse, on: date, by: Account) -> None:
    """Leave the line that says who made a copy to tell on.

    :raises Refused: when their yes does not hold on this day.
    """
    require(policies.can_hold_telling(by))
    _hold(use, on)
    lines.record(Verb.TELLING_COPIED, records=[use.record_id], thing=use.pk, by=by.pk)


def tell_on(*, use: TellingUse, seen: int, how: ToldHow, on: date, by: Account) -> None:
    """Write down that it was told on, to the people and for the purpose they said yes to.

    :raises Refused: when their yes does not hold on this day, or it was told on before.
    :raises ChangedMeanwhile: when somebody else wrote something down first, as that they took it back.
    """
    _hold(use, on)
    _allow(use, UseState.TOLD, by)
    use.write(seen=seen, state=UseState.TOLD, told_on=on, told_how=how, changed_by=by)
    lines.record(Verb.TELLING_TOLD_ON, records=[use.record_id], thing=use.pk, by=by.pk)


def take_back(*, use: TellingUse, seen: int, on: date, by: Account) -> None:
    """Write down that they took their yes back, which they may at any time and without a reason.

    :raises Refused: when there is no yes to take back.
    :raises ChangedMeanwhile: when somebody else wrote something down first.
    """
    _allow(use, UseState.TAKEN_BACK, by)
    use.write(seen=seen, state=UseState.TAKEN_BACK, taken_back_on=on, changed_by=by)
    lines.record(Verb.TELLING_TAKEN_BACK, records=[use.record_id], thing=use.pk, by=by.pk)


def _allow(use: TellingUse, to: UseState, by: Account) -> None:
    require(policies.can_hold_telling(by))
    require(can_move(USE, now=use.state, to=to))


def _hold(use: TellingUse, on: date) -> None:
    if not use.may_be_told(on):
        raise Refused(_("They have not said yes to this, or the time they said yes for is over. Ask them."))
