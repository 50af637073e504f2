"""Queries that pages ask at every opening: the ORM writes each of them once, and each connection keeps its plan.

To build a queryset and its SQL costs Python as much as all the rest of a short query, and to plan it costs PostgreSQL
several times what it takes to run it, above all behind row-level security.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.query import RelatedPopulator, get_related_populators

M = TypeVar("M", bound=Model)
# They stand for the values while the SQL is written: no query has such a value of its own.
_SAMPLES: Mapping[Any, Callable[[int], Any]] = {
    UUID: lambda nth: UUID(int=nth + 1),
    date: lambda nth: date.min + timedelta(days=nth),
    list[UUID]: lambda nth: [UUID(int=nth + 1)],
}


class _Place(NamedTuple):
    """Where a value goes among the parameters."""

    name: str


@dataclass(frozen=True, slots=True)
class _Written:
    """The SQL of a queryset with its parameters, and how one of its rows becomes an object."""

    sql: str
    params: Sequence[Any]
    own: slice
    names: Sequence[str]
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]
    related: Sequence[RelatedPopulator]
    annotations: Sequence[tuple[str, int]]


def prepared_cursor() -> CursorWrapper:
    """For statements written by hand, whose text is always the same."""
    return cast("CursorWrapper", connection.prepared_cursor())  # type: ignore[attr-defined]  # our own backend's


class Planned(Generic[M]):
    """A queryset with places for values, asked as whoever acts in the open transaction.

    It decorates a function that makes the queryset from its arguments, and from nothing else. These are ids, days, or
    lists of ids, as their annotations say.
    """

    def __init__(self, rows: Callable[..., QuerySet[M]]) -> None:
        self._rows = rows
        places = {name: kind for name, kind in rows.__annotations__.items() if name != "return"}
        self._samples = {name: _SAMPLES[kind](nth) for nth, (name, kind) in enumerate(places.items())}

    def all(self, **values: Any) -> list[M]:
        """Every row, as an object of its own."""
        written = self._written
        given = [values[one.name] if type(one) is _Place else one for one in written.params]
        with prepared_cursor() as cursor:
            cursor.execute(written.sql, given)
            return [self._made(row, written) for row in cursor.fetchall()]

    def first(self, **values: Any) -> M | None:
        """The first row. That no more are read is for the queryset to say: ``[:1]``."""
        return next(iter(self.all(**values)), None)

    @cached_property
    def _written(self) -> _Written:
        rows = self._rows(**self._samples)
        self._model = rows.model
        compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        told, select = compiler.klass_info, cast("list[Any]", compiler.select)
        own = slice(told["select_fields"][0], told["select_fields"][-1] + 1)
        places = [(sample, _Place(name)) for name, sample in self._samples.items()]
        return _Written(
            sql,
            [next((place for sample, place in places if one == sample), one) for one in params],
            own,
            [column[0].target.attname for column in select[own]],
            [(at, *how) for at, how in compiler.get_converters([one[0] for one in select]).items()],
            get_related_populators(told, select, DEFAULT_DB_ALIAS),  # type: ignore[call-arg]  # stubs of a later Django
            list((compiler.annotation_col_map or {}).items()),
        )

    def _made(self, row: Sequence[Any], written: _Written) -> M:
        if written.converters:
            row = list(row)
            for at, converters, expression in written.converters:
                for convert in converters:
                    row[at] = convert(row[at], expression, connection)
        made = self._model.from_db(DEFAULT_DB_ALIAS, written.names, row[written.own])
        for one in written.related:
            one.populate(row, made)
        for name, at in written.annotations:
            setattr(made, name, row[at])
        return made
