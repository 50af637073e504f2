"""The worker's database as its administrator sees it."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from alongside.config import database as where


@pytest.fixture(scope="module")
def admin(django_db_setup: None, django_db_blocker: Any) -> Iterator[psycopg.Connection]:
    """A connection to this worker's database that sees every catalogue."""
    with django_db_blocker.unblock(), where.admin_connection(where.name()) as connection:
        yield connection
