"""The steps that start and stop a server; all but `alone` want the lock that `alone` holds."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

from alongside.keeper import account, binaries, configuration, postmaster, programs, sockets
from alongside.keeper.errors import KeeperError, StillHeldError, explain, plainly
from alongside.keeper.initialising import SUPERUSER, initialise
from alongside.keeper.layout import Layout
from alongside.keeper.locks import held
from alongside.keeper.places import has_secret, secret

# Recovery after a crash can take minutes when much was being written.
START_SECONDS = 600
STOP_SECONDS = 60
# The backends of a killed server let go of its memory within moments.
_ORPHAN_SECONDS = 10
_LOG_BYTES = 1_000_000

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A database that only needs its server: where the programs are and who runs them."""

    programs: Path
    account: account.Account


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Hold the lock under which the server is started and stopped, by processes and threads alike.

    :raises KeeperError: instead of any `OSError` within.
    """
    with plainly(layout.home):
        layout.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.geteuid() == 0:
            # Root's folder, which the server's user may pass through: a server that was broken into
            # cannot put a link where root will write.
            layout.home.chmod(0o711)
        with held(layout.start_lock):
            yield


def password(layout: Layout, user: str) -> str:
    """A database user's password, made on first use."""
    return secret(f"postgres-{user}", state=layout.state).hex()


def prepare(layout: Layout) -> Prepared:
    """Make everything ready for a start: programs, data, socket folder, settings.

    :raises KeeperError: with the reason, if something is missing.
    """
    found = binaries.find()
    runs_as = account.for_this_process()
    folder = programs.reachable(found, account=runs_as)
    if (layout.data / "PG_VERSION").exists():
        _check(layout, major=found.major)
    else:
        secret_word = password(layout, SUPERUSER)
        initialise(layout.data, programs=folder, account=runs_as, password=secret_word)
    sockets.make_private(layout.sockets, account=runs_as)
    settings = layout.home / configuration.FILE
    settings.write_text(configuration.render(sockets=layout.sockets, port=sockets.PORT))
    settings.chmod(0o644)
    postmaster.sweep(layout.data, sockets=layout.sockets, port=sockets.PORT)
    return Prepared(programs=folder, account=runs_as)


def launch(layout: Layout) -> bool:
    """Start the server unless it runs, as a process of its own; whether it had to be started.

    :raises KeeperError: with the reason, if it does not start.
    """
    if running(layout):
        return False
    prepared = prepare(layout)
    insisting(lambda: _pg_ctl_start(layout, prepared))
    return True


def insisting(attempt: Callable[[], T]) -> T:
    """Call `attempt` again while a killed server's backends have not let go of its memory.

    :raises KeeperError: when it fails for another reason, or they hold on.
    """
    end = time.monotonic() + _ORPHAN_SECONDS
    while True:
        try:
            return attempt()
        except StillHeldError:
            if time.monotonic() > end:
                raise
        time.sleep(0.1)


def running(layout: Layout) -> bool:
    """Whether the server is up, once one that is just starting or stopping has made up its mind.

    :raises KeeperError: if it stays in between.
    """
    found = postmaster.settled(layout.data, seconds=START_SECONDS)
    if found and not found.ready:
        raise KeeperError(f"The database in {layout.home} neither starts nor stops; see its server.log.")
    return found is not None


def shut_down(layout: Layout) -> None:
    """Stop the server, whoever started it, and wait until it is gone.

    :raises KeeperError: if it is still there after a minute.
    """
    end = time.monotonic() + STOP_SECONDS
    found = postmaster.find(layout.data)
    if found:
        with suppress(ProcessLookupError):
            os.kill(found.pid, signal.SIGINT)
    while postmaster.find(layout.data):
        if time.monotonic() > end:
            raise KeeperError(f"The database in {layout.home} did not stop within a minute.")
        time.sleep(0.01)
    layout.borrowed_mark.unlink(missing_ok=True)


@contextmanager
def open_log(layout: Layout) -> Iterator[IO[bytes]]:
    """The server's log, to append to; begun anew when it has grown long."""
    too_long = layout.log.exists() and layout.log.stat().st_size > _LOG_BYTES
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW | (os.O_TRUNC if too_long else 0)
    with os.fdopen(os.open(layout.log, flags, 0o600), "a+b") as log:
        yield log


def _pg_ctl_start(layout: Layout, prepared: Prepared) -> None:
    """Start the server by pg_ctl, which leaves it to the system."""
    with open_log(layout) as log:
        begin = log.seek(0, os.SEEK_END)
        pg_ctl = prepared.programs / "pg_ctl"
        options = ["--silent", "--wait", f"--timeout={START_SECONDS}", f"--pgdata={layout.data}"]
        if prepared.account.run([pg_ctl, "start", *options], output=log):
            log.seek(begin)
            raise explain(log.read().decode(errors="replace"), place=layout.home)


def _check(layout: Layout, *, major: int) -> None:
    made_by = (layout.data / "PG_VERSION").read_text().strip()
    if made_by != str(major):
        message = (
            f"The database in {layout.home} was made by PostgreSQL {made_by}, "
            f"but the programs found are {major}: "
            f"set ALONGSIDE_PG_BIN to those of {made_by}, or move the data with pg_upgrade."
        )
        raise KeeperError(message)
    if not has_secret(f"postgres-{SUPERUSER}", state=layout.state):
        message = (
            f"The password of the database in {layout.home} is missing: "
            f"put {layout.state / 'secrets'} back from a backup."
        )
        raise KeeperError(message)
