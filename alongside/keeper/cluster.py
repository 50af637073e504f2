"""A private PostgreSQL: start it, stop it, borrow it, connect to it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Self

from alongside.keeper import postmaster, server, sockets
from alongside.keeper.errors import KeeperError, plainly
from alongside.keeper.initialising import SUPERUSER
from alongside.keeper.layout import layout_of
from alongside.keeper.locks import held, is_held


class Cluster:
    """The database of one state folder. Making this object starts nothing.

    Any number of processes may start, stop and borrow it at once.
    """

    def __init__(self, state: Path | None = None) -> None:
        """Name the database of the folder `state`, by default this installation's.

        :raises KeeperError: if the folder cannot be used.
        """
        self.layout = layout_of(state)

    @property
    def initialised(self) -> bool:
        """Whether the database has been made."""
        with plainly(self.layout.home):
            return (self.layout.data / "PG_VERSION").exists()

    def running(self) -> bool:
        """Whether the server is up and answers."""
        with plainly(self.layout.home):
            found = postmaster.find(self.layout.data)
        return found is not None and found.ready

    def parameters(self, *, user: str = SUPERUSER, database: str = "postgres") -> dict[str, str]:
        """What libpq and psycopg need: host (the socket's folder), port, user, password, dbname.

        Every user has a password of its own, made on first use; making the user in the database
        with this password is the caller's task, but for the superuser.
        """
        return {
            "host": str(self.layout.sockets),
            "port": str(sockets.PORT),
            "user": user,
            "password": server.password(self.layout, user),
            "dbname": database,
        }

    def start(self) -> None:
        """Make the database if need be and start it; it stays up until `stop`, even if we die.

        :raises KeeperError: with the reason, if it cannot be started.
        """
        with server.alone(self.layout):
            server.launch(self.layout)
            self.layout.borrowed_mark.unlink(missing_ok=True)

    def stop(self) -> None:
        """Stop the server and wait until it is gone.

        Whoever is at work on it is cut off; what is committed stays.

        :raises KeeperError: if it does not stop, or a supervisor would start it again.
        """
        with server.alone(self.layout):
            if is_held(self.layout.serving_lock):
                message = "The database belongs to a running `alongside serve`: stop that instead."
                raise KeeperError(message)
            server.shut_down(self.layout)

    @contextmanager
    def borrow(self) -> Iterator[Self]:
        """Start the database if it is not running, and leave it as it was found.

        Two commands may borrow at once: the last one out stops what the first one started. A
        borrower that is killed counts as gone. A database that was started to stay, or that a
        supervisor keeps, is left running.

        :raises KeeperError: with the reason, if it cannot be started.
        """
        with ExitStack() as share:
            with server.alone(self.layout):
                share.enter_context(held(self.layout.borrowers_lock, shared=True))
                if server.launch(self.layout):
                    self.layout.borrowed_mark.touch()
            try:
                yield self
            finally:
                share.close()
                self._give_back()

    def _give_back(self) -> None:
        with server.alone(self.layout):
            if self.layout.borrowed_mark.exists() and not is_held(self.layout.borrowers_lock):
                server.shut_down(self.layout)
