"""A form for whom a young person would like alongside them."""

from dataclasses import fields

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, TextField, of_them
from alongside.keywork.cards import WishCard
from alongside.keywork.staff_vocabulary import Gender
from alongside.keywork.wish_vocabulary import Group, Space
from alongside.people.vocabulary import Topic

NO_MATTER = ("", _("It does not matter, or they did not say"))


class WishForm(AskedForm):
    """Whom a young person would like alongside them."""

    gender = of_them(
        Choice(
            label=_("Would they rather have a woman or a man?"), choices=[NO_MATTER, *Gender.choices], required=False
        ),
        topic=Topic.KEY_WORKER,
    )
    languages = of_them(
        TextField(
            label=_("Which languages would help?"), help_text=_("The one that matters most comes first."),
            max_length=120, required=False,
        ),
        topic=Topic.KEY_WORKER,
    )  # fmt: skip
    place = of_them(
        TextField(label=_("Where would they like to meet?"), max_length=200, required=False), topic=Topic.KEY_WORKER
    )
    room = of_them(
        Choice(label=_("Which space do they choose?"), choices=[NO_MATTER, *Space.choices], required=False),
        topic=Topic.KEY_WORKER,
    )
    time = of_them(
        TextField(label=_("Which days and times are good?"), max_length=200, required=False), topic=Topic.KEY_WORKER
    )
    group = of_them(
        Choice(label=_("Alone or with others?"), choices=[NO_MATTER, *Group.choices], required=False),
        topic=Topic.KEY_WORKER,
    )
    other = of_them(
        TextField(
            label=_("What else matters to them in somebody?"),
            help_text=_("In their words: somebody who is on time, who likes football, who is not in a rush."),
            max_length=300,
            required=False,
        ),
        topic=Topic.KEY_WORKER,
    )

    def card(self) -> WishCard | None:
        """The card that was written; ``None`` when nothing was."""
        values = {one.name: self.cleaned_data.get(one.name) or "" for one in fields(WishCard)}
        return WishCard(**values) if any(values.values()) else None
