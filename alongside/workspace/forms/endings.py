"""A form for thinking about an end or a pause."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, Form, LongTextField


class BeginForm(Form):
    """Why an end or a pause is thought about."""

    reason = Choice(label=_("Why?"), help_text=_("That somebody is quiet is no reason: then we keep trying."))
    why = LongTextField(label=_("What makes you think of it?"), rows=3, max_length=2000, required=False)

    def __init__(self, *args: Any, reasons: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = list(reasons)  # type: ignore[attr-defined]
