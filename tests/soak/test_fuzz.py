"""Each reader of what comes from outside, fuzzed for its share of the time."""

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.soak.conftest import MINUTES, SEED

FOLDER = Path(__file__).resolve().parents[1] / "fuzz"
PARSERS = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in ("__init__", "running"))
SHARE = 0.15
DONE = re.compile(r"Done (\d+) runs in (\d+) second")


@pytest.mark.skipif(not importlib.util.find_spec("atheris"), reason="atheris has no build for this machine")
@pytest.mark.parametrize("parser", PARSERS)
def test_nothing_breaks_a_reader(parser: str, tell: Callable[[str], None]) -> None:
    seconds = max(5, int(MINUTES * 60 * SHARE / len(PARSERS)))
    command = [sys.executable, "-m", "tests.fuzz.running", parser, f"--seconds={seconds}", f"--seed={SEED}"]
    run = subprocess.run(command, cwd=FOLDER.parents[1], capture_output=True, text=True, errors="replace", check=False)
    done = DONE.search(run.stderr + run.stdout)
    assert run.returncode == 0, (run.stdout + run.stderr)[-3000:]
    assert done
    tell(f"\nfuzzing {parser}, seed {SEED}: {int(done[1]):,} runs in {done[2]} s")
