"""What keeps the database from starting is told in one sentence, and nothing is broken by trying."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.keeper.cluster import Cluster
from alongside.keeper.errors import KeeperError

from .conftest import as_root


@pytest.fixture
def small_disk(open_folder: Path) -> Iterator[Path]:
    """A file system with room for far less than a database."""
    disk = open_folder / "small"
    disk.mkdir()
    mount = ["/bin/mount", "-t", "tmpfs", "-o", "size=4m,mode=0711", "tmpfs", str(disk)]
    if subprocess.run(mount, stderr=subprocess.DEVNULL, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield disk
    subprocess.run(["/bin/umount", str(disk)], check=True)


@as_root
def test_full_disk_is_told_in_a_sentence_and_leaves_nothing(small_disk: Path) -> None:
    cluster = Cluster(small_disk / "state")
    with pytest.raises(KeeperError, match=r"^The disk is full: free some space for .* again\.$"):
        cluster.start()
    assert not cluster.initialised
    assert not list(cluster.layout.home.glob("data*"))


def test_data_of_another_version_is_told_in_a_sentence(stopped: Cluster) -> None:
    version = stopped.layout.data / "PG_VERSION"
    made_by = version.read_text()
    version.write_text("14\n")
    try:
        with pytest.raises(KeeperError, match="made by PostgreSQL 14, but the programs found are"):
            stopped.start()
    finally:
        version.write_text(made_by)


def test_lost_password_is_told_in_a_sentence(stopped: Cluster) -> None:
    secrets = stopped.layout.state / "secrets"
    secrets.rename(secrets.with_name("lost"))
    try:
        with pytest.raises(KeeperError, match=r"put .*secrets back from a backup"):
            stopped.start()
    finally:
        secrets.with_name("lost").rename(secrets)


def test_server_that_cannot_start_says_why(stopped: Cluster) -> None:
    settings = stopped.layout.data / "postgresql.auto.conf"
    before = settings.read_text()
    settings.write_text("shared_buffers = 'nonsense'\n")
    try:
        with pytest.raises(KeeperError, match=r"PostgreSQL did not start in .*: .*contains errors"):
            stopped.start()
    finally:
        settings.write_text(before)
