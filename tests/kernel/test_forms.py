"""Forms in GOV.UK markup: labels, hints, errors and answers that open further questions."""

from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from django.utils.text import capfirst
from lxml import html

from alongside.kernel.forms import Choice, Choices, DateField, Form, GovukRenderer, LongTextField, TextField


class Note(Form):
    """A note, as a worker would write one."""

    default_renderer = GovukRenderer()
    read = Choice(
        label="Can she read it?",
        choices=[("yes", "Yes"), ("later", "Not yet")],
        hints={"yes": "At once."},
        reveals={"later": "why"},
    )
    why = TextField(label="Why not yet?", width=20)
    how = Choices(label="How did you meet?", choices=[("park", "Park"), ("phone", "Phone")], required=False)
    text = LongTextField(label="What happened?", help_text="As if she will read it.")
    review = DateField(label="Look again on", required=False)
    paper = forms.FileField(label="A file", required=False)
    sure = forms.BooleanField(label="I told her")
    seen = forms.IntegerField(widget=forms.HiddenInput)


def _page(form: forms.BaseForm) -> Any:
    template = Template("{% load components %}{% error_summary form %}<form>{{ form }}</form>")
    shown = f"<main>{template.render(Context({'form': form}))}</main>"
    return html.fromstring(shown)


def test_text_box_is_tied_to_its_hint() -> None:
    box = _page(Note()).get_element_by_id("id_text")
    assert box.get("class") == "govuk-textarea"
    assert box.get("aria-describedby") == "id_text_helptext"
    assert (box.get("dir"), box.get("autocomplete")) == ("auto", "off")


def test_text_box_with_a_problem_is_tied_to_hint_and_error() -> None:
    page = _page(Note(data={}))
    box = page.get_element_by_id("id_text")
    assert box.get("aria-describedby") == "id_text_helptext id_text_error"
    assert box.get("aria-invalid") == "true"
    assert "govuk-textarea--error" in box.get("class")
    assert "Please fill this in." in page.get_element_by_id("id_text_error").text_content()


def test_browser_bubbles_are_not_asked_for() -> None:
    assert not _page(Note()).xpath("//*[@required]")


def test_width_keeps_company_with_the_other_classes() -> None:
    assert _page(Note()).get_element_by_id("id_why").get("class") == "govuk-input govuk-input--width-20"


def test_every_id_a_page_points_to_is_there() -> None:
    page = _page(Note(data={}))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointed = {
        one for value in page.xpath("//@aria-describedby | //@for | //@data-aria-controls") for one in value.split()
    }
    pointed |= {link.lstrip("#") for link in page.xpath("//*[contains(@class, 'error-summary')]//@href")}
    assert pointed
    assert pointed <= set(ids)


@pytest.mark.parametrize("name", ["read", "how", "review"])
def test_groups_have_a_legend(name: str) -> None:
    [fieldset] = _page(Note()).xpath(f"//fieldset[.//input[@id='id_{name}_0']]")
    assert fieldset.find("legend").text_content().startswith(str(Note().fields[name].label))


def test_group_error_describes_the_group() -> None:
    [fieldset] = _page(Note(data={})).xpath("//fieldset[.//input[@id='id_read_0']]")
    assert fieldset.get("aria-describedby") == "id_read_error"


def test_choice_hint_describes_its_own_button() -> None:
    page = _page(Note())
    assert page.get_element_by_id("id_read_0").get("aria-describedby") == "id_read_0_hint"
    assert page.get_element_by_id("id_read_0_hint").text_content() == "At once."
    assert page.get_element_by_id("id_read_1").get("aria-describedby") is None


def test_revealed_field_stands_once_under_its_choice() -> None:
    page = _page(Note())
    assert page.get_element_by_id("id_read_1").get("data-aria-controls") == "id_read_1_more"
    assert page.xpath("count(//input[@name='why'])") == 1
    assert page.get_element_by_id("id_read_1_more").xpath(".//input[@name='why']")


def test_error_summary_leads_to_the_first_box_of_each_problem() -> None:
    links = _page(Note(data={"read": "later"})).xpath("//*[contains(@class, 'error-summary')]//@href")
    assert links == ["#id_why", "#id_text", "#id_sure"]


def _told(form: forms.BaseForm) -> list[str]:
    lines = _page(form).xpath("//*[contains(@class, 'error-summary')]//li")
    return [" ".join(line.text_content().split()) for line in lines]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_error_summary_says_the_sentence_of_the_field_and_no_question_again(language: str) -> None:
    class Asked(Form):
        default_renderer = GovukRenderer()
        name = TextField(label="What are you called?", error_messages={"required": "Write what you are called."})
        on = DateField(label="When was it?")

    with translation.override(language):
        form = Asked(data={"on_day": "31", "on_month": "2", "on_year": "2026"})
        told = _told(form)
        assert told == [capfirst(str(text)) for texts in form.errors.values() for text in texts]
        at_fields = _page(form).xpath("//p[contains(@class, 'govuk-error-message')]")
        assert all(line in at.text_content() for line, at in zip(told, at_fields, strict=True))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_error_summary_names_the_field_where_the_sentence_does_not(language: str) -> None:
    class Asked(Form):
        name = TextField(label="Name")
        on = DateField(label="Day")

    class Foreign(forms.Form):
        code = forms.CharField(label="Code")

    with translation.override(language):
        assert [line.split(" – ")[0] for line in _told(Asked(data={}))] == ["Name", "Day"]
        assert [line.split(" – ")[0] for line in _told(Foreign(data={}))] == ["Code"]


def test_error_summary_is_absent_when_all_is_well() -> None:
    assert not _page(Note()).xpath("//*[contains(@class, 'error-summary')]")


def test_hidden_fields_problem_is_said_without_a_link() -> None:
    items = _page(Note(data={"seen": "x"})).xpath("//*[contains(@class, 'error-summary')]//li[not(a)]")
    assert len(items) == 1


def test_unopened_answer_is_dropped_and_not_missed() -> None:
    form = Note(data={"read": "yes", "why": "left over", "text": "Met.", "sure": "on", "seen": "1"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["why"] == ""


def test_unopened_question_is_not_missed() -> None:
    form = Note(data={"read": "yes", "text": "Met.", "sure": "on", "seen": "1"})
    assert form.is_valid(), form.errors


class Twice(Form):
    """Two answers that open the same question."""

    how = Choice(choices=[("no", "No"), ("part", "In part"), ("yes", "Yes")], reveals={"no": "why", "part": "why"})
    why = TextField()


@pytest.mark.parametrize(("how", "why"), [("no", "Late."), ("part", "Late."), ("yes", "")])
def test_question_behind_two_answers_is_opened_by_either(how: str, why: str) -> None:
    form = Twice(data={"how": how, "why": "Late."})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["why"] == why


def test_opened_answer_is_asked_for() -> None:
    form = Note(data={"read": "later", "text": "Met.", "sure": "on", "seen": "1"})
    assert list(form.errors) == ["why"]


def test_optional_fields_say_so() -> None:
    page = _page(Note())
    marked = {legend.text_content().split(" (")[0] for legend in page.xpath("//*[self::label or self::legend][span]")}
    assert marked == {"How did you meet?", "Look again on", "A file"}


def test_typed_dates_stay_in_their_boxes() -> None:
    page = _page(Note(data={"review_day": "30", "review_month": "Feb", "review_year": "26"}))
    assert [page.get_element_by_id(f"id_review_{at}").get("value") for at in range(3)] == ["30", "Feb", "26"]
    assert "not a real date" in page.get_element_by_id("id_review_error").text_content()


def test_text_from_a_person_is_escaped() -> None:
    rendered = Template("{{ form }}").render(Context({"form": Note(data={"why": '"><b>', "text": "<b>"})}))
    assert "<b>" not in rendered


@pytest.mark.parametrize("sent", ["ab\r\n\r\nc", "ab\n\nc", "ab\r\rc"])
def test_line_break_counts_as_one_character_as_it_does_in_the_browser(sent: str) -> None:
    field = LongTextField(label="What happened?", max_length=5)
    assert field.clean(sent) == "ab\n\nc"
    with pytest.raises(forms.ValidationError):
        field.clean(f"{sent}d")
