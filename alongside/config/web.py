"""The web server's own process: granian, with two workers."""

import ctypes
import os
import signal
import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from alongside.config.gate import THREADS

_PR_SET_PDEATHSIG = 1
STOPS_WITHIN = 10


def serve(application: str) -> None:
    """Serve a WSGI application until told to stop, or until the process that started this one is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    Granian(
        application,
        address=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ["PORT"]),
        interface=Interfaces.WSGI,
        workers=2,
        # More than one, so that a slow line does not hold everybody up; config/gate.py keeps two for reading.
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        # A line that never ends keeps nobody from stopping the service.
        workers_kill_timeout=STOPS_WITHIN,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    serve("alongside.config.wsgi:application")
