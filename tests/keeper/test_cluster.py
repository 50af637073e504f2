"""The database starts for whoever may use it, is closed to all others, and survives a kill."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from alongside.keeper import account, binaries, postmaster, programs, server
from alongside.keeper.cluster import Cluster
from alongside.keeper.errors import KeeperError
from alongside.keeper.sockets import make_private

from .conftest import ROOM, as_root, connect, python

START = """
import sys
from contextlib import closing
from pathlib import Path
from alongside.keeper.cluster import Cluster
Cluster(Path(sys.argv[1])).start()
"""


def kill(cluster: Cluster) -> None:
    """Kill the server as a power cut would."""
    found = postmaster.find(cluster.layout.data)
    assert found
    os.kill(found.pid, signal.SIGKILL)
    while postmaster.find(cluster.layout.data):
        time.sleep(0.001)


def modes(folder: Path) -> dict[Path, int]:
    """The permissions of a folder and all its parents."""
    return {place: stat.S_IMODE(place.stat().st_mode) for place in (folder, *folder.parents)}


def test_connection_with_the_password_works(running: Cluster) -> None:
    with connect(running) as connection:
        row = connection.execute("SELECT current_user, current_setting('data_checksums')").fetchone()
    assert row == ("postgres", "on")


@pytest.mark.parametrize("password", ["", "wrong"])
def test_connection_without_the_password_is_refused(running: Cluster, password: str) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        connect(running, password=password)


def test_connection_over_the_network_is_refused_even_if_the_server_listens(
    running: Cluster,
) -> None:
    address = f"127.{os.getpid() >> 8 & 255}.{os.getpid() & 255}.7"
    with connect(running) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        connection.execute(f"ALTER SYSTEM SET listen_addresses = '{address}'")
    running.stop()
    running.start()
    try:
        with pytest.raises(psycopg.OperationalError, match="rejects connection"):
            connect(running, host=address)
    finally:
        with connect(running) as connection:
            connection.execute("ALTER SYSTEM RESET listen_addresses")
        running.stop()


@as_root
def test_socket_is_closed_to_another_user(running: Cluster, nobodys_python: str) -> None:
    ask = "import socket,sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    path = str(running.layout.sockets / ".s.PGSQL.5432")
    command = [nobodys_python, "-c", ask, path]
    nobody = pwd.getpwnam("nobody").pw_uid
    assert subprocess.run(command, check=False).returncode == 0
    refused = subprocess.run(command, user=nobody, capture_output=True, text=True, check=False)
    assert "PermissionError" in refused.stderr


@as_root
def test_server_runs_as_a_user_of_its_own(running: Cluster) -> None:
    found = postmaster.find(running.layout.data)
    assert found
    assert Path(f"/proc/{found.pid}").stat().st_uid == pwd.getpwnam("alongside-pg").pw_uid


def test_log_is_silent_about_what_people_write(running: Cluster) -> None:
    with connect(running) as connection:
        connection.execute("CREATE TEMP TABLE kept (words text UNIQUE)")
        connection.execute("INSERT INTO kept VALUES ('canary')")
        with pytest.raises(psycopg.errors.UniqueViolation, match="canary"):
            connection.execute("INSERT INTO kept VALUES (%s)", ["canary"])
        with pytest.raises(psycopg.errors.InvalidTextRepresentation, match="canary"):
            connection.execute("SELECT 'canary'::int")
    assert "canary" not in running.layout.log.read_text()


def test_data_is_there_after_kill_9(running: Cluster) -> None:
    with connect(running) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS survivors AS SELECT generate_series(1, 1000)")
        kill(running)
        running.start()
    with connect(running) as connection:
        assert connection.execute("SELECT count(*) FROM survivors").fetchone() == (1000,)


BUSY = """
DO $$ BEGIN
    WHILE clock_timestamp() < now() + interval '1 second' LOOP END LOOP;
END $$
"""


def test_start_waits_for_what_a_killed_server_left_at_work(running: Cluster) -> None:
    with closing(connect(running)) as connection:
        connection.pgconn.send_query(BUSY.encode())
        time.sleep(0.1)
        kill(running)
        running.start()
    with connect(running) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_start_sees_through_a_zombie(stopped: Cluster) -> None:
    prepared = server.prepare(stopped.layout)
    command = (prepared.programs / "postgres", "-D", stopped.layout.data)
    with server.open_log(stopped.layout) as log:
        child = prepared.account.spawn(command, output=log, first=None)
    found = postmaster.settled(stopped.layout.data, seconds=10)
    while found is None:
        found = postmaster.settled(stopped.layout.data, seconds=10)
    child.send_signal(signal.SIGKILL)
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, and left a zombie
    stopped.start()
    with connect(stopped) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert child.wait() == -signal.SIGKILL


def test_start_ignores_another_program_with_the_old_process_id(stopped: Cluster) -> None:
    (stopped.layout.data / "postmaster.pid").write_text(f"{os.getpid()}\n/\n0\n5432\n/\n\n\nready\n")
    assert not stopped.running()
    stopped.start()
    assert stopped.running()


def test_starters_at_once_make_one_database(fresh: Callable[[str], Cluster]) -> None:
    cluster = fresh("at-once")
    starters = [python(START, cluster.layout.state) for _ in range(4)]
    assert [(starter.communicate(), starter.returncode)[1] for starter in starters] == [0] * 4
    with connect(cluster) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert cluster.layout.log.read_text().count("starting PostgreSQL") == 1


@pytest.mark.parametrize("path", ["/".join(["a folder with a long name"] * 5), "with, a comma"])
def test_path_unfit_for_a_socket_works(fresh: Callable[[str], Cluster], path: str) -> None:
    cluster = fresh(path)
    cluster.start()
    with connect(cluster) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert stat.S_IMODE(cluster.layout.sockets.stat().st_mode) == 0o700


@pytest.mark.parametrize("kind", ["open", "link", "file"])
def test_socket_folder_that_is_not_ours_is_refused(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "run"
    if kind == "open":
        folder.mkdir()
        folder.chmod(0o755)
    elif kind == "link":
        folder.symlink_to(tmp_path)
    else:
        folder.touch(mode=0o600)
    ours = account.Account(uid=os.geteuid(), gid=os.getegid(), separate=False)
    with pytest.raises(KeeperError, match="not a private folder"):
        make_private(folder, account=ours)


@as_root
def test_socket_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir(mode=0o700)
    with pytest.raises(KeeperError, match="not a private folder"):
        make_private(tmp_path / "run", account=account.for_this_process())


@as_root
def test_state_closed_to_others_stays_closed(fresh: Callable[[str], Cluster], open_folder: Path) -> None:
    (open_folder / "closed").mkdir(mode=0o700)
    before = modes(open_folder / "closed")
    cluster = fresh("closed/state")
    cluster.start()
    assert cluster.running()
    assert modes(open_folder / "closed") == before
    assert not cluster.layout.home.is_relative_to(open_folder)
    assert Cluster(open_folder / "closed" / "state").layout == cluster.layout


@as_root
def test_database_closed_to_its_own_user_later_is_not_replaced(open_folder: Path) -> None:
    later = open_folder / "later"
    later.mkdir()
    later.chmod(0o755)
    layout = Cluster(later / "state").layout
    layout.data.mkdir(parents=True)
    later.chmod(0o700)
    with pytest.raises(KeeperError, match="cannot reach"):
        Cluster(later / "state")


ORDINARY = """
import subprocess, sys
from contextlib import closing
from pathlib import Path
from alongside.keeper.cluster import Cluster
with Cluster(Path(sys.argv[1])).borrow() as cluster:
    wanted = cluster.parameters()
    print(Path(wanted["host"]).owner(), cluster.running())
print(cluster.running())
"""


@as_root
def test_ordinary_user_needs_no_other_account(nobodys_python: str) -> None:
    home = Path(tempfile.mkdtemp(prefix="keeper-nobody-"))
    nobody = pwd.getpwnam("nobody")
    shutil.copytree(ROOM / "alongside" / "keeper", home / "alongside" / "keeper")
    os.chown(home, nobody.pw_uid, nobody.pw_gid)
    found = programs.reachable(binaries.find(), account=account.for_this_process())
    try:
        ran = subprocess.run(
            [nobodys_python, "-c", ORDINARY, home / "state"],
            env={"PYTHONPATH": str(home), "ALONGSIDE_PG_BIN": str(found), "HOME": str(home)},
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    finally:
        shutil.rmtree(home)
    assert ran.stdout.split() == ["nobody", "True", "False"]


def test_start_is_quick_when_the_database_runs(running: Cluster) -> None:
    began = time.perf_counter()
    running.start()
    assert time.perf_counter() - began < 0.05
