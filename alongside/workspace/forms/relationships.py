"""Forms about who is alongside a young person."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import EndReason
from alongside.kernel.forms import Choice, DateField, Form, TextField
from alongside.keywork.actions.relationships import About, Ending
from alongside.keywork.bond_vocabulary import OUTSIDE, ROLE_MEANINGS, EndHow, WhoAsked
from alongside.keywork.cards import BondCard
from alongside.keywork.models import Relationship
from alongside.keywork.vocabulary import ToldHow
from alongside.people.models import Practitioner

NOT_TOLD_YET = [("", _("Not yet"))]


class AboutForm(Form):
    """What is told of anybody alongside: who asked and why, how the young person heard, until when."""

    asked_by = Choice(
        label=_("Who asked for this?"),
        error_messages={"required": _("Choose who asked for this.")},
        choices=WhoAsked.choices,
    )
    why = TextField(label=_("Why them, in a few words?"), max_length=300, required=False)
    called = TextField(
        label=_("What are they called to the young person?"),
        help_text=_("As they say it: Amina, my worker, auntie."),
        max_length=80,
        required=False,
    )
    told_how = Choice(
        label=_("How did the young person hear of it?"), choices=[*NOT_TOLD_YET, *ToldHow.choices], required=False
    )
    told_on = DateField(label=_("When did they hear of it?"), required=False)
    planned_end_on = DateField(
        label=_("Is it meant to end on a day?"), help_text=_("Leave it empty if it goes on."), required=False
    )
    backup = forms.ChoiceField(label=_("Who is there when they are not?"), required=False)

    def __init__(self, *args: Any, colleagues: Sequence[Practitioner], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.colleagues = {str(one.account_id): one.account for one in colleagues}
        names = [(pk, account.name) for pk, account in self.colleagues.items()]
        self.fields["backup"].choices = [("", _("Nobody named yet")), *names]  # type: ignore[attr-defined]
        self.fields["told_on"].latest = today  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Told means how and when; today where no day is given."""
        cleaned = super().clean()
        if cleaned.get("told_how") and not cleaned.get("told_on") and "told_on" not in self.errors:
            cleaned["told_on"] = self.today
        if not cleaned.get("told_how"):
            cleaned["told_on"] = None
        return cleaned

    def card(self) -> BondCard:
        """The card that was written."""
        values = self.cleaned_data
        return BondCard(
            **{
                name: values.get(name) or ""
                for name in ("name", "agency", "reach", "called", "why", "instead", "even_so")
            }
        )

    def about(self) -> About:
        """What was written."""
        values = self.cleaned_data
        return About(
            asked_by=WhoAsked(values["asked_by"]),
            told_how=values["told_how"],
            told_on=values["told_on"],
            planned_end_on=values["planned_end_on"],
            backup=self.colleagues.get(values["backup"]),
            card=self.card(),
        )


class OutsideForm(AboutForm):
    """Somebody alongside who has no account here."""

    field_order = ("role", "name", "agency", "called", "reach", "instead", "since", "asked_by", "why")

    role = Choice(
        label=_("What are they to the young person?"),
        error_messages={"required": _("Choose what they are to the young person.")},
        choices=[(role.value, role.label) for role in OUTSIDE],
        hints={role.value: ROLE_MEANINGS[role] for role in OUTSIDE},
    )
    name = TextField(label=_("Their name"), max_length=120)
    agency = TextField(label=_("Where do they work?"), max_length=120, required=False)
    reach = TextField(
        label=_("How does their worker here reach them?"),
        help_text=_("Only those who see everyday support read this."),
        max_length=200,
        required=False,
    )
    instead = TextField(label=_("Who is there when they are not?"), max_length=120, required=False)
    since = DateField(label=_("Since when?"), error_messages={"required": _("Write since when they know each other.")})

    def __init__(self, *args: Any, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["backup"]
        since: Any = self.fields["since"]
        since.initial, since.latest = self.today, self.today
        if not is_new:
            # Somebody who becomes something else, or came on another day, is written down anew.
            del self.fields["role"], self.fields["since"]

    def about(self) -> About:
        """What was written; nobody of ours steps in for them."""
        self.cleaned_data["backup"] = ""
        return super().about()


class MoreForm(AboutForm):
    """More about somebody who has a door; of those from other agencies also what they are."""

    field_order = ("role",)
    role = Choice(
        label=_("What are they to the young person?"),
        error_messages={"required": _("Choose what they are to the young person.")},
        choices=[(role.value, role.label) for role in OUTSIDE],
        hints={role.value: ROLE_MEANINGS[role] for role in OUTSIDE},
    )

    since = DateField(
        label=_("Since when are they alongside?"),
        help_text=_("Only if it was before they could see this record."),
        required=False,
    )

    def __init__(self, *args: Any, is_partner: bool, is_new: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_partner:
            del self.fields["role"]
        if not is_new:
            del self.fields["since"]
        else:
            self.fields["since"].latest = self.today  # type: ignore[attr-defined]


def initial_from(row: Relationship, card: BondCard) -> dict[str, Any]:
    """What a form about somebody starts with."""
    told = {name: getattr(row, name) for name in ("asked_by", "told_how", "told_on", "planned_end_on")}
    return asdict(card) | told | {"backup": str(row.backup_id or "")}


class EndingForm(Form):
    """How somebody's being alongside ends."""

    reason = Choice(
        label=_("Why does it end?"), error_messages={"required": _("Choose why it ends.")}, choices=EndReason.choices
    )
    how = Choice(
        label=_("Could the young person see it coming?"),
        error_messages={"required": _("Choose whether they could see it coming.")},
        choices=EndHow.choices,
    )
    asked_by = Choice(
        label=_("Who asked for it to end?"),
        error_messages={"required": _("Choose who asked for it to end.")},
        choices=WhoAsked.choices,
    )
    words = TextField(label=_("What would you like to be remembered of it?"), max_length=300, required=False)

    def ending(self, *, on: date) -> Ending:
        """What was written."""
        values = self.cleaned_data
        asked, reason = WhoAsked(values["asked_by"]), EndReason(values["reason"])
        return Ending(reason, EndHow(values["how"]), asked, on, values["words"])
