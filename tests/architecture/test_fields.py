"""Every field of a protected table is classified: open, sealed, or never exported."""

import tomllib

import pytest
from django.db.models import TextField

from alongside.access.models import Held, SealedField
from tests.architecture import house

CLASSES = {"open", "sealed", "never_exported"}
WRITTEN: dict[str, dict[str, list[str]]] = tomllib.loads((house.PACKAGE / "access/data/fields.toml").read_text())
# Our own sentences about a number; a topic from our own list, held to one word by a constraint.
OUR_OWN_WORDS = {("people_outsideidentifier", "flag"), ("people_pace", "topic")}
MODELS = {model._meta.db_table: model for model in house.held()}


def _classified(table: str) -> list[tuple[str, str]]:
    own = WRITTEN.get(table, {})
    return [(name, kind) for part in (WRITTEN["every"], own) for kind, names in part.items() for name in names]


def _fields(model: type[Held]) -> list[house.Column]:
    return list(model._meta.concrete_fields)


def test_only_known_classes_and_known_tables_are_written() -> None:
    assert set(WRITTEN) == {"every", *MODELS}
    assert {kind for part in WRITTEN.values() for kind in part} == CLASSES


@pytest.mark.parametrize("table", sorted(MODELS))
def test_every_field_is_classified_once(table: str) -> None:
    assert sorted(name for name, _ in _classified(table)) == sorted(field.name for field in _fields(MODELS[table]))


@pytest.mark.parametrize("table", sorted(MODELS))
def test_what_is_sealed_is_called_sealed_and_nothing_else_is(table: str) -> None:
    sealed = {field.name for field in _fields(MODELS[table]) if isinstance(field, SealedField)}
    assert {name for name, kind in _classified(table) if kind == "sealed"} == sealed


@pytest.mark.parametrize("table", sorted(MODELS))
def test_no_open_field_has_room_for_a_story(table: str) -> None:
    kinds = dict(_classified(table))
    long = [
        field.name
        for field in _fields(MODELS[table])
        if kinds[field.name] == "open"
        and (isinstance(field, TextField) or (field.max_length or 0) > 40)
        and (table, field.name) not in OUR_OWN_WORDS
    ]
    assert long == []
