"""The library's tables are those that our migrations made."""

from importlib import import_module
from pathlib import Path

from procrastinate import sql

OURS = import_module("alongside.jobs.migrations.0001_initial")


def test_every_step_of_the_library_is_in_a_migration_of_ours() -> None:
    there = {path.name for path in (Path(sql.__file__).parent / "migrations").glob("*.sql")}
    assert {path.name for path in OURS.STEPS} == there
