"""`make bench` works from end to end: what it measures at size, it measures here on ten young people."""

import os
import subprocess
import sys
from pathlib import Path

from tests.architecture.house import ROOT

COMMAND = [sys.executable, "-m", "bench.pages", "--tiny", "--seconds", "1", "--rounds", "1", "--state"]
MEASURED = [
    "open_a_record",
    "the_same_with_ten_times_the_entries",
    "my_young_people",
    "today",
    "find_a_misspelt_name",
    "save_an_entry",
    "idle_memory_mb",
]


def test_bench_measures_every_page_of_a_tiny_world(tmp_path: Path) -> None:
    # A folder that PostgreSQL's own user may pass through, as the state folders of this checkout are.
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    said = subprocess.run([*COMMAND, str(tmp_path)], cwd=ROOT, env=told, check=True, capture_output=True, text=True)
    lines = [line.split() for line in said.stdout.splitlines() if line.startswith("BENCH ")]
    assert [name for _, name, *_ in lines] == MEASURED
    assert all(float(measured) > 0 for _, _, measured, *_ in lines)
