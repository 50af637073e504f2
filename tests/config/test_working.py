"""The worker beside the web server: started again when it dies, and gone when the service stops."""

import subprocess

import pytest

from alongside.config import working
from tests.jobs.conftest import until

Started = list["subprocess.Popen[bytes]"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Processes that were started in place of workers, which would need a database."""
    found: Started = []

    def start() -> "subprocess.Popen[bytes]":
        found.append(subprocess.Popen(["sleep", "60"]))
        return found[-1]

    monkeypatch.setattr(working, "start", start)
    monkeypatch.setattr(working, "FIRST_WAIT", 0.1)
    return found


def test_worker_that_dies_is_started_again_and_ends_with_the_service(started: Started) -> None:
    with working.working():
        until(lambda: started)
        started[0].kill()
        until(lambda: len(started) == 2)
        assert started[1].poll() is None
    assert started[1].poll() is not None


def test_worker_that_does_not_stop_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "PATIENCE", 0.5)
    deaf = subprocess.Popen(
        ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"], stdout=subprocess.PIPE
    )
    assert deaf.stdout
    deaf.stdout.readline()
    working.stop(deaf)
    assert deaf.returncode == -9
    deaf.stdout.close()
