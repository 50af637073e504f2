"""The worker's own process: does jobs, as a database role that sees no words."""

import asyncio
import ctypes
import os
import signal
import sys
from importlib import import_module

_PR_SET_PDEATHSIG = 1


def main() -> None:
    """Work until told to stop, or until the process that started this one is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    from alongside.config import database

    os.environ[database.WORKS] = "1"
    import django

    django.setup()
    import_module("alongside.config.jobs")
    from alongside.jobs import worker

    asyncio.run(worker.work(worker.queue(database.parameters(database.JOBS))))


if __name__ == "__main__":
    main()
