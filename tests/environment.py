"""Loaded before anything else: each worker has a PostgreSQL of its own.

The ledger is sealed up to the oldest transaction that is still open anywhere on the server, so two
workers on one server would hold each other up.
"""

import os
from pathlib import Path

from alongside.keeper import binaries

_CLONE = Path(__file__).resolve().parents[1]
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")

os.environ["ALONGSIDE_STATE"] = str(_CLONE / ".alongside" / f"test-{binaries.find().major}-{_WORKER}")
os.environ["ALONGSIDE_DATABASE"] = f"alongside_test_{_WORKER}"
os.environ["ALONGSIDE_DEMO"] = "1"
# Playwright keeps an event loop in this thread; Django's own guard would refuse every query beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
