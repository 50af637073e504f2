"""Rooms stand in order, for relations between tables too: an import contract does not see those given as strings."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from tests.architecture import house


def _room(model: type[Model]) -> str:
    return model.__module__.split(".")[1]


def _relations() -> Iterator[tuple[house.Column, type[Model]]]:
    for model in house.models():
        for field in model._meta.local_fields:
            if field.related_model:
                yield field, field.related_model


def test_every_room_is_in_the_order() -> None:
    folders = {path.parent.name for path in house.PACKAGE.glob("*/__init__.py")}
    assert folders == set(house.rooms())


def test_every_app_of_ours_is_a_room() -> None:
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("alongside.")}
    assert ours <= set(house.rooms())


def test_relations_between_tables_point_down() -> None:
    order = house.rooms()
    up = [
        f"{field} -> {target._meta.label}"
        for field, target in _relations()
        if target.__module__.startswith("alongside.") and order.index(_room(target)) < order.index(_room(field.model))
    ]
    assert up == []


def test_relations_lead_to_our_own_tables_only() -> None:
    foreign = [str(field) for field, target in _relations() if not target.__module__.startswith("alongside.")]
    assert foreign == []


def test_every_model_is_named_for_its_room() -> None:
    assert [m for m in house.models() if m._meta.app_label != _room(m)] == []


def test_the_ledger_has_no_relations_at_all() -> None:
    assert [str(field) for field, _ in _relations() if _room(field.model) == "ledger"] == []
    assert [str(field) for field, target in _relations() if _room(target) == "ledger"] == []
