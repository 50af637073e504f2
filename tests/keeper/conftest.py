"""One real database for all tests of the keeper, and small ones where a test needs its own."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from alongside.keeper.cluster import Cluster

ROOM = Path(__file__).parents[2]

Connection = psycopg.Connection[tuple[object, ...]]


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder whose parents anybody may pass, unlike the ones pytest makes as root."""
    folder = Path(tempfile.mkdtemp(prefix="keeper-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shared(open_folder: Path) -> Iterator[Cluster]:
    """The database that most tests share; in which state, the next two fixtures say."""
    cluster = Cluster(open_folder / "shared")
    cluster.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def running(shared: Cluster) -> Cluster:
    """The shared database, running."""
    shared.start()
    return shared


@pytest.fixture
def stopped(shared: Cluster) -> Cluster:
    """The shared database, stopped."""
    shared.stop()
    return shared


@pytest.fixture
def fresh(open_folder: Path) -> Iterator[Callable[[str], Cluster]]:
    """Name a new database by a path below the open folder; it is stopped and removed afterwards."""
    made = []

    def name(path: str) -> Cluster:
        cluster = Cluster(open_folder / path)
        made.append(cluster)
        return cluster

    yield name
    for cluster in made:
        cluster.stop()
        for folder in {cluster.layout.state, cluster.layout.home, cluster.layout.sockets}:
            shutil.rmtree(folder, ignore_errors=True)


def connect(cluster: Cluster, **changes: str) -> Connection:
    """Connect as the superuser, with some parameters changed."""
    conninfo = make_conninfo("", **{**cluster.parameters(), **changes})
    return psycopg.connect(conninfo, autocommit=True)


def python(script: str, *arguments: str | Path) -> subprocess.Popen[str]:
    """Start another Python process of this checkout."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOM), *sys.path])},
    )


@pytest.fixture(scope="session")
def nobodys_python() -> str:
    """A Python 3.11 or newer that any user may run; ours may lie below a closed folder."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    nobody = pwd.getpwnam("nobody").pw_uid
    for folder in ("/usr/local/bin", "/usr/bin"):
        program = f"{folder}/python3"
        if Path(program).exists():
            ran = subprocess.run([program, "-c", check], user=nobody, cwd="/", check=False)
            if ran.returncode == 0:
                return program
    pytest.skip("no Python 3.11 is open to every user here")


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
