"""Questions put to a young person: the answers in place of an answer, and the questions they asked not to be asked."""

from datetime import date
from typing import Any

import pytest
from django.template import engines

from alongside.kernel.forms import AskedForm, DateField, Instead, Quiet, RoughDate, RoughDateField, TextField, of_them

TODAY = date(2026, 11, 22)
TWO_WEEKS_ON = date(2026, 12, 6)
QUIET = Quiet("They asked not to be asked about this.", "/where/to/lift/")


class Asking(AskedForm):
    known_as = TextField(label="Known as")
    pronouns = of_them(TextField(label="Pronouns", required=False), topic="pronouns")
    born = of_them(RoughDateField(label="Born", required=False), topic="birth")
    because = of_them(TextField(label="What the guess rests on", required=False), topic="birth")
    home = of_them(TextField(label="Home"), topic="home")
    seen = DateField(label="Seen", required=False)


STORED = {
    "pronouns": "they/them",
    "born": RoughDate(date(2010, 4, 9), is_guess=True),
    "because": "School",
    "home": "Hill",
}


def _form(data: dict[str, str] | None = None, **more: Any) -> Asking:
    return Asking(None if data is None else {"known_as": "Mira", "home": "River"} | data, today=TODAY, **more)


def _page(form: Asking) -> str:
    return str(engines["django"].from_string("{{ form }}").render({"form": form}))


def test_each_topic_is_asked_once_and_has_answers_beside_it() -> None:
    form = _form()
    assert [name for name in form.fields if name.endswith("_instead")] == [
        "pronouns_instead",
        "born_instead",
        "home_instead",
    ]
    page = _page(form)
    assert page.count('<details class="govuk-details instead"') == 3
    assert page.count('value="dont_ask"') == 3
    assert "Ask again from 6 December" in page


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("", []),
        ("not_now", [Instead("pronouns", "not_now", TWO_WEEKS_ON)]),
        ("until_they_say", [Instead("pronouns", "not_now")]),
        ("dont_ask", [Instead("pronouns", "dont_ask")]),
        ("dont_know", [Instead("pronouns", "dont_know")]),
    ],
)
def test_what_was_chosen_in_place_of_an_answer_is_said(chosen: str, said: list[Instead]) -> None:
    form = _form({"pronouns_instead": chosen})
    assert form.is_valid(), form.errors
    assert form.said() == said


def test_required_question_that_was_answered_otherwise_is_not_missed_and_what_is_stored_stays() -> None:
    form = _form({"home": "", "home_instead": "dont_ask"}, initial=STORED)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["home"] == "Hill"
    assert not _form({"home": ""}).is_valid()


def test_what_is_written_beside_another_answer_stays_written() -> None:
    form = _form({"pronouns": "she/her", "pronouns_instead": "not_now"}, initial=STORED)
    assert form.is_valid()
    assert form.cleaned_data["pronouns"] == "she/her"


def test_date_that_cannot_be_read_is_no_matter_when_it_was_answered_otherwise() -> None:
    form = _form({"born_day": "99", "born_instead": "dont_know"}, initial=STORED)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == STORED["born"]


def test_quiet_topic_is_not_asked_and_says_why_once() -> None:
    page = _page(_form(initial=STORED, quiet={"birth": QUIET, "home": QUIET}))
    assert page.count(QUIET.sentence) == 2
    assert page.count(QUIET.url) == 2
    for name in ("born", "because", "home"):
        assert f'name="{name}' not in page
    assert 'name="pronouns"' in page


def test_quiet_topic_keeps_what_is_stored_whatever_is_posted() -> None:
    posted = {
        "born_day": "1",
        "born_month": "1",
        "born_year": "2001",
        "because": "Guess",
        "home": "",
        "home_instead": "dont_know",
    }
    form = _form(posted, initial=STORED, quiet={"birth": QUIET, "home": QUIET})
    assert form.is_valid(), form.errors
    assert {name: form.cleaned_data[name] for name in ("born", "because", "home")} == {
        name: STORED[name] for name in ("born", "because", "home")
    }
    assert form.said() == []


def test_quiet_topic_with_nothing_stored_is_empty_and_not_missed() -> None:
    form = _form({}, quiet={"home": QUIET, "birth": QUIET})
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["home"], form.cleaned_data["born"]) == ("", None)


def test_answer_from_nowhere_is_refused() -> None:
    assert not _form({"pronouns_instead": "always"}).is_valid()


def test_forms_do_not_share_what_is_quiet() -> None:
    _form(quiet={"home": QUIET})
    assert 'name="home"' in _page(_form())
