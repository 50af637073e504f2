"""The page for them: it fits, every picture is there, and words of either direction stand whole."""

from datetime import date
from io import BytesIO

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from alongside.kernel import typesetting
from alongside.planning import paper
from alongside.planning.cards import Goal, PlanCard, Step
from alongside.planning.models import Plan
from alongside.planning.paper import Form
from alongside.planning.queries.plans import Read
from alongside.planning.vocabulary import DOMAIN_ICONS, Agrees, GoalState, Owner, StepState

TODAY = date(2026, 11, 22)
LINES = "One thing that is good\nAnother thing\nA third"


def _goal(number: int, steps: int) -> Goal:
    made = [Step(id=str(n), what=f"Do thing {n} of goal {number}", owner=Owner.US, who="Alice") for n in range(steps)]
    return Goal(id=str(number), words=f"Goal {number}, in nearly as many words as people use", steps=tuple(made))


def _read(card: PlanCard, agrees: Agrees = Agrees.YES) -> Read:
    return Read(Plan(agrees=agrees, agreed_number=1, number=1, review_on=TODAY), card)


def _full() -> PlanCard:
    goals = tuple(_goal(number, 5) for number in range(3))
    return PlanCard(
        goals=goals, strengths=LINES, people=LINES, places=LINES, interests=LINES, hopes="A boat", says="I like it."
    )


@pytest.mark.parametrize("language", ["en", "ar"])
def test_full_plan_fits_on_one_page(language: str) -> None:
    with override(language):
        made = PdfReader(BytesIO(paper.pdf(_read(_full()), form=Form.PLAIN, today=TODAY)))
    assert len(made.pages) == 1
    assert "Do thing 4 of goal 2" in made.pages[0].extract_text().replace("\u2068", "").replace("\u2069", "")


def test_easy_page_is_large_and_goes_on_over_pages() -> None:
    made = PdfReader(BytesIO(paper.pdf(_read(_full()), form=Form.EASY, today=TODAY)))
    assert len(made.pages) > 1


@pytest.mark.parametrize(
    "name",
    sorted({*DOMAIN_ICONS.values(), *(picture for _words, picture in [*paper.WHO.values(), *paper.PARTS.values()])}),
)
def test_every_picture_is_there(name: str) -> None:
    assert "stroke=" in typesetting.picture(name)


def test_picture_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError):
        typesetting.picture("no-such-picture")


def test_what_was_dropped_set_aside_or_never_asked_is_not_on_the_page() -> None:
    dropped = Step(id="s", what="Dropped", owner=Owner.US, state=StepState.DROPPED)
    goals = (Goal(id="g", words="Swim", steps=(dropped,)), Goal(id="h", words="Later", state=GoalState.SET_ASIDE))
    said = paper.values(_read(PlanCard(goals=goals), Agrees.NOT_ASKED), form=Form.PLAIN, today=TODAY)
    assert [(goal["words"], goal["steps"]) for goal in said["goals"]] == [("\u2068Swim\u2069", [])]
    assert [part["heading"] for part in said["parts"]] == ["When we look at it again"]


def test_how_far_along_it_feels_is_not_on_the_page() -> None:
    goal = Goal(id="g", words="Swim", low="I stay on the sand", high="I float")
    text = str(paper.values(_read(PlanCard(goals=(goal,))), form=Form.EASY, today=TODAY))
    assert "sand" not in text
    assert "float" not in text
