"""A plan on pages: every form, two writers, their pace, one tap, versions side by side, the page to print."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alongside.access.actor import acting_as
from alongside.access.doors import opened_one
from alongside.access.models import Account
from alongside.access.vocabulary import Purpose
from alongside.kernel.clock import now
from alongside.ledger.models import Line
from alongside.people.actions import pace
from alongside.people.actions.pace import Said
from alongside.people.models import Pace, YoungPerson
from alongside.people.vocabulary import PaceAnswer, Topic
from alongside.planning import changes
from alongside.planning.changes import About
from alongside.planning.models import Plan, Rating
from alongside.planning.vocabulary import Agrees, Owner
from tests import cast
from tests.planning import made
from tests.planning.sharing import share_everyday

Browse = Callable[[Account | None], Client]


def _at(place: str, mira: YoungPerson, *more: object) -> str:
    return reverse(f"workspace:{place}", args=[mira.record_id, *more])


def _quiet(mira: YoungPerson, by: Account, topic: Topic) -> None:
    with opened_one(mira.record_id, purpose=Purpose.SUPPORT, viewer=by) as door:
        said = [Said(topic, PaceAnswer.DONT_ASK)]
        pace.say(record=mira.record_id, said=said, now=now(), door=door, by=by)


def test_first_day_asks_kindly_and_the_first_goal_makes_the_plan(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    assert "There is no plan yet" in cast.page_of(client, _at("plan", mira))
    form = {"words": "Swim in the sea", "low": "On the sand", "high": "I float", "domains": ["leisure"], "seen": "0"}
    assert client.post(_at("plan-goal-add", mira), form).status_code == 302
    page = cast.page_of(client, _at("plan", mira))
    assert "Swim in the sea" in page
    assert "Fun and friends" in page
    assert "Not asked yet" in page


def test_goal_without_words_is_asked_for_beside_the_field(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    page = browse(alice).post(_at("plan-goal-add", mira), {"low": "On the sand"}).content.decode()
    assert "Write what they would like, in their words." in page
    assert 'value="On the sand"' in page


def test_answer_in_place_of_a_goal_is_kept_and_no_goal_is_made(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client = browse(alice)
    assert client.post(_at("plan-goal-add", mira), {"words_instead": "dont_ask"}).status_code == 302
    with acting_as(alice.pk):
        assert list(Pace.objects.values_list("topic", "answer")) == [("goals", "dont_ask")]
        assert not Plan.objects.exists()
    assert "they would rather not be asked" in cast.page_of(client, _at("plan", mira))
    assert 'name="words"' not in cast.page_of(client, _at("plan-goal-add", mira))


def test_step_keeps_when_as_it_was_said_and_says_the_days(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, goal = browse(alice), made.begin(mira, alice)
    step = {"what": "Ask the pool", "owner": "us", "who": "Alice", "by": "my 18th birthday", "seen": "2"}
    assert client.post(_at("plan-step-add", mira, goal.id), step).status_code == 302
    page = cast.page_of(client, _at("plan-goal", mira, goal.id))
    assert "my 18th birthday" in page
    assert "(9 April 2028)" in page


def test_step_by_a_day_that_is_none_is_put_right_beside_the_field(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    goal = made.begin(mira, alice)
    step = {"what": "Ask the pool", "owner": "us", "by": "31 February", "seen": "2"}
    page = browse(alice).post(_at("plan-step-add", mira, goal.id), step).content.decode()
    assert "There is no such day." in page
    assert 'value="31 February"' in page


def test_step_that_leaves_everything_to_them_is_said_kindly(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    made.write(mira, alice, made.goal())
    goal = made.card(mira, alice).goals[0]
    step = {"what": "Ring the pool", "owner": "them", "seen": "1"}
    page = browse(alice).post(_at("plan-step-add", mira, goal.id), step, follow=True).content.decode()
    assert "What could we take on?" in page


def test_step_is_dropped_only_with_a_reason(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, goal = browse(alice), made.begin(mira, alice)
    path = _at("plan-step", mira, goal.steps[0].id)
    assert "Say why, so that it can be explained" in client.post(path, {"to": "dropped", "seen": "2"}).content.decode()
    done = client.post(path, {"to": "dropped", "because": "It closed", "with_them": "on", "seen": "2"})
    assert done.status_code == 302
    assert "together with them: <bdi>It closed</bdi>" in cast.page_of(client, _at("plan-goal", mira, goal.id))


def test_second_writer_of_the_same_part_keeps_what_they_typed_and_saves_on_top(
    browse: Browse, mira: YoungPerson, alice: Account, lena: Account
) -> None:
    made.begin(mira, alice)
    made.write(mira, alice, changes.described(About(hopes="A boat")))
    client = browse(lena)
    answer = client.post(_at("plan-about", mira), {"hopes": "A house", "seen": "2"})
    page = answer.content.decode()
    assert (answer.status_code, "Nothing was lost" in page, "A house" in page) == (409, True, True)
    assert client.post(_at("plan-about", mira), {"hopes": "A house", "seen": "3"}).status_code == 302
    assert made.card(mira, alice).hopes == "A house"


def test_fourth_goal_is_met_with_a_sentence_and_no_form(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    for number in range(3):
        made.write(mira, alice, made.goal(f"Goal {number}"))
    page = cast.page_of(browse(alice), _at("plan-goal-add", mira))
    assert "3 goals at a time are plenty" in page
    assert 'name="words"' not in page


def test_one_tap_keeps_a_number_and_the_page_shows_nothing_else_of_the_record(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    client, goal = browse(alice), made.begin(mira, alice)
    path = _at("plan-goal-rate", mira, goal.id)
    page = cast.page_of(client, path)
    assert page.count('class="scale__number"') == 11
    assert "Mira" not in page
    assert 'href="/"' not in page
    assert "You chose 6." in client.post(path, {"answer": "6"}, follow=True).content.decode()
    assert "Last they said 6 of 10" in cast.page_of(client, _at("plan", mira))


def test_not_now_and_never_again_are_answers(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    client, goal = browse(alice), made.begin(mira, alice)
    path = _at("plan-goal-rate", mira, goal.id)
    assert "That is an answer too." in client.post(path, {"answer": "not_now"}, follow=True).content.decode()
    client.post(path, {"answer": "dont_ask"})
    assert 'class="scale__number"' not in cast.page_of(client, path)
    assert client.post(path, {"answer": "4"}).status_code == 200
    with acting_as(alice.pk):
        assert list(Rating.objects.values_list("answer", flat=True)) == ["not_now"]


@pytest.mark.parametrize("answer", ["", "11", "-1", "many"])
def test_anything_else_is_asked_again_and_nothing_is_kept(
    browse: Browse, mira: YoungPerson, alice: Account, answer: str
) -> None:
    goal = made.begin(mira, alice)
    assert browse(alice).post(_at("plan-goal-rate", mira, goal.id), {"answer": answer}).status_code == 200
    with acting_as(alice.pk):
        assert not Rating.objects.exists()


def test_path_is_told_in_words_and_in_a_table(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    goal = made.begin(mira, alice)
    made.rate(mira, alice, goal, 3)
    page = cast.page_of(browse(alice), _at("plan-goal", mira, goal.id))
    assert '<td class="govuk-table__cell">3</td>' in page
    assert "Duncan Law, CC BY-NC-SA 4.0" in page


def test_review_keeps_disagreements_with_whose_they_are(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    day = now().date()
    form = {
        "at_day": day.day, "at_month": day.month, "at_year": day.year, "at_time": "00:01", "participation": "PN2",
        "others": "Mum, on the phone", "text": "We read it by the harbour.", "agrees": "partly", "says": "Fewer meetings",
        "whose_1": "Mum", "words_1": "School comes first", "seen": "2",
    }  # fmt: skip
    client = browse(alice)
    page = cast.page_of(client, _at("plan-review", mira))
    assert "They were there, and an advocate spoke for them" in page
    after = _next(page)
    answer = client.post(_at("plan-review", mira), form | after)
    assert answer.status_code == 302
    with acting_as(alice.pk):
        review = Plan.objects.get(number=3)
    assert (review.agrees, review.change) == ("partly", "reviewed")
    shown = cast.page_of(client, _at("plan", mira))
    assert "Something is seen another way" in shown
    address = next(part for part in shown.split('"') if "/plan/reviews/" in part)
    told = cast.page_of(client, address)
    for words in ("School comes first", "Mum", "an advocate spoke for them", "Fewer meetings", "by the harbour"):
        assert words in told
    assert "by the harbour" in cast.page_of(client, _at("young-person", mira))


def _next(page: str) -> dict[str, str]:
    """The day the form proposes for the next review."""
    parts = {}
    for part in ("day", "month", "year"):
        piece = page.split(f'name="next_on_{part}" value="')[1]
        parts[f"next_on_{part}"] = piece.split('"')[0]
    return parts


def test_disagreement_without_a_name_is_asked_for(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    page = browse(alice).post(_at("plan-review", mira), {"words_1": "School comes first", "seen": "2"}).content.decode()
    assert "whose words these are" in page


def test_two_versions_stand_side_by_side_with_words_for_what_changed(
    browse: Browse, mira: YoungPerson, alice: Account
) -> None:
    goal = made.begin(mira, alice)
    made.write(
        mira, alice, changes.goal_worded(goal=goal.id, words="Swim in the lake", low="", high="", domains=("leisure",))
    )
    page = cast.page_of(browse(alice), _at("plan-versions", mira) + "?before=1&after=3")
    assert '<del class="changed changed--gone"><span class="changed__said">gone:</span> sea' in page
    assert '<ins class="changed changed--new"><span class="changed__said">new:</span> lake' in page
    assert browse(alice).get(_at("plan-versions", mira) + "?before=77").status_code == 404


@pytest.mark.parametrize(("place", "pages"), [("plan-print", 1), ("plan-print-easy", 1)])
def test_page_for_them_is_tagged_has_no_name_and_stands_on_the_ledger(
    browse: Browse, mira: YoungPerson, alice: Account, place: str, pages: int
) -> None:
    made.begin(mira, alice)
    made.write(mira, alice, changes.said_of_it(agrees=Agrees.YES, says="Mine"))
    answer = browse(alice).get(_at(place, mira))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="page.pdf"'
    paper = PdfReader(BytesIO(answer.content))
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    text = "".join(page.extract_text() for page in paper.pages)
    assert made.GOAL in text.replace("\u2068", "").replace("\u2069", "")
    for name in ("Mira", "Amira", "Khalil", "Alongside", "Harbour"):
        assert name not in text
        assert name.encode() not in answer.content
    assert len(paper.pages) == pages
    with acting_as(alice.pk):
        assert Line.objects.filter(verb="plan.taken_out").count() == 1


def test_page_in_arabic_is_written_from_right_to_left(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    client = browse(alice)
    client.cookies["django_language"] = "ar"
    client.post(reverse("set-language"), {"language": "ar"})
    paper = PdfReader(BytesIO(client.get(_at("plan-print", mira)).content))
    assert paper.trailer["/Root"]["/Lang"] == "ar"  # type: ignore[index]
    fonts = {font["/BaseFont"] for page in paper.pages for font in _fonts(page)}
    assert any("NotoSansArabic" in name for name in fonts)


def _fonts(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_partner_reads_the_plan_and_finds_nothing_to_change(
    browse: Browse, mira: YoungPerson, alice: Account, vic: Account
) -> None:
    goal = made.begin(mira, alice)
    share_everyday(mira, vic)
    client = browse(vic)
    page = cast.page_of(client, _at("plan", mira))
    assert made.GOAL in page
    assert "Add a step" not in page
    step = {"what": "Come to us", "owner": Owner.US.value, "seen": "2"}
    assert client.post(_at("plan-step-add", mira, goal.id), step).status_code == 403


def test_partner_of_another_part_is_told_that_the_plan_is_not_shared(
    browse: Browse, mira: YoungPerson, alice: Account, nia: Account
) -> None:
    made.begin(mira, alice)
    assert "not shared with you" in cast.page_of(browse(nia), _at("plan", mira))
    for place in ("plan-print", "plan-versions", "plan-agree"):
        assert browse(nia).get(_at(place, mira)).status_code == 404


def test_quiet_topics_are_left_alone_in_every_form(browse: Browse, mira: YoungPerson, alice: Account) -> None:
    made.begin(mira, alice)
    made.write(mira, alice, changes.described(About(hopes="A boat", strengths="Funny")))
    _quiet(mira, alice, Topic.FUTURE)
    client = browse(alice)
    assert 'name="hopes"' not in cast.page_of(client, _at("plan-about", mira))
    assert client.post(_at("plan-about", mira), {"strengths": "Kind", "hopes": "x", "seen": "3"}).status_code == 302
    assert (made.card(mira, alice).hopes, made.card(mira, alice).strengths) == ("A boat", "Kind")
    _quiet(mira, alice, Topic.GOALS)
    for place in ("plan-agree", "plan-review"):
        assert 'name="agrees"' not in cast.page_of(client, _at(place, mira))
