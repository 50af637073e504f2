"""Who PostgreSQL's processes run as: ourselves, or a user of their own when we are root."""

import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from alongside.keeper.errors import KeeperError

NAME = "alongside-pg"

# Nothing of our own environment reaches the server: no PG* variable, no secret, English messages.
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Account:
    """A user of this system; `separate` when it is not the one we run as."""

    uid: int
    gid: int
    separate: bool

    def own(self, path: Path | int) -> None:
        """Give a path or an open descriptor to this user."""
        if self.separate:
            os.chown(path, self.uid, self.gid)

    def run(self, command: Sequence[str | Path], *, output: IO[bytes], keep: Sequence[int] = ()) -> int:
        """Run a program as this user to its end and return its exit code.

        :param output: a file, never a pipe: a server left behind would hold a pipe open for ever.
        :param keep: descriptors the program may use.
        """
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=_ENVIRONMENT,
            umask=0o077,
            pass_fds=keep,
            user=self.uid if self.separate else None,
            group=self.gid if self.separate else None,
            extra_groups=[] if self.separate else None,
            check=False,
        ).returncode

    def spawn(
        self, command: Sequence[str | Path], *, output: IO[bytes], first: Callable[[], None] | None
    ) -> subprocess.Popen[bytes]:
        """Start a program as this user: our direct child, in a session that Ctrl-C does not reach.

        :param first: called in the child just before the program takes over.
        """
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=_ENVIRONMENT,
            umask=0o077,
            start_new_session=True,
            preexec_fn=first,  # noqa: PLW1509  one system call, no lock of ours is touched
            user=self.uid if self.separate else None,
            group=self.gid if self.separate else None,
            extra_groups=[] if self.separate else None,
        )


def for_this_process() -> Account:
    """Return who runs the database; when we are root, that user is made on first use.

    :raises KeeperError: if we are root and the user cannot be made.
    """
    if os.geteuid() != 0:
        return Account(uid=os.geteuid(), gid=os.getegid(), separate=False)
    entry = _entry() or _create()
    return Account(uid=entry.pw_uid, gid=entry.pw_gid, separate=True)


def _entry() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def _create() -> pwd.struct_passwd:
    program = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    for _ in range(5 if program else 0):
        _useradd(str(program))
        if entry := _entry():
            return entry
        time.sleep(0.2)  # two first starts at once: the other one holds the lock on the user list
    message = (
        f"PostgreSQL does not run as root and the system user {NAME} could not be made: "
        "run as an ordinary user, or add that user first."
    )
    raise KeeperError(message)


def _useradd(program: str) -> None:
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run(
        [program, *options, "--shell", "/usr/sbin/nologin", NAME],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
