"""A supervised database comes back after a crash and ends cleanly, however its keeper ends."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from alongside.keeper import binaries, postmaster
from alongside.keeper.cluster import Cluster
from alongside.keeper.errors import KeeperError
from alongside.keeper.supervision import supervised

from .conftest import connect, python

SUPERVISE = """
import sys, time
from pathlib import Path
from alongside.keeper.cluster import Cluster
from alongside.keeper.supervision import supervised
with supervised(Cluster(Path(sys.argv[1]))):
    print("ready", flush=True)
    time.sleep(60)
"""


def left_clean(cluster: Cluster) -> bool:
    """Whether the last server shut down in order."""
    program = binaries.find().folder / "pg_controldata"
    told = subprocess.run([program, cluster.layout.data], capture_output=True, text=True, env={}, check=True)
    return re.search(r"cluster state: +shut down\n", told.stdout) is not None


def server_pid(cluster: Cluster) -> int:
    """The process id of the server that runs."""
    found = postmaster.find(cluster.layout.data)
    assert found
    return found.pid


def answered_within(cluster: Cluster, *, seconds: float) -> bool:
    """Whether the database answers a question before the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with connect(cluster) as connection:
                return connection.execute("SELECT 1").fetchone() == (1,)
        except psycopg.OperationalError:
            time.sleep(0.02)
    return False


def test_supervised_database_ends_with_its_keeper(stopped: Cluster) -> None:
    with supervised(stopped), connect(stopped) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert not stopped.running()
    assert left_clean(stopped)


def test_supervised_database_comes_back_after_kill_9(stopped: Cluster) -> None:
    with supervised(stopped):
        with connect(stopped) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS acknowledged (n int)")
            connection.execute("INSERT INTO acknowledged VALUES (1)")
        killed = server_pid(stopped)
        os.kill(killed, signal.SIGKILL)
        while stopped.running() and server_pid(stopped) == killed:
            time.sleep(0.01)
        assert answered_within(stopped, seconds=5)
        with connect(stopped) as connection:
            assert connection.execute("SELECT count(*) FROM acknowledged").fetchone() == (1,)
    assert left_clean(stopped)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_server_shuts_down_cleanly_when_its_keeper_is_killed(stopped: Cluster) -> None:
    keeper = python(SUPERVISE, stopped.layout.state)
    assert keeper.stdout
    assert keeper.stdout.readline() == "ready\n"
    os.kill(keeper.pid, signal.SIGKILL)
    keeper.communicate()
    end = time.monotonic() + 10
    while postmaster.find(stopped.layout.data) and time.monotonic() < end:
        time.sleep(0.02)
    assert left_clean(stopped)


def test_supervised_database_has_one_keeper_and_no_other_end(stopped: Cluster) -> None:
    with supervised(stopped):
        with pytest.raises(KeeperError, match="already"), supervised(stopped):
            pass
        with pytest.raises(KeeperError, match="alongside serve"):
            stopped.stop()
        with stopped.borrow():
            pass
        assert stopped.running()


def test_supervised_takes_over_a_database_nobody_borrows(running: Cluster) -> None:
    before = server_pid(running)
    with supervised(running):
        assert server_pid(running) != before
    assert not running.running()


def test_supervised_waits_for_a_borrower(stopped: Cluster) -> None:
    ready = threading.Event()
    leave = threading.Event()

    def serve() -> None:
        with supervised(stopped):
            ready.set()
            leave.wait(20)

    thread = threading.Thread(target=serve)
    with stopped.borrow(), connect(stopped) as connection:
        thread.start()
        assert not ready.wait(0.5)
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert ready.wait(10)
    assert stopped.running()
    leave.set()
    thread.join()
    assert not stopped.running()


def test_supervised_that_cannot_start_says_why(
    stopped: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALONGSIDE_PG_BIN", str(tmp_path))
    with pytest.raises(KeeperError, match="no PostgreSQL runs from there"), supervised(stopped):
        pass
