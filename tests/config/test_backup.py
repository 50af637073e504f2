"""A backup is whole, opens for its holder only, keeps the records' keys apart, and is tried out by restoring it."""

import os
from datetime import timedelta
from pathlib import Path

import psycopg
import pyrage
import pytest
from click.testing import CliRunner

from alongside.config import backup_checks, backups
from alongside.config import database as where
from alongside.config.commands.backup import backup as command
from alongside.config.commands.ledger import seal_all
from alongside.keeper.errors import KeeperError
from alongside.kernel.clock import now
from alongside.people.models import YoungPerson


@pytest.fixture(scope="module")
def pair() -> tuple[str, str]:
    """A secret key and its public one."""
    return backups.new_key()


@pytest.fixture
def made(broken: psycopg.Connection, broken_mira: YoungPerson, tmp_path: Path, pair: tuple[str, str]) -> backups.Backup:
    """A backup with Mira in it."""
    seal_all()
    return _make(tmp_path, pair)


def _make(folder: Path, pair: tuple[str, str], minutes: int = 0) -> backups.Backup:
    return backups.make(folder, to=backups.recipient(pair[1]), now=now() + timedelta(minutes=minutes))[0]


def _opened(file: Path, secret: str) -> bytes:
    return bytes(pyrage.decrypt(file.read_bytes(), [pyrage.x25519.Identity.from_str(secret)]))


def test_backup_is_restored_and_its_ledger_is_sound(made: backups.Backup, pair: tuple[str, str]) -> None:
    told = backup_checks.check(made.dump, identity=pair[0])
    assert (told.is_sound, told.records, told.without_keys) == (True, 1, 0)
    assert told.lines >= 1
    with where.admin_connection() as admin:
        assert not where.exists(admin, "select from pg_database where datname = %s", backups.SCRATCH)


def test_files_are_sealed_and_for_our_eyes_only(made: backups.Backup) -> None:
    for file in (made.dump, made.keys):
        assert file.read_bytes().startswith(b"age-encryption.org/v1")
        assert file.stat().st_mode & 0o077 == 0


def test_keys_of_records_lie_in_their_own_file_only(
    broken: psycopg.Connection, made: backups.Backup, pair: tuple[str, str]
) -> None:
    (key,) = broken.execute("select wrapped from access_recordkey limit 1").fetchone() or (b"",)
    restored = {name: _restored_text(file, pair[0]) for name, file in (("dump", made.dump), ("keys", made.keys))}
    assert bytes(key).hex() in restored["keys"]
    assert bytes(key).hex() not in restored["dump"]
    (pad,) = broken.execute("select ipad from access.secret limit 1").fetchone() or (b"",)
    assert bytes(pad).hex() not in restored["dump"] + restored["keys"]


def _restored_text(file: Path, secret: str) -> str:
    import subprocess

    program = backups._program("pg_restore")
    return subprocess.run(
        [program, "--file=-"], input=_opened(file, secret), stdout=subprocess.PIPE, check=True
    ).stdout.decode()


def test_record_that_was_forgotten_since_does_not_come_back_with_an_older_dump(
    broken: psycopg.Connection, made: backups.Backup, tmp_path: Path, pair: tuple[str, str]
) -> None:
    broken.execute("delete from access_recordkey")
    newer = _make(tmp_path, pair, minutes=1)
    made.keys.write_bytes(newer.keys.read_bytes())
    told = backup_checks.check(made.dump, identity=pair[0])
    assert (told.records, told.without_keys) == (1, 1)


def test_key_files_are_let_go_of_after_a_month(made: backups.Backup, pair: tuple[str, str]) -> None:
    old = (now() - timedelta(days=31)).timestamp()
    for file in (made.dump, made.keys):
        os.utime(file, (old, old))
    newer = _make(made.dump.parent, pair, minutes=1)
    assert [path.exists() for path in (made.dump, made.keys, newer.keys)] == [True, False, True]


def test_another_key_does_not_open_it(made: backups.Backup) -> None:
    with pytest.raises(KeeperError, match="does not open"):
        backup_checks.check(made.dump, identity=backups.new_key()[0])


def test_backup_that_was_changed_is_refused(made: backups.Backup, pair: tuple[str, str]) -> None:
    blob = bytearray(made.dump.read_bytes())
    blob[len(blob) // 2] ^= 1
    made.dump.write_bytes(blob)
    with pytest.raises(KeeperError):
        backup_checks.check(made.dump, identity=pair[0])


def test_ledger_changed_before_the_backup_is_told(
    broken: psycopg.Connection, made: backups.Backup, tmp_path: Path, pair: tuple[str, str]
) -> None:
    from tests.ledger.ways import tampering

    with tampering(broken):
        broken.execute("update ledger_line set verb = 'record.listed' where verb = 'record.created'")
    later = _make(tmp_path, pair, minutes=1)
    told = backup_checks.check(later.dump, identity=pair[0])
    assert not told.is_sound


def test_time_of_the_backup_is_noted_and_written_in_the_ledger(
    broken: psycopg.Connection, made: backups.Backup
) -> None:
    last = backups.last()
    assert last
    assert now() - last.at < timedelta(minutes=2)
    row = broken.execute("select job from ledger_line where verb = 'service.backed_up'").fetchone()
    assert row == ("backup",)


@pytest.mark.parametrize("text", ["", "age1nonsense", "AGE-SECRET-KEY-1X"])
def test_public_key_that_is_none_is_told(text: str) -> None:
    with pytest.raises(KeeperError, match="no age public key"):
        backups.recipient(text)


def test_key_command_prints_a_pair_that_fits() -> None:
    told = CliRunner().invoke(command, ["key"]).output
    secret = next(line for line in told.splitlines() if line.startswith("AGE-SECRET-KEY-"))
    assert str(pyrage.x25519.Identity.from_str(secret).to_public()) in told
