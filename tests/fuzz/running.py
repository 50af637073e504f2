"""Runs one harness under atheris for so many seconds: python -m tests.fuzz.running council --seconds 30 --seed 1."""

import argparse
import importlib
import sys
import tempfile
from pathlib import Path

LONGEST = 20_000


def main() -> None:
    """Fuzz until the time is over or something breaks; what broke it is kept where the last line says."""
    asked = argparse.ArgumentParser()
    asked.add_argument("parser")
    asked.add_argument("--seconds", type=int, default=30)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()

    atheris = importlib.import_module("atheris")
    from tests import environment

    assert environment
    import django

    django.setup()
    with atheris.instrument_imports(include=["alongside"]):
        harness = importlib.import_module(f"tests.fuzz.{given.parser}")
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(harness.SEEDS):
            (Path(folder) / str(number)).write_bytes(seed)
        words = [
            f"-max_total_time={given.seconds}",
            f"-seed={given.seed}",
            f"-max_len={LONGEST}",
            "-print_final_stats=1",
        ]
        kept = tempfile.mkdtemp(prefix="broke-")
        atheris.Setup([sys.argv[0], *words, "-timeout=20", f"-artifact_prefix={kept}/", folder], harness.once)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
