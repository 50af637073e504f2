"""Words that open a page like any other, for somebody who may be made to show what is there."""

from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from alongside.access import own_words
from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.kernel.ids import new_id


def choose(*, by: Account) -> str:
    """Give whoever is in their own space second words, new ones where they had some; returns them, this once."""
    words = own_words.four()
    _do("select access.set_second_words(%s, %s)", new_id(), make_password(words), by=by)
    return words


def end(*, by: Account) -> None:
    """Let their second words open nothing any more."""
    _do("select access.drop_second_words()", by=by)


def _do(statement: str, *values: UUID | str, by: Account) -> None:
    with acting_as(by.pk, Scope.OWN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
