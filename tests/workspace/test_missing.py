"""What a form says when a question was left open: one sentence of its own, so that nobody reads the question twice."""

from collections.abc import Iterator
from importlib import import_module

import pytest

from alongside.kernel.forms import Form
from alongside.kernel.problems import OF_ANY_FIELD

FORMS = (
    "attachments", "barriers", "emergency", "entries", "grants", "looking", "moves", "outreach_plans", "pace", "plans",
    "prompts", "relationships", "retellings", "reviews", "telling_uses", "tellings", "trainings", "tries",
    "young_people",
)  # fmt: skip


def _questions(form: type[Form]) -> Iterator[tuple[str, object]]:
    """Questions that have to be answered and are not answered beforehand, and what is said without an answer."""
    for name, field in form.base_fields.items():
        if not field.widget.is_hidden and field.required and field.initial is None and str(field.label).endswith("?"):
            yield name, field.error_messages["required"]


@pytest.mark.parametrize("module", FORMS)
def test_question_left_open_has_a_sentence_of_its_own(module: str) -> None:
    found = vars(import_module(f"alongside.workspace.forms.{module}")).values()
    forms = [one for one in found if isinstance(one, type) and issubclass(one, Form)]
    general = {str(words) for words in OF_ANY_FIELD}
    unsaid = [f"{form.__name__}.{name}" for form in forms for name, words in _questions(form) if str(words) in general]
    assert unsaid == []
    assert forms
