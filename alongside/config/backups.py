"""Backups that only their holder opens: the database, the records' keys apart from it, the ledger's signed head, files.

Everything is written in age's format (age-encryption.org/v1) for the operator's public key; the key that opens it
is not on this machine. The keys lie in a file of their own: an old database with a newer key file is whole but for
the records that were forgotten since, so that forgetting is true for backups too.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import psycopg
import pyrage
from psycopg import sql

from alongside.config import database, file_copies, service_lines
from alongside.keeper import binaries, places
from alongside.keeper.errors import KeeperError, plainly
from alongside.ledger import checkpoints
from alongside.ledger.vocabulary import Verb

KEYS = "public.access_recordkey"
# Keys of records lie apart; what proves actors and who is signed in is made anew.
LEFT_OUT = (
    KEYS,
    "access.secret",
    "public.access_signin",
    "public.shared_cache",
    # What is being typed lives for a day: a copy of it would live as long as the backup.
    "public.access_draft",
    "public.access_kepttext",
)
KEY_FILES_KEPT = timedelta(days=30)
SCRATCH = "alongside_backup_check"
NOTE = "last-backup.json"


@dataclass(frozen=True, slots=True)
class Backup:
    """The files of one backup."""

    dump: Path
    keys: Path
    head: Path
    files: Path

    @classmethod
    def of(cls, dump: Path) -> "Backup":
        """The files that lie beside a dump."""
        stem = dump.name.removesuffix(".dump.age")
        others = (f"{stem}.keys.age", f"{stem}.head.txt", f"{stem}{file_copies.ENDING}")
        return cls(dump, *(dump.with_name(name) for name in others))


@dataclass(frozen=True, slots=True)
class Made:
    """When a backup was made, and how many files beside entries it has; ``None`` when they are kept in a bucket."""

    at: datetime
    files: int | None
    names_files: bool = True
    """False of a backup that an earlier version made."""


def recipient(text: str) -> pyrage.x25519.Recipient:
    """The public key backups are written for.

    :raises KeeperError: when it is none.
    """
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise KeeperError(
            "That is no age public key. It begins with age1; `alongside backup key` makes one."
        ) from error


def make(folder: Path, *, to: pyrage.x25519.Recipient, now: datetime) -> tuple[Backup, file_copies.Copied | None]:
    """Write a backup into a folder, the database first and then what is beside it.

    :returns: its files, and what was copied of the files beside entries.

    :raises KeeperError: when it cannot be written, or pg_dump does not end well.
    """
    with plainly(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = Backup.of(folder / f"alongside-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.dump.age")
    service_lines.record(Verb.SERVICE_BACKED_UP, job="backup")
    left_out = [f"--exclude-table-data={table}" for table in LEFT_OUT]
    with _moment() as snapshot:
        _dump(["--format=custom", snapshot, *left_out], found.dump, to)
        _dump(["--format=custom", "--data-only", snapshot, f"--table={KEYS}"], found.keys, to)
    with database.sequencer_connection() as connection:
        head = checkpoints.newest(connection)
    found.head.write_text(head.note if head else "", encoding="utf-8")
    _forget_old_keys(folder, now)
    copied = file_copies.copy(folder, found.files)
    told = {"at": now.isoformat(), "file": found.dump.name, "files": copied.files if copied else None}
    (places.state_dir() / NOTE).write_text(json.dumps(told))
    return found, copied


def last() -> Made | None:
    """The last backup that was made from here."""
    note = places.state_dir() / NOTE
    if not note.exists():
        return None
    kept = json.loads(note.read_text())
    return Made(datetime.fromisoformat(kept["at"]), kept.get("files"), "files" in kept)


def put_back(dump: Path) -> file_copies.Copied:
    """Put the files beside entries that were copied with a dump back where they are kept.

    :raises KeeperError: when one is not as it was copied, or they are kept in a bucket.
    """
    backup = Backup.of(dump)
    if not backup.files.exists():
        raise KeeperError(
            f"{backup.files.name} is not beside it: the backup was cut short, or an earlier version made it."
        )
    service_lines.record(Verb.SERVICE_FILES_PUT_BACK, job="backup put-back")
    return file_copies.put_back(dump.parent, backup.files)


@contextmanager
def restored(backup: Backup, *, identity: str) -> Iterator[psycopg.Connection]:
    """A backup in a database of its own beside the real one, as its administrator; gone afterwards.

    :raises KeeperError: when the key does not open it, or it is broken.
    """
    opens = _identity(identity)
    with database.admin_connection() as admin:
        _drop(admin)
        admin.execute(sql.SQL("create database {}").format(sql.Identifier(SCRATCH)))
        try:
            for file in (backup.dump, backup.keys):
                _restore(file, opens)
            with psycopg.connect(database.conninfo(database.admin_parameters(SCRATCH))) as connection:
                yield connection
        finally:
            _drop(admin)


def new_key() -> tuple[str, str]:
    """A new pair: the secret to be kept elsewhere, and the public key for this machine."""
    made = pyrage.x25519.Identity.generate()
    return str(made), str(made.to_public())


@contextmanager
def _moment() -> Iterator[str]:
    """One moment of the database for several dumps."""
    with database.admin_connection(database.name()) as admin, admin.transaction():
        admin.execute("set transaction isolation level repeatable read, read only")
        row = admin.execute("select pg_export_snapshot()").fetchone()
        yield f"--snapshot={row[0] if row else ''}"


def _dump(words: Sequence[str], target: Path, to: pyrage.x25519.Recipient) -> None:
    draft = target.with_suffix(".draft")
    command = [_program("pg_dump"), "--no-password", *words]
    with plainly(target), draft.open("xb") as file:
        draft.chmod(0o600)
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(database.name())) as process:
            pyrage.encrypt_io(_end(process.stdout), file, [to])
        os.fsync(file.fileno())
    if process.returncode:
        draft.unlink()
        raise KeeperError("The backup was not made: pg_dump did not end well. What it said stands above.")
    draft.replace(target)


def _restore(file: Path, opens: pyrage.x25519.Identity) -> None:
    command = [_program("pg_restore"), "--no-password", "--exit-on-error", f"--dbname={SCRATCH}"]
    with (
        plainly(file),
        file.open("rb") as sealed,
        subprocess.Popen(command, stdin=subprocess.PIPE, env=_environment(SCRATCH)) as process,
    ):
        try:
            pyrage.decrypt_io(sealed, _end(process.stdin), [opens])
        except (pyrage.DecryptError, BrokenPipeError) as error:
            process.terminate()
            raise KeeperError(f"{file.name} does not open with this key, or it is broken.") from error
    if process.returncode:
        raise KeeperError(f"{file.name} could not be restored. What pg_restore said stands above.")


def _end(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise KeeperError("PostgreSQL's program could not be spoken to.")
    return pipe


def _program(name: str) -> str:
    """Those that came with the product's own database, else those on the path."""
    own = binaries.find().folder / name
    found = str(own) if own.exists() else shutil.which(name)
    if not found:
        raise KeeperError(f"{name} is needed and was not found: install PostgreSQL's client programs.")
    return found


def _environment(dbname: str) -> dict[str, str]:
    """Where the database is, told so that no password stands in the list of processes."""
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD", "dbname": "PGDATABASE"}
    names |= {"sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT"}
    given = database.admin_parameters(dbname)
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C"} | {names[key]: given[key] for key in names if key in given}


def _identity(text: str) -> pyrage.x25519.Identity:
    secret = next((line for line in text.splitlines() if line.startswith("AGE-SECRET-KEY-")), "")
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError as error:
        raise KeeperError("That file holds no age secret key: a line that begins with AGE-SECRET-KEY-.") from error


def _drop(admin: psycopg.Connection) -> None:
    admin.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(SCRATCH)))


def _forget_old_keys(folder: Path, now: datetime) -> None:
    for file in folder.glob("alongside-*.keys.age"):
        if now - datetime.fromtimestamp(file.stat().st_mtime, UTC) > KEY_FILES_KEPT:
            file.unlink()
