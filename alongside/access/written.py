"""Rows that are written once, however often a form is sent, while no other words are ever lost.

A form carries the id that its row will have. Sent again as it was, as from a second tap on a slow line, it writes
nothing. Sent with other words, as from a page that was gone back to or a draft that outlived its saving, it is written
as a row of its own, with the id that follows. An id that is taken by a row of another record or of somebody else is
never told: it is as if the words were other ones.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction
from psycopg.errors import UniqueViolation

from alongside.access.models import Held
from alongside.kernel.models import IdModel

WHERE = ("record_id", "compartment")

Row = TypeVar("Row", bound=IdModel)
_Sealed_contra = TypeVar("_Sealed_contra", bound=IdModel, contravariant=True)


class Seals(Protocol[_Sealed_contra]):
    """What seals and reads the text of a row: an opened record, or something like it."""

    def seal(self, row: _Sealed_contra, column: str, text: str, /) -> bytes:
        """Text for the column, bound to the row's id."""

    def read(self, row: _Sealed_contra, column: str, /) -> str:
        """The text of the column; empty when nothing was written."""


def write_once(row: Row, *, given: Iterable[str], texts: Mapping[str, str], door: Seals[Row]) -> Row:
    """Seal the texts and save the row, inside the transaction; or give back what its id wrote, when it is the same.

    What is given back is ``row`` itself when it was written: then it has its ledger line still to come. Where its id was
    taken by anything else, it has another one.

    :param given: the names of the columns that the form says, and of whoever wrote it: what makes two rows the same.
    :param texts: by the names of their sealed columns; an empty one stays unwritten.
    :raises IntegrityError: when another rule of the table does not allow one more row.
    """
    while True:
        try:
            return _inserted(row, texts, door)
        except IntegrityError as error:
            violated = error.__cause__
            if not isinstance(violated, UniqueViolation):
                raise
            there = type(row)._default_manager.filter(pk=row.pk).first()
            if there and is_same(there, row, given=given, texts=texts, door=door):
                return there
            if violated.diag.constraint_name != f"{row._meta.db_table}_pkey":
                raise
        row.pk = next_id(row.pk)


def written(row: Row, *, given: Iterable[str], texts: Mapping[str, str], door: Seals[Row]) -> Row | None:
    """What this row's id wrote before, when it is the same; for what must be known before anything else changes."""
    pk = row.pk
    while there := type(row)._default_manager.filter(pk=pk).first():
        if is_same(there, row, given=given, texts=texts, door=door):
            return there
        pk = next_id(pk)
    return None


def next_id(pk: UUID) -> UUID:
    """The id of other words that came with this id: always the same one, so that they too are written once."""
    return UUID(int=(pk.int + 1) % 2**128)


def is_same(there: Row, row: Row, *, given: Iterable[str], texts: Mapping[str, str], door: Seals[Row]) -> bool:
    """Whether two rows say the same: what was ``given`` first, then what is sealed, which is opened."""
    names = [*(WHERE if isinstance(row, Held) else ()), *given]
    return all(getattr(there, name) == getattr(row, name) for name in names) and all(
        door.read(there, column) == text for column, text in texts.items()
    )


def _inserted(row: Row, texts: Mapping[str, str], door: Seals[Row]) -> Row:
    for column, text in texts.items():
        if text:
            setattr(row, column, door.seal(row, column, text))
    with transaction.atomic():
        row.save(force_insert=True)
    return row
