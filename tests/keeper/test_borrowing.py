"""A borrowed database is left as it was found, by whoever leaves last."""

import os
import signal
from contextlib import ExitStack

from alongside.keeper.cluster import Cluster

from .conftest import connect, python

BORROW_AND_WAIT = """
import sys, time
from pathlib import Path
from alongside.keeper.cluster import Cluster
with Cluster(Path(sys.argv[1])).borrow():
    print("borrowed", flush=True)
    time.sleep(60)
"""


def test_borrow_starts_and_stops(stopped: Cluster) -> None:
    with stopped.borrow() as cluster, connect(cluster) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not stopped.running()


def test_borrow_of_a_started_database_leaves_it_running(running: Cluster) -> None:
    with running.borrow():
        pass
    assert running.running()


def test_borrow_that_ends_first_does_not_stop_the_other(stopped: Cluster) -> None:
    first, second = ExitStack(), ExitStack()
    first.enter_context(stopped.borrow())
    second.enter_context(stopped.borrow())
    first.close()
    assert stopped.running()
    second.close()
    assert not stopped.running()


def test_borrow_in_another_process_counts_until_it_is_killed(stopped: Cluster) -> None:
    other = python(BORROW_AND_WAIT, stopped.layout.state)
    assert other.stdout
    assert other.stdout.readline() == "borrowed\n"
    with stopped.borrow():
        pass
    assert stopped.running()
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    with stopped.borrow():
        pass
    assert not stopped.running()


def test_start_keeps_a_borrowed_database(stopped: Cluster) -> None:
    with stopped.borrow():
        stopped.start()
    assert stopped.running()
