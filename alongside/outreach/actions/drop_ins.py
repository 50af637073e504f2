"""Writing down who dropped in, and letting go of it. It opens no record until a person says whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alongside.access.actor import acting_as
from alongside.access.doors import Opened
from alongside.access.models import Account
from alongside.access.written import write_once
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id
from alongside.kernel.states import can_move
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb
from alongside.outreach import ending_policies as policies
from alongside.outreach import ending_rules as rules
from alongside.outreach.board import Names, works_with_young_people
from alongside.outreach.ending_vocabulary import VISIT, CameFor, VisitState
from alongside.outreach.models import Visit
from alongside.record.actions import entries
from alongside.record.actions.entries import Words
from alongside.record.models import Entry
from alongside.record.vocabulary import Kind

# More than this are never in one room: somebody plays with the tablet.
FULL = 60
JOB = "outreach.forget_visits"
SAID = ("team_id", "came_for", "is_from_tablet", "added_by_id")


@dataclass(frozen=True, slots=True)
class Came:
    """Who came, as they want to be called, or nothing; and what for."""

    name: str = ""
    came_for: Sequence[CameFor] = ()
    is_from_tablet: bool = False


def come(*, team: UUID, came: Came, now: datetime, once: UUID | None = None, by: Account) -> Visit:
    """Write down that somebody is here. ``once`` is the id it will have: see :mod:`alongside.access.written`.

    :raises Refused: when ``by`` does not work in that team, or the board is full.
    """
    with acting_as(by.pk), transaction.atomic():
        here = Visit.objects.filter(team=team, state=VisitState.HERE).count()
        works_here = works_in(team, by=by)
        require(policies.can_keep_board(works_here=works_here, is_full=here >= FULL))
        row = Visit(
            id=once or new_id(),
            team_id=team,
            came_at=now,
            came_for=[one.value for one in came.came_for],
            is_from_tablet=came.is_from_tablet,
            added_by=by,
            forget_on=rules.forget_visit(came=timezone.localdate(now)),
        )
        kept = write_once(row, given=SAID, texts={"name": came.name}, door=Names())
        if kept is row:
            lines.record(Verb.DROPIN_CAME, thing=row.pk, by=by.pk)
    return kept


def move(*, visit: Visit, seen: int, to: VisitState, by: Account) -> None:
    """Say that somebody is with them, or that they left. Inside a transaction that acts as ``by``.

    :raises Refused: when it was said otherwise meanwhile.
    :raises ChangedMeanwhile: when somebody else came first.
    """
    require(can_move(VISIT, now=visit.state, to=to))
    visit.write(seen=seen, state=to, with_whom=by if to is VisitState.WITH else visit.with_whom)
    lines.record(Verb.DROPIN_MOVED, thing=visit.pk, purpose=to, by=by.pk)


def match(*, visit: Visit, record: UUID, now: datetime, once: UUID | None = None, door: Opened, by: Account) -> Entry:
    """Write on somebody's timeline that they dropped in, and let go of the row on the board: nothing joins the two.

    Inside the opened record's transaction.
    """
    reasons = [str(CameFor(one).label) for one in visit.came_for]
    said = _("They dropped in. They came for: %(reasons)s.") % {"reasons": ", ".join(reasons)}
    text = said if reasons else _("They dropped in.")
    words = Words(text=text, kind=Kind.MET, happened_at=visit.came_at, is_about=True)
    entry = entries.add(record=record, words=words, now=now, once=once, door=door, by=by)
    lines.record(Verb.DROPIN_MATCHED, records=[record], thing=entry.pk, by=by.pk)
    Visit.objects.filter(pk=visit.pk).delete()
    return entry


def open_tablet(*, team: UUID, by: Account) -> None:
    """Write down that somebody makes a device the drop-in tablet of their team for today.

    :raises Refused: when ``by`` does not work in that team.
    """
    with acting_as(by.pk), transaction.atomic():
        require(policies.can_keep_board(works_here=works_in(team, by=by), is_full=False))
        lines.record(Verb.DROPIN_TABLET, thing=team, by=by.pk)


def forget(*, now: datetime) -> int:
    """Let go of what is past its day, as the machine that does so every night; returns how many."""
    with transaction.atomic():
        gone, _by_model = Visit.objects.filter(forget_on__lte=timezone.localdate(now)).delete()
        if gone:
            lines.record(Verb.DROPIN_FORGOTTEN, by=None, job=JOB)
    return gone


def works_in(team: UUID, *, by: Account) -> bool:
    """Whether somebody works with young people in this team. Inside a transaction that acts as them."""
    if not works_with_young_people(by):
        return False
    with connection.cursor() as cursor:
        cursor.execute("select %s = any ((select access.teams('member'))::uuid[])", (team,))
        return bool(cursor.fetchone()[0])
