"""The world's own ledger checked, as anybody would: `alongside ledger verify`, start-up included."""

import json
import os
import subprocess
import sys
import time

from bench.surroundings import ROOT

COMMAND = [sys.executable, "-c", "from alongside.config.command import main; main()", "ledger", "verify", "--json"]
LIMIT_SECONDS, LIMIT_LINES = 15, 1_000_000
START_MS = 5000  # what any command may take to begin, however few the lines


def measure() -> tuple[float, int]:
    """Seconds it took, and how many lines were read, in the world that is settled in.

    :raises RuntimeError: when the ledger is found not to be sound.
    """
    began = time.perf_counter()
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run(COMMAND, env=told, check=False, capture_output=True, text=True)
    took = time.perf_counter() - began
    if said.returncode:
        raise RuntimeError(said.stdout or said.stderr)
    return took, int(json.loads(said.stdout)["lines"])


def line(took: float, lines: int) -> str:
    """What is printed, for machines."""
    limit = max(LIMIT_SECONDS * 1000 * lines / LIMIT_LINES, START_MS)
    return f"BENCH ledger_verified {took * 1000:.0f} {limit:.0f} {took * 1000 / limit:.2f} ({lines:,} lines)"
