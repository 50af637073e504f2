"""Fields for words."""

from typing import Any

from django import forms


class TextField(forms.CharField):
    """One line of text.

    ``width`` is how many characters the box should suggest (one of 2, 3, 4, 5, 10, 20, 30); without it the box is as
    wide as the form.
    """

    def __init__(self, *, width: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if width:
            self.widget.attrs["class"] = f"govuk-input--width-{width}"


class LongTextField(forms.CharField):
    """Several lines of text. ``rows`` is the height it starts with; it grows as it is written in."""

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)
