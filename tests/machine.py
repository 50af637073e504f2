"""Being the machine: what a job is in its own process, for tests that run one in theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper

from alongside.config import database
from alongside.jobs import registry, running


@contextmanager
def as_machine() -> Iterator[None]:
    """Connect as the role of jobs until the block ends. It sees what is committed."""
    mine = connections["default"]
    settings = {**mine.settings_dict, **database.django_settings(database.JOBS, "django.db.backends.postgresql")}
    connections["default"] = DatabaseWrapper(settings, "default")
    try:
        yield
    finally:
        connections["default"].close()
        connections["default"] = mine


def run(name: str, **arguments: Any) -> None:
    """Do a job now, as the worker would."""
    with as_machine():
        running.perform(registry.find(name), arguments, number=None)
