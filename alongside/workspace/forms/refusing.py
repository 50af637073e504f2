"""Saying beside a field why a rule refuses it."""

from django import forms

from alongside.kernel.decisions import Decision, No


def refuse(*, form: forms.Form, name: str, said: Decision) -> None:
    """Say why beside the field, when the rule says no."""
    if isinstance(said, No):
        form.add_error(name, said.reason)
