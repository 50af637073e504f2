"""Two versions side by side: every word stands on one side or both, and a change is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.planning.cards import Goal, PlanCard, Step
from alongside.planning.comparing import Mark, compared, pieces
from alongside.planning.vocabulary import GoalState, Owner, StepState

STEP = Step(id="s", what="Find a pool", owner=Owner.US)
GOAL = Goal(id="g", words="Swim in the sea", steps=(STEP,))
CARD = PlanCard(goals=(GOAL,), strengths="Kind")


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_word_is_lost_on_either_side(before: str, after: str) -> None:
    left, right = pieces(before, after)
    assert "".join(piece.text for piece in left) == before
    assert "".join(piece.text for piece in right) == after
    assert not any(piece.mark is Mark.NEW for piece in left)
    assert not any(piece.mark is Mark.GONE for piece in right)


def test_words_that_stay_are_not_marked() -> None:
    left, right = pieces("Swim in the sea", "Swim in the lake")
    assert [(one.text, one.mark) for one in left] == [("Swim in the ", Mark.SAME), ("sea", Mark.GONE)]
    assert [(one.text, one.mark) for one in right] == [("Swim in the ", Mark.SAME), ("lake", Mark.NEW)]


@pytest.mark.parametrize(
    ("after", "titles"),
    [
        (CARD, []),
        (replace(CARD, strengths="Kind and funny"), ["What they are good at"]),
        (replace(CARD, hopes="A boat"), ["What they hope for"]),
        (CARD.with_goal(replace(GOAL, state=GoalState.REACHED)), ["Goal 1"]),
        (CARD.with_step(GOAL, replace(STEP, state=StepState.DONE)), ["Step of goal 1"]),
        (CARD.with_step(GOAL, Step(id="t", what="Buy goggles", owner=Owner.THEM)), ["Step of goal 1"]),
        (CARD.with_goal(Goal(id="h", words="Sing")), ["Goal 2"]),
        (replace(CARD, goals=()), ["Goal 1", "Step of goal 1"]),
    ],
)
def test_part_that_changed_says_so(after: PlanCard, titles: list[str]) -> None:
    assert [row.title for row in compared(CARD, after) if row.has_changed] == titles
