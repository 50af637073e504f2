"""Where the database is, and as whom each part of the product connects to it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, LiteralString
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg.conninfo import make_conninfo

from alongside.keeper import places
from alongside.keeper.cluster import Cluster

APP, MIGRATE, SEQUENCER = "alongside_app", "alongside_migrate", "alongside_sequencer"
JOBS = "alongside_jobs"
OWNER = "alongside_owner"
WORKS = "ALONGSIDE_WORKS"
"""Set in the environment of a process that does jobs."""


def is_embedded() -> bool:
    """Whether the product keeps its own PostgreSQL, rather than using the one DATABASE_URL names."""
    return not os.environ.get("DATABASE_URL")


_named: ContextVar[str | None] = ContextVar("named", default=None)


@contextmanager
def named(other: str) -> Iterator[None]:
    """Mean another database until the block ends: used to make databases for tests."""
    token = _named.set(other)
    try:
        yield
    finally:
        _named.reset(token)


def name() -> str:
    """The database's name; tests put each worker in its own."""
    return _named.get() or os.environ.get("ALONGSIDE_DATABASE") or _server_url().get("dbname") or "alongside"


def password(user: str) -> str:
    """The password of one of our own database users, made at first use."""
    return parameters(user)["password"]


def admin_parameters(dbname: str = "postgres") -> dict[str, str]:
    """Connection parameters of the server's administrator, used to set up and for nothing else."""
    if is_embedded():
        return Cluster().parameters(database=dbname)
    return {**_server_url(), "dbname": dbname}


def parameters(user: str) -> dict[str, str]:
    """Connection parameters of one of our own users."""
    if is_embedded():
        return Cluster().parameters(user=user, database=name())
    secret = places.secret(f"database-{user}").hex()
    return {**_server_url(), "user": user, "password": secret, "dbname": name()}


def django_settings(user: str, engine: str, **options: str) -> dict[str, Any]:
    """The same, in the shape of Django's DATABASES."""
    found = parameters(user)
    return {
        "ENGINE": engine,
        "HOST": found.pop("host"),
        "PORT": found.pop("port", ""),
        "USER": found.pop("user"),
        "PASSWORD": found.pop("password"),
        "NAME": found.pop("dbname"),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**found, **options},
    }


def of_the_app() -> dict[str, Any]:
    """What Django connects as: the app, or in a worker the role of jobs, which acts for nobody."""
    if os.environ.get(WORKS):
        return django_settings(JOBS, "django.db.backends.postgresql")
    return django_settings(APP, "alongside.access.postgres")


def sequencer_connection() -> psycopg.Connection:
    """A connection that may read the ledger and write its tree, and nothing else."""
    return psycopg.connect(conninfo(parameters(SEQUENCER)))


def admin_connection(dbname: str = "postgres") -> psycopg.Connection:
    """A connection as the server's administrator, committing each statement."""
    return psycopg.connect(conninfo(admin_parameters(dbname)), autocommit=True)


def conninfo(found: dict[str, str]) -> str:
    """The parameters as libpq reads them."""
    return make_conninfo("", **found)


def exists(connection: psycopg.Connection, question: LiteralString, *values: object) -> bool:
    """Whether a query finds a row."""
    return connection.execute(question, values).fetchone() is not None


@cache
def _server_url() -> dict[str, str]:
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    if not url.scheme:
        return {}
    found = {
        "host": unquote(url.hostname or ""),
        "port": str(url.port or 5432),
        "user": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "dbname": url.path.lstrip("/"),
    }
    settings = (pair.partition("=") for pair in url.query.split("&") if pair)
    return found | {key: unquote(value) for key, _, value in settings}
