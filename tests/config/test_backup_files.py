"""Files beside entries are copied with the database that speaks of them, held against it, and put back."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from click.testing import CliRunner

from alongside.access.doors import opened_one
from alongside.access.vocabulary import Purpose
from alongside.attachments.actions import receiving
from alongside.attachments.actions.arrivals import Announced
from alongside.attachments.models import Attachment
from alongside.attachments.queries import reading, stored
from alongside.attachments.ranges import Span
from alongside.attachments.store.disk import Disk
from alongside.config import backup_checks, backups, file_copies
from alongside.config.commands.backup import backup as command
from alongside.config.file_copies import Copied
from alongside.keeper.errors import KeeperError
from alongside.kernel.clock import now
from alongside.kernel.ids import new_id
from alongside.people.models import YoungPerson
from alongside.record.models import Entry
from tests import cast
from tests.attachments import made
from tests.attachments.conftest import store, write

assert store.__name__
SECRET, PUBLIC = backups.new_key()


@pytest.fixture
def entry(broken: psycopg.Connection, broken_mira: YoungPerson) -> Entry:
    """Something Alice wrote."""
    return write(broken_mira, cast.account("alice"))


def add(entry: Entry) -> None:
    """Put a photo beside it: two things in the store, the picture and a small one."""
    data = made.photo()
    receiving.at_once(
        record=entry.record_id,
        entry=entry.pk,
        announced=Announced("beach.jpg", len(data), "The sea"),
        data=data,
        once=new_id(),
        now=now(),
        purpose=Purpose.SUPPORT,
        by=cast.account("alice"),
    )


def make(folder: Path, minute: int = 0) -> tuple[backups.Backup, Copied | None]:
    """A backup, at another minute than the one before."""
    return backups.make(folder, to=backups.recipient(PUBLIC), now=now() + timedelta(minutes=minute))


def checked(backup: backups.Backup) -> tuple[int, tuple[str, ...]]:
    """How many files trying it out finds, and what is wrong."""
    told = backup_checks.check(backup.dump, identity=SECRET)
    return told.files, told.problems


def copies(folder: Path) -> list[Path]:
    """Everything in the copy."""
    return sorted(path for path in (folder / file_copies.FOLDER).rglob("*") if path.is_file())


def test_files_are_copied_once_and_held_against_the_restored_database(entry: Entry, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    add(entry)
    first, copied = make(folder)
    assert (copied, checked(first)) == (Copied(2, 2), (2, ()))
    add(entry)
    second, copied = make(folder, minute=1)
    assert (copied, checked(second), checked(first)) == (Copied(4, 2), (4, ()), (2, ()))
    assert all(path.stat().st_mode & 0o077 == 0 for path in copies(folder))
    last = backups.last()
    assert last
    assert (last.files, last.names_files) == (4, True)


def test_what_is_only_on_its_way_is_not_copied(entry: Entry, tmp_path: Path) -> None:
    add(entry)
    stored.store().put(f"{new_id().hex}.{stored.ARRIVING}-0", [b"x"])
    assert make(tmp_path / "backup")[1] == Copied(2, 2)


def test_copy_that_is_gone_or_was_changed_is_told(entry: Entry, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    add(entry)
    backup, _ = make(folder)
    one, other = copies(folder)
    one.unlink()
    other.write_bytes(other.read_bytes()[:-1] + b"x")
    assert checked(backup) == (
        2,
        ("Of the files beside entries, 2 are gone from the copy, or not as they were copied.",),
    )


def test_file_that_the_list_does_not_name_is_told(entry: Entry, tmp_path: Path) -> None:
    add(entry)
    backup, _ = make(tmp_path / "backup")
    backup.files.write_text(backup.files.read_text().splitlines(keepends=True)[0])
    assert checked(backup) == (2, ("Of the files beside entries, 1 are not in the copy.",))
    backup.files.unlink()
    (told,) = checked(backup)[1]
    assert "cut short" in told


def test_file_of_a_record_that_was_forgotten_is_not_missed(
    broken: psycopg.Connection, entry: Entry, tmp_path: Path
) -> None:
    add(entry)
    backup, _ = make(tmp_path / "backup")
    broken.execute("delete from access_recordkey")
    newer, _ = make(tmp_path / "backup", minute=1)
    backup.keys.write_bytes(newer.keys.read_bytes())
    shutil.rmtree(tmp_path / "backup" / file_copies.FOLDER)
    assert checked(backup) == (0, ())


def test_files_are_put_back_and_open_again(entry: Entry, store: Path, tmp_path: Path) -> None:
    add(entry)
    backup, _ = make(tmp_path / "backup")
    shutil.rmtree(store)
    assert backups.put_back(backup.dump) == Copied(2, 2)
    assert backups.put_back(backup.dump) == Copied(2, 0)
    with opened_one(entry.record_id, purpose=Purpose.SUPPORT, viewer=cast.account("alice")) as door:
        (file,) = Attachment.objects.filter(entry=entry)
        data = b"".join(reading.content(file=file, span=Span(0, file.size), door=door))
    assert data.startswith(b"\xff\xd8")


def test_what_was_changed_is_not_put_back(entry: Entry, store: Path, tmp_path: Path) -> None:
    add(entry)
    backup, _ = make(tmp_path / "backup")
    shutil.rmtree(store)
    for path in copies(tmp_path / "backup"):
        path.write_bytes(b"something else")
    with pytest.raises(KeeperError, match="not as it was copied"):
        backups.put_back(backup.dump)
    assert list(Disk(store).names()) == []


def test_copies_that_no_backup_names_are_let_go_of(entry: Entry, store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    add(entry)
    first, _ = make(folder)
    shutil.rmtree(store)
    make(folder, minute=1)
    assert (len(copies(folder)), first.files.exists()) == (2, True)
    first.dump.unlink()
    make(folder, minute=2)
    assert (copies(folder), first.files.exists()) == ([], False)


def test_backup_says_plainly_that_a_bucket_is_not_in_it(
    entry: Entry, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("boto3")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-2")
    settings.FILES_PLACE = "s3://bucket/alongside"
    backup, copied = make(tmp_path / "backup")
    assert (copied, checked(backup)) == (None, (0, ()))
    with pytest.raises(KeeperError, match="bucket"):
        backups.put_back(backup.dump)
    told = CliRunner().invoke(command, ["make", str(tmp_path / "other"), "--to", PUBLIC]).output
    assert "NOT in this backup" in told
