"""Secrets are made once, kept closed, and never silently replaced."""

import hashlib
import stat
from pathlib import Path

import pytest

from alongside.keeper.errors import KeeperError
from alongside.keeper.places import secret, state_dir

from .conftest import ROOM, python

READ_MANY = """
import hashlib, sys
from pathlib import Path
from alongside.keeper.places import secret
digest = hashlib.sha256()
for number in range(200):
    digest.update(secret(f"secret-{number}", state=Path(sys.argv[1])))
print(digest.hexdigest())
"""


def test_secret_is_the_same_when_processes_race(tmp_path: Path) -> None:
    processes = [python(READ_MANY, tmp_path) for _ in range(4)]
    answers = {process.communicate()[0].strip() for process in processes}
    digest = hashlib.sha256()
    for number in range(200):
        digest.update(secret(f"secret-{number}", state=tmp_path))
    assert answers == {digest.hexdigest()}
    assert len(list((tmp_path / "secrets").iterdir())) == 200


def test_secret_is_closed_to_others(tmp_path: Path) -> None:
    assert len(secret("key", 48, state=tmp_path)) == 48
    assert stat.S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "secrets" / "key").stat().st_mode) == 0o600


def test_secret_open_to_others_is_refused(tmp_path: Path) -> None:
    secret("key", state=tmp_path)
    (tmp_path / "secrets" / "key").chmod(0o644)
    with pytest.raises(KeeperError, match="Others may read"):
        secret("key", state=tmp_path)


def test_secret_that_lost_its_content_is_not_replaced(tmp_path: Path) -> None:
    secret("key", state=tmp_path)
    (tmp_path / "secrets" / "key").write_bytes(b"")
    with pytest.raises(KeeperError, match="is empty"):
        secret("key", state=tmp_path)


@pytest.mark.parametrize("name", ["", "../key", "a/b", ".key", "Key", "key\n"])
def test_secret_with_a_strange_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"^"):
        secret(name, state=tmp_path)


def test_state_is_in_the_checkout_unless_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALONGSIDE_STATE", raising=False)
    assert state_dir() == ROOM / ".alongside"
    monkeypatch.setenv("ALONGSIDE_STATE", str(tmp_path / "deep" / "state"))
    assert state_dir() == tmp_path / "deep" / "state"
    assert stat.S_IMODE(state_dir().stat().st_mode) & 0o066 == 0


def test_state_below_a_file_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ALONGSIDE_STATE", str(tmp_path / "file" / "state"))
    with pytest.raises(KeeperError, match="Not a directory"):
        state_dir()
