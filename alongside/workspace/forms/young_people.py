"""Forms about a young person themselves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.kernel.forms import AskedForm, Choice, RoughDate, RoughDateField, TextField, of_them
from alongside.people.cards import Card, MattersCard
from alongside.people.models import Team
from alongside.people.vocabulary import Birth, Topic
from alongside.workspace.forms.numbers import no_number


class CardForm(AskedForm):
    """How a young person is called, and what is known of their birth."""

    known_as = TextField(
        label=_("What do they like to be called?"),
        help_text=_("A nickname is fine. This name is used everywhere."),
        max_length=80,
        required=False,
    )
    full_name = of_them(
        TextField(label=_("Name on papers, if you know it"), max_length=120, required=False), topic=Topic.FULL_NAME
    )
    say_it = of_them(
        TextField(label=_("How do you say it?"), help_text=_("For example: SHI-vawn"), max_length=80, required=False),
        topic=Topic.SAY_IT,
    )
    pronouns = of_them(
        TextField(label=_("Pronouns, in their words"), max_length=40, required=False, width=20), topic=Topic.PRONOUNS
    )
    languages = of_them(
        TextField(
            label=_("Languages they speak"),
            help_text=_("Put a comma between them."),
            max_length=200,
            required=False,
        ),
        topic=Topic.LANGUAGES,
    )
    born = of_them(
        RoughDateField(
            label=_("Date of birth"),
            help_text=_("Leave it empty if nobody knows. A best guess is fine if you say so."),
            required=False,
        ),
        topic=Topic.BIRTH,
    )
    birth_because = of_them(
        TextField(label=_("If it is a guess, what does it rest on?"), max_length=200, required=False), topic=Topic.BIRTH
    )

    def clean(self) -> dict[str, Any]:
        """Some name is needed to go by."""
        cleaned = super().clean()
        if not (cleaned.get("known_as") or cleaned.get("full_name")) and "known_as" not in self.errors:
            self.add_error("known_as", _("write a name to go by. A first name or nickname is enough."))
        return cleaned

    def card(self, *, number: str = "") -> Card:
        """The card that was written; ``number`` is kept from the card before."""
        values = self.cleaned_data
        born: RoughDate | None = values["born"]
        known = Birth.ESTIMATED if born and born.is_guess else Birth.KNOWN
        return Card(
            known_as=values["known_as"],
            full_name=values["full_name"],
            say_it=values["say_it"],
            pronouns=values["pronouns"],
            languages=tuple(part.strip() for part in values["languages"].split(",") if part.strip()),
            born=born.on if born else None,
            birth=known if born else Birth.NOT_KNOWN,
            birth_because=values["birth_because"],
            number=number,
        )

    @staticmethod
    def initial_from(card: Card) -> dict[str, Any]:
        """What the form starts with for a card that exists."""
        guess = card.birth == Birth.ESTIMATED
        return {
            "known_as": card.known_as,
            "full_name": card.full_name,
            "say_it": card.say_it,
            "pronouns": card.pronouns,
            "languages": ", ".join(card.languages),
            "born": RoughDate(card.born, is_guess=guess) if card.born else None,
            "birth_because": card.birth_because,
        }


class StartForm(CardForm):
    """A card, and the team that holds the record."""

    team = Choice(
        label=_("Which team will be alongside them?"),
        error_messages={"required": _("Choose which team will be alongside them.")},
    )

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [(str(team.pk), team.name) for team in teams]  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.fields["team"].initial = str(teams[0].pk)


class WhoMattersForm(AskedForm):
    """Somebody who matters to the young person."""

    name = of_them(
        TextField(label=_("Their name"), error_messages={"required": _("Write their name.")}, max_length=120),
        topic=Topic.WHO_MATTERS,
    )
    who = of_them(
        TextField(
            label=_("Who are they to the young person?"),
            error_messages={"required": _("Write who they are to the young person.")},
            help_text=_("In the young person's words: my nan, my coach, my best friend."),
            max_length=120,
        ),
        topic=Topic.WHO_MATTERS,
    )
    note = of_them(
        TextField(label=_("Anything good to know"), max_length=300, required=False, validators=[no_number]),
        topic=Topic.WHO_MATTERS,
    )

    def clean(self) -> dict[str, Any]:
        """Nobody need be named when the young person would rather not be asked."""
        cleaned = super().clean()
        if self.said() and not cleaned.get("name"):
            self.errors.pop("who", None)
        return cleaned

    def card(self) -> MattersCard | None:
        """The card that was written; ``None`` when nobody is named."""
        values = self.cleaned_data
        return MattersCard(values["name"], values["who"], values["note"]) if values["name"] else None
