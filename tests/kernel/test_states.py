"""Steps between states: only those that a machine names."""

from alongside.kernel.decisions import No, Yes
from alongside.kernel.states import can_move

LAMP = {"off": {"on"}, "on": {"off"}, "broken": set[str]()}


def test_step_that_is_named_may_be_taken() -> None:
    assert isinstance(can_move(LAMP, now="off", to="on"), Yes)


def test_step_that_is_not_named_is_refused_with_a_reason() -> None:
    for now, to in (("off", "broken"), ("broken", "on"), ("on", "on")):
        decision = can_move(LAMP, now=now, to=to)
        assert isinstance(decision, No)
        assert decision.reason
