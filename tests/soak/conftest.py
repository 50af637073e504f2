"""Soaks run for minutes, with chance: by `make soak` only."""

import os
import time
from collections.abc import Callable
from random import Random

import pytest

collect_ignore_glob = [] if "SOAK_MINUTES" in os.environ else ["test_*.py"]
MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))
SEED = int(os.environ.get("SOAK_SEED", "1"))


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print counts past pytest's capture."""

    def say(text: str) -> None:
        with capsys.disabled():
            print(text)  # noqa: T201

    return say


def chance(name: str, number: int = 0) -> Random:
    """The same chance for the same seed."""
    return Random(f"{SEED} {name} {number}")


def until(share: float) -> float:
    """The moment of the monotonic clock until which a part that has this share of the time goes on."""
    return time.monotonic() + MINUTES * 60 * share
