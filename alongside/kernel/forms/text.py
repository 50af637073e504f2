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

    def to_python(self, value: Any) -> Any:
        """The text, with each line break as one character."""
        return plain_breaks(super().to_python(value) or "")


def plain_breaks(text: str) -> str:
    """A text with each line break as one character: browsers count it so, and send it as two (HTML, 4.10.11)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
