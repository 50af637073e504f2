"""Saying what was behind something out of the ordinary."""

from django.db import connection, transaction

from alongside.access import policies
from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.access.vocabulary import KindWord, Unusual
from alongside.kernel.decisions import require
from alongside.kernel.ids import new_id


def answer(*, who: Account, sort: Unusual, word: KindWord, by: Account) -> None:
    """Keep that it was fine, or that one will talk; what was seen until now is not shown again.

    :raises Refused: when ``by`` is no safeguarding lead.
    """
    require(policies.can_read_unusual(by))
    with acting_as(by.pk), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.answer_looking(%s, %s, %s, %s)", (new_id(), who.pk, sort, word))
