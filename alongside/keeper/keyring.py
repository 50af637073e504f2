"""Secrets that can be changed: the newest version, and those before it for what they still have to open."""

import os
import secrets
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from alongside.keeper import places
from alongside.keeper.errors import plainly

BEFORE = ".before-"


@dataclass(frozen=True, slots=True)
class Age:
    """A secret's name, the days since it was made, and how many versions before it are kept."""

    name: str
    days: float
    before: int

    @property
    def whole_days(self) -> int:
        """The days, without the hours."""
        return int(self.days)


def current(name: str, length: int = 32) -> bytes:
    """The newest version, made at first use."""
    return versions(name, length)[0]


def versions(name: str, length: int = 32) -> tuple[bytes, ...]:
    """Every version, newest first. A running process sees a change at once: file and folder are looked at each time."""
    path = folder() / name
    try:
        found = path.stat()
    except FileNotFoundError:
        places.secret(name, length)
        found = path.stat()
    return _read(path, found.st_mtime_ns, found.st_ino, path.parent.stat().st_mtime_ns)


def before(name: str) -> list[Path]:
    """The files of the versions before the newest, newest first."""
    found = folder().glob(f"{name}{BEFORE}*")
    return sorted(found, key=lambda path: int(path.name.rpartition("-")[2]), reverse=True)


def replace(name: str, *, length: int = 32, adds: bool = False) -> None:
    """Make a new version; the one there is kept beside it. Killed at any point, there is always a whole secret.

    :param length: of what is new, in bytes.
    :param adds: whether the one there is also kept within, behind what is new.

    :raises KeeperError: when the folder cannot be written.
    """
    old = places.secret(name, length)
    path = folder() / name
    earlier = before(name)
    if not earlier or earlier[0].read_bytes() != old:
        number = int(earlier[0].name.rpartition("-")[2]) + 1 if earlier else 1
        places.keep(path.with_name(f"{name}{BEFORE}{number}"), old)
    draft = path.with_name(f".{name}.{secrets.token_hex(8)}")
    places.keep(draft, secrets.token_bytes(length) + (old if adds else b""))
    with plainly(path):
        draft.replace(path)


def forget(name: str) -> int:
    """Let go of every version but the newest; returns how many there were."""
    earlier = before(name)
    for path in earlier:
        path.unlink()
    return len(earlier)


def ages(now: float | None = None) -> list[Age]:
    """Every secret there is, by name."""
    at = time.time() if now is None else now
    names = [path for path in sorted(folder().iterdir()) if BEFORE not in path.name and not path.name.startswith(".")]
    return [Age(path.name, (at - path.stat().st_mtime) / 86_400, len(before(path.name))) for path in names]


def open_to_others() -> list[str]:
    """Secrets that somebody besides their owner may read, the folder itself included."""
    found = [path for path in (folder(), *folder().iterdir()) if path.stat().st_mode & 0o077]
    return sorted(path.name for path in found)


def folder() -> Path:
    """Where the secrets are."""
    return _folder(os.environ.get("ALONGSIDE_STATE"))


@lru_cache(maxsize=8)
def _folder(_state: str | None) -> Path:
    return places.state_dir() / "secrets"


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int, _file: int, _folder: int) -> tuple[bytes, ...]:
    earlier = tuple(one.read_bytes() for one in before(path.name))
    return (places.secret(path.name), *earlier)
