"""What has to be put right in a form, in the order of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm

from alongside.kernel.forms.base import DJANGO_MISSING, MISSING
from alongside.kernel.forms.dates import DateField, WhenField

# Said of any field, so they tell nothing without its label. All others stand on their own.
OF_ANY_FIELD = (
    DJANGO_MISSING,
    *(words for _, words in MISSING),
    *(kind.default_error_messages["required"] for kind in (DateField, WhenField)),
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: what to do, and the field it leads to, if it is about one.

    The sentence is the one that stands at the field. ``label`` is empty where it can be understood without.
    """

    text: str
    label: str = ""
    id: str = ""


def _each(form: BaseForm) -> Iterator[Problem]:
    for text in form.non_field_errors():
        yield Problem(str(text))
    of_any_field = {str(words) for words in OF_ANY_FIELD}
    for field in form:
        target = "" if field.is_hidden else getattr(field, "first_id", field.auto_id)
        for text in map(str, field.errors):
            yield Problem(text, str(field.label) if target and text in of_any_field else "", target)


def of(form: BaseForm) -> list[Problem]:
    """The form's problems: those about the whole first, then field by field."""
    return list(_each(form))
