"""A database of its own for tests that break walls, change keys and restore copies."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections

from alongside.access import crypto, tags
from alongside.config import database as where
from alongside.config import provision, walls
from alongside.keeper import keyring
from alongside.people.models import YoungPerson
from tests.conftest import start_mira
from tests.ledger.conftest import fresh_copy, pointed_at


@pytest.fixture
def broken(django_db_setup: None, django_db_blocker: Any) -> Iterator[psycopg.Connection]:
    """The server's administrator in a fresh copy, with Django led there, and its walls known."""
    name = f"{where.name()}_config"
    with ExitStack() as stack, django_db_blocker.unblock():
        stack.enter_context(fresh_copy(name))
        stack.enter_context(pointed_at(name))
        stack.enter_context(_owner_at(name))
        admin = stack.enter_context(where.admin_connection(name))
        admin.execute(f"revoke temporary on database {name} from public")
        walls.keep(admin)
        yield admin


@pytest.fixture
def broken_mira(broken: psycopg.Connection) -> YoungPerson:
    """Mira in that copy."""
    return start_mira()


class _owner_at:  # noqa: N801  reads as a sentence
    """Lead the owner's connection there too."""

    def __init__(self, name: str) -> None:
        self.name, self.settings = name, connections["owner"].settings_dict

    def __enter__(self) -> None:
        self.before, self.settings["NAME"] = self.settings["NAME"], self.name

    def __exit__(self, *_rest: object) -> None:
        connections["owner"].close()
        self.settings["NAME"] = self.before


@pytest.fixture
def keys_put_back(django_db_setup: None) -> Iterator[None]:
    """Every secret as it was, and none from before, when the test is over; the database's passwords with them."""
    folder = keyring.folder()
    for name in (crypto.KEK, tags.KEY):
        keyring.current(name)  # others in this run go on with what a first use would make
    held = {path: (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime) for path in folder.iterdir()}
    yield
    for path in list(folder.iterdir()):
        if path not in held:
            path.unlink()
    for path, (content, mode, at) in held.items():
        _put_back(path, content, mode, at)
    with where.admin_connection() as admin:
        provision.make_users(admin)


def _put_back(path: Path, content: bytes, mode: int, at: float) -> None:
    path.write_bytes(content)
    path.chmod(mode)
    os.utime(path, (at, at))
