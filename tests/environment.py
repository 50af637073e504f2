"""Loaded before anything else: tests have a state folder and a database of their own per worker."""

import os
from pathlib import Path

_CLONE = Path(__file__).resolve().parents[1]
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")

os.environ.setdefault("ALONGSIDE_STATE", str(_CLONE / ".alongside" / "test"))
os.environ["ALONGSIDE_DATABASE"] = f"alongside_test_{_WORKER}"
os.environ["ALONGSIDE_DEMO"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "alongside.config.settings"
