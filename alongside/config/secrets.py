"""Changing the service's own secrets, one by one, so that everything sealed before still opens.

Each change is begun by a ledger line, keeps the version before it, and may be killed at any point and run again.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connections

from alongside.access import crypto, passwords, service_key, tags
from alongside.config import database, provision, resealing, retagging, service_lines
from alongside.keeper import keyring, places
from alongside.keeper.errors import KeeperError
from alongside.ledger.vocabulary import Verb

JOB = "secrets rotate"
ONE_AT_A_TIME = "select pg_advisory_lock(hashtextextended('alongside secrets', 0))"
NOTHING_MORE = "Running servers notice by themselves."
RESTART = "Restart every running server within a day: until then the version before still works."
RESTART_NOW = "Restart every running server now: new connections need the new password."

CANNOT = {
    "ledger-signing-key": "The ledger is signed with it from its first line on. Another key begins another ledger.",
    "elsewhere": "It names the folder of the database and protects nothing.",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What follows a new version of a secret: the work that may be done again, and what people are told."""

    work: Callable[[], int]
    then: str


def rotate(name: str) -> tuple[int, str]:
    """Change a secret, or go on where an earlier change was cut short.

    :returns: how many rows were sealed or wrapped anew, and what is left to do.
    :raises KeeperError: for a secret there is none of, or that cannot be changed.
    """
    if name in CANNOT:
        raise KeeperError(f"The secret {name} cannot be changed. {CANNOT[name]}")
    change = _change(name)
    mark = places.state_dir() / f"changing-{name}"
    with database.admin_connection(database.name()) as admin:
        admin.execute(ONE_AT_A_TIME)
        if not mark.exists():
            service_lines.record(Verb.SERVICE_SECRET_CHANGED, purpose=name, job=JOB)
            places.keep(mark, _print_of(name))
        if mark.read_bytes() == _print_of(name):
            keyring.replace(name, adds=name == tags.KEY)
        done = change.work()
        mark.unlink()
    return done, change.then


def forget(name: str) -> int:
    """Let go of the versions before the newest; returns how many there were.

    :raises KeeperError: while something still needs them.
    """
    with database.admin_connection(database.name()) as admin:
        admin.execute(ONE_AT_A_TIME)
        if (places.state_dir() / f"changing-{name}").exists():
            raise KeeperError(
                f"The change of {name} was cut short: run `alongside secrets rotate {name}` to its end first."
            )
        if name == passwords.PEPPER and (waiting := resealing.passwords_from_before()):
            raise KeeperError(f"{waiting} people have not signed in since {name} was changed, and would be shut out.")
        if name == crypto.KEK:
            resealing.record_keys()  # a page that was being answered while it changed may have wrapped with the one before
        if name == service_key.KEY:
            resealing.staff_texts()  # for the same reason; what else it seals is gone within a day, or ends a sign-in
        return keyring.forget(name)


def _change(name: str) -> Change:
    changes = {
        crypto.KEK: Change(resealing.record_keys, NOTHING_MORE),
        service_key.KEY: Change(resealing.sign_in_rows, f"{NOTHING_MORE} Everybody signs in again."),
        tags.KEY: Change(retagging.every_tag, f"{NOTHING_MORE} Nobody's name was opened for it."),
        passwords.PEPPER: Change(_nothing, f"{NOTHING_MORE} Each password is kept anew when its owner next signs in."),
        "django-secret-key": Change(_nothing, RESTART),
        "actor-key": Change(_actor_key, RESTART),
    }
    if name.startswith(("database-alongside_", "postgres-alongside_")):
        return Change(_database_passwords, RESTART_NOW)
    if name not in changes:
        raise KeeperError(f"There is no secret {name} that can be changed. `alongside secrets list` shows all.")
    return changes[name]


def _print_of(name: str) -> bytes:
    """Tells one version from the next, and nothing else."""
    return hashlib.sha256(b"which version" + keyring.current(name)).hexdigest().encode()


def _nothing() -> int:
    return 0


def _actor_key() -> int:
    with database.admin_connection(database.name()) as admin:
        provision.share_actor_key(admin)
    return 0


def _database_passwords() -> int:
    with database.admin_connection() as admin:
        provision.make_users(admin)
    connections.close_all()
    return 0
