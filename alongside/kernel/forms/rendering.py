"""How forms become GOV.UK markup: a bound field that knows its classes, and a renderer that knows the templates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Input

CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Textarea, "govuk-textarea"),
    (forms.FileInput, "govuk-file-upload"),
    (forms.Select, "govuk-select"),
    (Input, "govuk-input"),
    (forms.MultiWidget, "govuk-input"),
)


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or checkbox, as its template sees it."""

    widget: dict[str, Any]
    hint: str
    revealed: forms.BoundField | None


class GovukBoundField(forms.BoundField):
    """A field in a form, with what GOV.UK markup needs to know about it."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes, with our classes, and what we typed kept out of the browser's memory."""
        widget = widget or self.field.widget
        built = super().build_widget_attrs(attrs, widget)
        # The server says what is missing, in the page's language and next to the field; the browser's bubbles do neither.
        built.pop("required", None)
        base = next((name for kind, name in CLASSES if isinstance(widget, kind)), "")
        error = f"{base}--error" if self.errors and not base.endswith("__input") else ""
        if classes := " ".join(filter(None, [base, error, widget.attrs.get("class", "")])):
            built["class"] = classes
        if isinstance(widget, forms.Textarea) or getattr(widget, "input_type", "") == "text":
            built = {"dir": "auto", "autocomplete": "off"} | widget.attrs | built
        return built

    @property
    def options(self) -> list[Option]:
        """The radio buttons or checkboxes of this field; empty for other fields."""
        return list(self._options()) if isinstance(self.field.widget, forms.RadioSelect) else []

    def _options(self) -> Iterator[Option]:
        hints, reveals = getattr(self.field, "hints", {}), getattr(self.field, "reveals", {})
        for part in self.subwidgets:
            value = str(part.data["value"])
            yield Option(part.data, hints.get(value, ""), self.form[reveals[value]] if value in reveals else None)

    @property
    def is_many(self) -> bool:
        """Whether more than one option may be chosen."""
        return isinstance(self.field.widget, forms.CheckboxSelectMultiple)

    @property
    def is_tick(self) -> bool:
        """Whether this is a single checkbox."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def is_revealed(self) -> bool:
        """Whether another field of the form shows this one under one of its choices, or beside itself."""
        return hasattr(self.field, "instead_of") or any(
            self.name in getattr(field, "reveals", {}).values() for field in self.form.fields.values()
        )

    @property
    def is_quiet(self) -> bool:
        """Whether the young person asked that this is not asked."""
        return hasattr(self.field, "quiet")

    @property
    def instead(self) -> forms.BoundField | None:
        """The answers in place of an answer, if this is a question for the young person."""
        name = f"{self.name}_instead"
        return self.form[name] if name in self.form.fields else None

    @property
    def is_optional(self) -> bool:
        """Whether to say that it may be left empty."""
        return not (self.field.required or self.is_tick or self.is_revealed)

    @property
    def first_id(self) -> str:
        """The id of the first thing that can be filled in, where an error leads."""
        many = isinstance(self.field.widget, forms.RadioSelect | forms.MultiWidget)
        return f"{self.auto_id}_0" if many else self.auto_id


class GovukRenderer(DjangoTemplates):
    """``FORM_RENDERER``: every form of every room, and of the packages we use, in GOV.UK markup."""

    form_template_name = "kernel/forms/form.html"
    field_template_name = "kernel/forms/field.html"
    bound_field_class = GovukBoundField
