"""What a young person's own way leads to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.kernel.decisions import NotVisible

_SPACE = "select account, nickname, speaks, since, asked_by, asked_at from access.own_space(%s)"


def record_of(viewer: Account) -> UUID:
    """The record that is about them.

    :raises NotVisible: when they have none, or their space was closed.
    """
    if found := _records(viewer):
        return found[0]
    raise NotVisible


def has_space(viewer: Account) -> bool:
    """Whether a record is about them; none is about whoever came in with second words."""
    return bool(_records(viewer))


def _records(viewer: Account) -> list[UUID]:
    with acting_as(viewer.pk, Scope.OWN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.own('any')")
        found: list[UUID] = cursor.fetchone()[0]
        return found


def names() -> dict[UUID, str]:
    """Names of everybody who has or had a door to their record, for whoever acts by their own way."""
    with connection.cursor() as cursor:
        cursor.execute("select id, name from access.names_around_me()")
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Space:
    """A young person's space, for a worker who could open one: never what is in it."""

    account: UUID
    nickname: str
    language: str
    since: datetime
    asked_by: UUID | None
    asked_at: datetime | None


def space(record: UUID) -> Space | None:
    """The space that is about somebody, inside their opened record's transaction; ``None`` when there is none.

    ``asked_by`` is who asked for new words within the hour, while nobody has given them.
    """
    with connection.cursor() as cursor:
        cursor.execute(_SPACE, (record,))
        found = cursor.fetchone()
    return Space(*found) if found else None


def has_second_words(viewer: Account) -> bool:
    """Whether they chose second words, which open a page like any other."""
    with acting_as(viewer.pk, Scope.OWN), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select access.has_second_words()")
        return bool(cursor.fetchone()[0])


def second_of(nickname: str) -> UUID | None:
    """The account that the second words of a name open, if there are any. Asked at the door, where nobody acts."""
    with connection.cursor() as cursor:
        cursor.execute("select access.second_of(%s)", (nickname,))
        found: UUID | None = cursor.fetchone()[0]
        return found


@dataclass(frozen=True, slots=True)
class WordsGiven:
    """When two workers gave somebody new words, and who they were."""

    at: datetime
    asked_by: str
    given_by: str


def words_given() -> WordsGiven | None:
    """The last time, for whoever acts by their own way; ``None`` when it never was."""
    with connection.cursor() as cursor:
        cursor.execute("select at, asked_by, given_by from access.my_words_given()")
        found = cursor.fetchone()
    if found is None:
        return None
    at, asked, given = found
    called = names()
    return WordsGiven(at, called.get(asked, ""), called.get(given, ""))
