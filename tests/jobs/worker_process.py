"""A worker with the jobs of tests in it, which notices sooner that another is gone: python -m tests.jobs.worker_process."""

import asyncio
import os
import sys


def main() -> None:
    """Work until there is nothing to do, or with ``forever`` until stopped."""
    from alongside.config import database

    os.environ[database.WORKS] = "1"
    import django

    django.setup()
    from alongside.jobs import worker
    from tests.jobs import made

    assert made.__name__
    app = worker.queue(database.parameters(database.JOBS))
    forever = sys.argv[1:] == ["forever"]
    asyncio.run(worker.work(app, until_empty=not forever, heartbeat=0.3, silence=1))


if __name__ == "__main__":
    main()
