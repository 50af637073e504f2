"""A database for as long as a command needs it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from alongside.keeper import server
from alongside.keeper.cluster import Cluster
from alongside.keeper.layout import Layout
from alongside.keeper.locks import held, is_held


@contextmanager
def borrow(cluster: Cluster | None = None) -> Iterator[Cluster]:
    """Start the database if it is not running, and leave it as it was found.

    Two commands may borrow at once: the last one out stops what the first one started. A borrower
    that is killed counts as gone. A database started by `Cluster.start`, or kept by a supervisor,
    is left running.

    :raises KeeperError: with the reason, if it cannot be started.
    """
    cluster = cluster or Cluster()
    with ExitStack() as share:
        with server.alone(cluster.layout):
            share.enter_context(held(cluster.layout.borrowers_lock, shared=True))
            if server.launch(cluster.layout):
                cluster.layout.borrowed_mark.touch()
        try:
            yield cluster
        finally:
            share.close()
            _give_back(cluster.layout)


def _give_back(layout: Layout) -> None:
    with server.alone(layout):
        if layout.borrowed_mark.exists() and not is_held(layout.borrowers_lock):
            server.shut_down(layout)
