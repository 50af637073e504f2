"""Moving a record: a lead of its team proposes, another lead, of the other team, takes it or says no."""

from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.actor import acting_as, ensure
from alongside.access.models import Account, Move
from alongside.access.models.moves import WAITING
from alongside.access.queries import grants, moves
from alongside.access.vocabulary import MoveAnswer, MoveReason, TheyKnow
from alongside.kernel.decisions import NotVisible, Refused, require
from alongside.kernel.ids import new_id
from alongside.kernel.models import ChangedMeanwhile


def propose(*, record: UUID, to: UUID, why: MoveReason, knows: TheyKnow, begins: datetime, by: Account) -> UUID:
    """Ask another team to take an opened record from a moment on; returns the proposal's id.

    :raises Refused: when ``by`` does not lead the record's team, one waits already, or nobody there could take it.
    """
    ensure(by.pk)
    require(policies.can_move_record(leads=grants.leads(record)))
    if moves.waiting(record=record):
        raise Refused(_("Another team was asked already. Take that back first."))
    if to not in moves.could_take(record=record):
        raise Refused(_("Nobody who leads that team could take this record. Choose another team."))
    move = new_id()
    with connection.cursor() as cursor:
        cursor.execute("select access.propose_move(%s, %s, %s, %s, %s, %s)", (move, record, to, why, knows, begins))
    return move


def take_back(*, move: Move, seen: int, by: Account) -> None:
    """No longer ask: any lead of the team that holds the record may.

    :raises Refused: when ``by`` does not lead the record's team.
    :raises ChangedMeanwhile: when it was answered or taken back first.
    """
    ensure(by.pk)
    require(policies.can_move_record(leads=grants.leads(move.record_id)))
    _write("select access.take_back_move(%s, %s)", move, seen)


def answer(*, move: Move, seen: int, said: MoveAnswer, by: Account) -> None:
    """Take the record, or say why not. Taken, it is the other team's from the next query on, with all that is in it.

    :raises Refused: when ``by`` proposed it.
    :raises ChangedMeanwhile: when somebody else answered first, or it was taken back.
    """
    require(policies.can_answer_move(is_proposer=move.proposer_id == by.pk))
    with acting_as(by.pk), transaction.atomic():
        _write("select access.answer_move(%s, %s, %s)", move, seen, said.value)


def read(*, move: UUID, by: Account) -> None:
    """Say that one has read the answer to what one proposed; a second time changes nothing.

    :raises NotVisible: when ``by`` proposed nothing by that id, or it still waits.
    """
    with acting_as(by.pk), transaction.atomic(), connection.cursor() as cursor:
        if not Move.objects.filter(pk=move, proposer=by).exclude(outcome=WAITING).exists():
            raise NotVisible
        cursor.execute("select access.read_move(%s)", (move,))


def _write(statement: str, move: Move, seen: int, *more: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, (move.pk, seen, *more))
        (done,) = cursor.fetchone()
    if not done:
        raise ChangedMeanwhile(move)
