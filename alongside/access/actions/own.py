"""Opening a space of their own for a young person."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from alongside.access import policies
from alongside.access.actor import ensure
from alongside.access.models import Account, Grant
from alongside.access.vocabulary import GrantRole
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id


@dataclass(frozen=True, slots=True)
class Words:
    """What a young person signs in with: a name that says nothing, and words that only they keep."""

    nickname: str
    words: str


def open_space(*, record: UUID, words: Words, language: str, by: Account) -> UUID:
    """Give a young person an account that opens what is written for them; returns the account's id.

    Inside the opened record's transaction, with its ledger line. The words are kept as a password is: nobody reads
    them again.

    :raises Refused: when ``by`` is not alongside them, they have a space already, or the nickname is taken.
    """
    ensure(by.pk)
    require(policies.can_open_space(by))
    if Grant.objects.on_record(record).filter(role=GrantRole.THEMSELVES, ends_at=None).exists():
        raise Refused(_("They have their space already. New words are given with a second worker."))
    account = new_id()
    values = (account, words.nickname, make_password(words.words), language, record, new_id())
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select access.open_own(%s, %s, %s, %s, %s, %s)", values)
    except IntegrityError as error:
        raise Refused(_("That name is taken. Try again, and another one is made.")) from error
    return account
