"""`make bench` works from end to end: what it measures at size, it asks for here among ten young people."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.house import ROOT

COMMAND = [sys.executable, "-m", "bench.pages", "--tiny", "--check", "--state"]
PAGES = {"open_a_record", "the_same_with_ten_times_the_entries", "my_young_people", "today", "find_a_misspelt_name"}


@pytest.fixture
def state() -> Iterator[Path]:
    folder = ROOT / ".alongside" / f"bench-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    shutil.rmtree(folder, ignore_errors=True)
    yield folder
    shutil.rmtree(folder)


def test_bench_asks_for_every_page_and_measures_the_first(state: Path) -> None:
    told = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([*COMMAND, str(state)], cwd=ROOT, env=told, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert {words[1] for words in lines if words[0] == "CHECKED"} == {*PAGES, "save_an_entry"}
    ((_, name, milliseconds, limit, times, *_),) = [words for words in lines if words[0] == "BENCH"]
    assert (name, limit) == ("open_a_record", "12")
    assert float(milliseconds) > 0
    assert float(times) > 0
