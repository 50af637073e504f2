"""A throw-away PostgreSQL with the ledger's tables, until the keeper's own takes its place."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import django
import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

BIN = Path("/usr/lib/postgresql/15/bin")
ROLES = """
    create role alongside_owner nologin;
    create role alongside_caseload nologin;
    create role alongside_team nologin;
    create role alongside_app login noinherit;
    create role alongside_sequencer login;
    grant alongside_caseload, alongside_team to alongside_app;
"""
# Stands in for the access room's policies, which ask who is signed in.
APP_POLICIES = """
    create policy app_writes on ledger_line for insert
        to alongside_app, alongside_caseload, alongside_team with check (true);
"""


settings.configure(
    INSTALLED_APPS=["alongside.ledger"],
    USE_TZ=True,
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "USER": "postgres",
            "NAME": "ledger_template",
            "OPTIONS": {"options": "-c role=alongside_owner"},
        }
    },
)
django.setup()


@dataclass(frozen=True, slots=True)
class Database:
    """Ways into one database: as superuser, and makers of connections as the sequencer and the app."""

    owner: psycopg.Connection
    sequencer: Callable[[], psycopg.Connection]
    app: Callable[[], psycopg.Connection]


@pytest.fixture(scope="session")
def socket_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    import tempfile

    with tempfile.TemporaryDirectory(prefix="ledger-") as name:
        home = Path(name)
        subprocess.run(["chown", "postgres", home], check=True)
        run = {"check": True, "user": "postgres", "stdout": subprocess.DEVNULL, "cwd": "/"}
        data = home / "data"
        subprocess.run(
            [BIN / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"], **run
        )
        options = f"-k {home} -c listen_addresses= -c fsync=off"
        subprocess.run([BIN / "pg_ctl", "-D", data, "-w", "-o", options, "-l", home / "log", "start"], **run)
        try:
            with psycopg.connect(host=name, user="postgres", autocommit=True) as admin:
                admin.execute(ROLES)
                admin.execute("create database ledger_template owner alongside_owner")
            _migrate(name)
            yield home
        finally:
            subprocess.run([BIN / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)


def _migrate(host: str) -> None:
    from django.core.management import call_command
    from django.db import connection

    with psycopg.connect(host=host, user="postgres", dbname="ledger_template", autocommit=True) as c:
        c.execute("grant usage, create on schema public to alongside_owner")
    connection.settings_dict["HOST"] = host
    call_command("migrate", verbosity=0)
    connection.close()
    with psycopg.connect(host=host, user="postgres", dbname="ledger_template", autocommit=True) as c:
        c.execute(APP_POLICIES)


@pytest.fixture
def database(socket_dir: Path) -> Iterator[Database]:
    """A fresh database of its own for one test, because nothing in a ledger can be cleared away."""
    from django.db import connections

    name, host = f"ledger_{uuid4().hex}", str(socket_dir)
    admin = psycopg.connect(host=host, user="postgres", autocommit=True)
    admin.execute(f"create database {name} template ledger_template")
    opened: list[psycopg.Connection] = []

    def connect(user: str, *, autocommit: bool = False) -> psycopg.Connection:
        opened.append(psycopg.connect(host=host, user=user, dbname=name, autocommit=autocommit))
        return opened[-1]

    django_connection = connections["default"]
    django_connection.settings_dict.update(NAME=name, USER="alongside_app", OPTIONS={})
    yield Database(
        owner=connect("postgres", autocommit=True),
        sequencer=lambda: connect("alongside_sequencer"),
        app=lambda: connect("alongside_app"),
    )
    django_connection.close()
    for connection in opened:
        connection.close()
    admin.execute(f"drop database {name} with (force)")
    admin.close()


@pytest.fixture(scope="session")
def key() -> Ed25519PrivateKey:
    """A signing key for tests."""
    return Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
