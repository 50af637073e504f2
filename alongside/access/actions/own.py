"""Opening a space of their own for a young person, and the words they come in with."""

from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.base import SessionBase
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils.translation import gettext as _

from alongside.access import own_words, policies
from alongside.access.actions import sign_ins
from alongside.access.actor import acting_as, ensure
from alongside.access.models import Account
from alongside.access.queries import own
from alongside.kernel.decisions import Refused, require
from alongside.kernel.ids import new_id
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

NAMES_TRIED = 8


@dataclass(frozen=True, slots=True)
class Words:
    """What a young person signs in with: a name that says nothing, and words that only they keep."""

    nickname: str
    words: str


class Taken(Refused):
    """Somebody has that nickname already."""


def give_space(*, record: UUID, language: str, by: Account) -> Words | None:
    """The same as :func:`open_space`, with a nickname and words that are made here; returns them, this once.

    ``None`` when they had a space before: what they kept there is theirs, so a second worker gives the words.

    :raises Refused: as there.
    """
    for _tried in range(NAMES_TRIED):
        words = Words(own_words.nickname(), own_words.four())
        try:
            open_space(record=record, words=words, language=language, by=by)
        except Taken:
            continue
        space = own.space(record)
        return None if space and space.asked_by else words
    raise Taken(_("That name is taken. Try again, and another one is made."))


def open_space(*, record: UUID, words: Words, language: str, by: Account) -> UUID:
    """Give a young person an account that opens what is written for them; returns the account's id.

    Inside the opened record's transaction, with its ledger line. The words are kept as a password is: nobody reads
    them again.

    :raises Refused: when ``by`` is not alongside them, they have a space already, or the nickname is taken.
    """
    ensure(by.pk)
    require(policies.can_open_space(by))
    if own.space(record):
        raise Refused(_("They have their space already. New words are given with a second worker."))
    account = new_id()
    values = (account, words.nickname, make_password(words.words), language, record, new_id())
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select access.open_own(%s, %s, %s, %s, %s, %s)", values)
    except IntegrityError as error:
        raise Taken(_("That name is taken. Try again, and another one is made.")) from error
    return account


def ask_new_words(*, record: UUID, by: Account) -> None:
    """Say that a young person lost their words. A second worker, beside them, gives new ones within the hour.

    Inside the opened record's transaction, with its ledger line.

    :raises Refused: when ``by`` is not alongside them, or they have no space.
    """
    ensure(by.pk)
    require(policies.can_open_space(by))
    _do("select access.ask_new_words(%s)", record)


def give_new_words(*, record: UUID, by: Account) -> str:
    """Give a young person new words for those they lost; returns them, this once. Wherever they were signed in, they are out.

    Inside the opened record's transaction, with its ledger line, which names both workers.

    :raises Refused: when nobody else asked for it within the hour, or ``by`` is not alongside them.
    """
    ensure(by.pk)
    require(policies.can_open_space(by))
    words = own_words.four()
    _do("select access.give_new_words(%s, %s)", record, make_password(words))
    return words


def choose_new_words(session: SessionBase, *, by: Account) -> str:
    """Give whoever is in their own space words that nobody else has seen; returns them, this once.

    Everywhere but in this session they are out, and so is whoever made a passkey with the words from before.
    """
    words = own_words.four()
    by.set_password(words)
    with acting_as(by.pk), transaction.atomic():
        by.save(update_fields=["password"])
        Authenticator.objects.filter(user=by, type=Authenticator.Type.WEBAUTHN).delete()
        lines.record(Verb.ACCOUNT_CHANGED, thing=by.pk, purpose="own_words", by=by.pk)
        sign_ins.end_others(session, of=by.pk)
    return words


def _do(statement: str, *values: UUID | str) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except ProgrammingError as error:
        raise Refused(_("Two workers who are alongside them do this: one asks, and the other one goes on.")) from error
