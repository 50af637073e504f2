"""Finding an advocate for a young person who wants one. Inside the opened record's transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.utils.translation import gettext as _

from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.voice import policies
from alongside.voice.advocate_vocabulary import ADVOCACY, AdvocacyState, WantedHow
from alongside.voice.models import Advocacy

NAMED = (AdvocacyState.FOUND, AdvocacyState.MET)
DAYS = {AdvocacyState.FOUND: "found_on", AdvocacyState.MET: "met_on", AdvocacyState.OVER: "over_on"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What comes next, on which day, and who it is once somebody is found."""

    to: AdvocacyState
    on: date
    who: str = ""


def want(
    *, record: UUID, how: WantedHow, on: date, now: datetime, once: UUID | None = None, door: Opened, by: Account
) -> Advocacy:  # fmt: skip
    """Write down that they want an advocate, and since when.

    ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` is a partner, or one is wanted or there already.
    """
    require(policies.can_write_decision(by))
    row = Advocacy(id=once or new_id(), record_id=record, wanted_how=how, wanted_on=on, written_by=by, written_at=now)
    try:
        kept = write_once(row, given=("wanted_how", "wanted_on", "written_by_id"), texts={}, door=door)
    except IntegrityError as error:
        raise Refused(_("They have an advocate, or one is looked for already. Look below.")) from error
    if kept is row:
        lines.record(Verb.ADVOCATE_WANTED, records=[record], thing=row.pk, by=by.pk)
    return kept


def step(*, advocacy: Advocacy, step: Step, seen: int, door: Opened, by: Account) -> None:
    """Write down what came next: somebody found, a first meeting, an end.

    :raises Refused: when nobody is named, the meeting was before it was wanted, or ``by`` is a partner.
    :raises ChangedMeanwhile: when somebody else was first.
    """
    require(policies.can_write_decision(by))
    require(can_move(ADVOCACY, now=advocacy.state, to=step.to))
    is_named = bool(step.who or advocacy.card) or step.to not in NAMED
    require(policies.can_step_advocate(is_named=is_named, on=step.on, wanted=advocacy.wanted_on))
    changes: dict[str, Any] = {"state": step.to}
    if step.to in DAYS:
        changes[DAYS[step.to]] = step.on
    if step.who:
        changes["card"] = door.seal(advocacy, "card", step.who)
    if step.to is AdvocacyState.WANTED:
        changes |= {"found_on": None, "card": b""}
    advocacy.write(seen=seen, **changes)
    lines.record(Verb.ADVOCATE_STEP, records=[advocacy.record_id], thing=advocacy.pk, by=by.pk)
