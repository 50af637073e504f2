"""Doors in any order that chance makes: see the machine."""

import os

import psycopg
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.attacks.grants_machine import Doors
from tests.attacks.world import World

# More with `make soak`.
EXAMPLES = int(os.environ.get("SOAK_EXAMPLES", "12"))


def test_whatever_happens_to_doors_rule_and_database_agree(world: World, app: psycopg.Connection) -> None:
    Doors.attacked, Doors.connection = world, app
    run_state_machine_as_test(
        Doors,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
