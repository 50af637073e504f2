"""Soaks run for minutes, with chance: by `make soak` only."""

import logging
import os
import sys
import time
from collections.abc import Callable
from random import Random

import pytest

collect_ignore_glob = [] if "SOAK_MINUTES" in os.environ else ["test_*.py"]
MINUTES = float(os.environ.get("SOAK_MINUTES", "10"))
SEED = int(os.environ.get("SOAK_SEED", "1"))


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Pages are refused and connections killed on purpose, by the thousand; a line for each would hide the counts."""
    for name in ("django.request", "psycopg"):
        caplog.set_level(logging.CRITICAL, name)


@pytest.fixture
def tell(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Print counts past pytest's capture; to the one stream that processes side by side share with the terminal."""

    def say(text: str) -> None:
        with capsys.disabled():
            print(text, file=sys.__stderr__, flush=True)

    return say


def chance(name: str, number: int = 0) -> Random:
    """The same chance for the same seed."""
    return Random(f"{SEED} {name} {number}")


def until(share: float) -> float:
    """The moment of the monotonic clock until which a part that has this share of the time goes on."""
    return time.monotonic() + MINUTES * 60 * share
