"""The server process of a data folder, as the operating system sees it."""

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

_STATUS_LINE = 7


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A live server: its process id, and whether it answers yet."""

    pid: int
    ready: bool


def find(data: Path) -> Postmaster | None:
    """The live server of a data folder.

    `pg_ctl status` is not asked: it takes a zombie, or another program that got a dead server's
    process id after a restart of the machine, for a server.
    """
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        pid = int(lines[0])
        owner = data.stat().st_uid
    except (FileNotFoundError, IndexError, ValueError):
        return None
    if not _lives(pid, owner=owner):
        return None
    ready = len(lines) > _STATUS_LINE and lines[_STATUS_LINE].strip() == "ready"
    return Postmaster(pid=pid, ready=ready)


def settled(data: Path, *, seconds: float) -> Postmaster | None:
    """Wait until a server that is starting or stopping is ready or gone, or the time is over."""
    end = time.monotonic() + seconds
    found = find(data)
    while found and not found.ready and time.monotonic() < end:
        time.sleep(0.02)
        found = find(data)
    return found


def sweep(data: Path, *, sockets: Path, port: int) -> None:
    """Remove what a dead server left that would keep the next one from starting.

    Only under the cluster's lock and when `find` says nobody is there. Backends that outlive a
    killed server are still guarded against: PostgreSQL finds their shared memory by the data folder
    itself.
    """
    leftovers = [data / "postmaster.pid", sockets / f".s.PGSQL.{port}"]
    for path in [*leftovers, sockets / f".s.PGSQL.{port}.lock"]:
        path.unlink(missing_ok=True)


def _lives(pid: int, *, owner: int) -> bool:
    if sys.platform != "linux":
        return _answers(pid)
    process = Path("/proc") / str(pid)
    try:
        name, _, rest = (process / "stat").read_text().partition("(")[2].rpartition(")")
        uid = process.stat().st_uid
    except (FileNotFoundError, ProcessLookupError):
        return False
    return name == "postgres" and uid == owner and rest.split()[0] not in {"Z", "X"}


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
