"""Where everything of one database is."""

from dataclasses import dataclass
from pathlib import Path

from alongside.keeper.places import cluster_home, make_private_state, state_dir
from alongside.keeper.sockets import socket_dir


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one database; none need exist yet."""

    state: Path
    home: Path
    sockets: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.home / "data"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.home / "server.log"

    @property
    def start_lock(self) -> Path:
        """Held by whoever is just starting or stopping the server."""
        return self.home / "start.lock"

    @property
    def borrowers_lock(self) -> Path:
        """Shared by all who borrow the server."""
        return self.home / "borrowers.lock"

    @property
    def serving_lock(self) -> Path:
        """Held by the one supervisor."""
        return self.home / "serving.lock"

    @property
    def borrowed_mark(self) -> Path:
        """There while the server runs only because a command borrowed it."""
        return self.home / "borrowed"


def layout_of(state: Path | None) -> Layout:
    """The layout for a state folder, by default this installation's.

    :raises KeeperError: if the folder cannot be used.
    """
    state = (state or state_dir()).resolve()
    make_private_state(state)
    home = cluster_home(state)
    return Layout(state=state, home=home, sockets=socket_dir(home))
