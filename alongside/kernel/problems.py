"""What has to be put right in a form, in the order of its fields."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary: what is wrong, and the field it leads to, if it is about one."""

    text: str
    label: str = ""
    id: str = ""


def _each(form: BaseForm) -> Iterator[Problem]:
    for text in form.non_field_errors():
        yield Problem(str(text))
    for field in form:
        target = getattr(field, "first_id", field.auto_id)
        for text in field.errors:
            yield Problem(str(text)) if field.is_hidden else Problem(str(text), str(field.label), target)


def of(form: BaseForm) -> list[Problem]:
    """The form's problems: those about the whole first, then field by field."""
    return list(_each(form))
