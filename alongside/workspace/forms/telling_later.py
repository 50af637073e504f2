"""From which day a young person is told of something that was done: now, or later because it would not be safe yet."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import Choice, DateField, Form

NOW, LATER = "now", "later"


class TellingForm(Form):
    """A form that ends with that question; :meth:`tell_from` is the day."""

    tell = Choice(
        label=_("When can they be told?"),
        error_messages={"required": _("Choose when they can be told.")},
        choices=[(NOW, _("Now")), (LATER, _("Later, from a day on: it would not be safe yet"))],
        reveals={LATER: "tell_on"},
    )
    tell_on = DateField(
        label=_("From which day?"), error_messages={"required": _("Write from which day they can be told.")}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.order_fields([name for name in self.fields if not name.startswith("tell")])
        self.fields["tell_on"].earliest = today  # type: ignore[attr-defined]

    def tell_from(self) -> date:
        """The day that was chosen: today, or the one that was written."""
        chosen: date | None = self.cleaned_data["tell_on"]
        return chosen or self.today
