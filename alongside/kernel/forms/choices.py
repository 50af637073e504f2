"""Questions with given answers, each of which may carry a hint or open a further question."""

from collections.abc import Mapping
from typing import Any

from django import forms


class Choice(forms.ChoiceField):
    """One of several, as radio buttons.

    ``hints`` maps a choice's value to a line under it. ``reveals`` maps a choice's value to the name of a field of the
    same form that is shown under it; without scripts that field simply stays in view. Derive the form from
    :class:`~alongside.kernel.forms.base.Form` so that a hidden answer is dropped.
    """

    widget = forms.RadioSelect

    def __init__(
        self, *, hints: Mapping[str, Any] | None = None, reveals: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.hints = dict(hints or {})
        self.reveals = dict(reveals or {})


class Choices(forms.MultipleChoiceField):
    """Any number of several, as checkboxes. ``hints`` and ``reveals`` as in :class:`Choice`."""

    widget = forms.CheckboxSelectMultiple

    def __init__(
        self, *, hints: Mapping[str, Any] | None = None, reveals: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self.hints = dict(hints or {})
        self.reveals = dict(reveals or {})
