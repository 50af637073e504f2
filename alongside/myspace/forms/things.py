"""Making something of one's own: six ways, all alike, and showing it to somebody."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from alongside.attachments.readers.kinds import Unfit
from alongside.attachments.vocabulary import WHY_NOT
from alongside.kernel.forms import Choice, Choices, DateField, Form, LongTextField, TextField
from alongside.voice import drawings
from alongside.voice.actions.showing import Terms
from alongside.voice.drawings import NotADrawing
from alongside.voice.piece_cards import PieceCard
from alongside.voice.piece_vocabulary import PICTURES, WITH_FILE, Mood, Picked, Use, Way

MOST_CHARACTERS = 20_000
WEATHER = {Mood.SUNNY: "☀️", Mood.CALM: "🍃", Mood.STARRY: "✨", Mood.STORMY: "⛈️", Mood.FOGGY: "🌫️", Mood.FIERY: "🔥"}
UNTIL_A_DAY = "day"
# The usual words for a file that is not kept speak to people at work.
NOT_KEPT = WHY_NOT | {
    Unfit.NOT_KNOWN: _("that is another kind of file. Choose a photo or a picture, or a sound where it says so."),
    Unfit.TOO_BIG: _("that is too big. Choose a smaller one, or make a shorter recording."),
    Unfit.FILM: _("films cannot be kept here yet. Choose a photo from it, or its sound."),
}


def _pictured(pictures: Mapping[Any, str], named: Any) -> list[tuple[str, str]]:
    return [(one.value, f"{pictures.get(one, '')} {one.label}".strip()) for one in named]


class ThingForm(Form):
    """What every way has: a title, a name to stand with it, a mood. All of it may be left out."""

    title = TextField(label=_("Title"), max_length=120, required=False)
    credit = TextField(
        label=_("What name stands with it?"),
        help_text=_("Your name, another name, or none."),
        max_length=80,
        required=False,
    )
    mood = Choice(label=_("Mood of the page"), choices=[], required=False, initial="")

    way: Way
    BESIDE = ("title", "credit", "mood")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mood"].choices = _pictured(WEATHER, Mood)  # type: ignore[attr-defined]

    @property
    def about_it(self) -> list[forms.BoundField]:
        """The boxes for what they make."""
        return [self[name] for name in self.fields if name not in self.BESIDE]

    @property
    def beside_it(self) -> list[forms.BoundField]:
        """The boxes that may stay folded."""
        return [self[name] for name in self.BESIDE]

    @property
    def is_told(self) -> bool:
        """Whether something stands in those already, or has to be put right there."""
        return any(one.value() or one.errors for one in self.beside_it)

    def card(self) -> PieceCard:
        """What is kept, but for a file."""
        values = self.cleaned_data
        return PieceCard(
            self.way,
            title=values["title"],
            credit=values["credit"],
            mood=Mood(values["mood"] or ""),
            words=values.get("words", ""),
            picked=tuple(Picked(one) for one in values.get("picked", ())),
            drawing=values.get("drawing", ""),
        )


class WordsForm(ThingForm):
    """Written."""

    way = Way.WORDS
    words = LongTextField(
        label=_("Your words"),
        help_text=_("Any words: a poem, a list, a letter, half a sentence. Spelling does not matter."),
        max_length=MOST_CHARACTERS,
        rows=8,
        error_messages={"required": _("Write something first. One word is enough.")},
    )
    field_order = ("words", "title", "credit", "mood")


class SongsForm(ThingForm):
    """A list of songs."""

    way = Way.SONGS
    words = LongTextField(
        label=_("Your songs"),
        help_text=_("One song on each line, with who plays it if you like."),
        max_length=MOST_CHARACTERS,
        rows=6,
        error_messages={"required": _("Write one song first.")},
    )
    field_order = ("words", "title", "credit", "mood")


class CardsForm(ThingForm):
    """Cards to pick from."""

    way = Way.CARDS
    picked = Choices(
        label=_("Pick as many as you like"),
        choices=[],
        error_messages={"required": _("Pick one card first.")},
    )
    words = LongTextField(label=_("Anything to add?"), max_length=MOST_CHARACTERS, rows=3, required=False)
    field_order = ("picked", "words", "title", "credit", "mood")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["picked"].choices = _pictured(PICTURES, Picked)  # type: ignore[attr-defined]


class DrawingForm(ThingForm):
    """A drawing, as the lines that were drawn."""

    way = Way.DRAWING
    drawing = forms.CharField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Draw something first. One line is enough.")},
    )
    words = LongTextField(
        label=_("What does it show?"),
        help_text=_("You can leave this empty."),
        max_length=MOST_CHARACTERS,
        rows=2,
        required=False,
    )
    field_order = ("drawing", "words", "title", "credit", "mood")

    def clean_drawing(self) -> str:
        """The lines, and nothing else."""
        try:
            return drawings.checked(self.cleaned_data["drawing"])
        except NotADrawing:
            raise forms.ValidationError(
                _("That drawing is too big, or did not come through. Undo a bit and save again.")
            ) from None


class FileForm(ThingForm):
    """A picture or a recording; once it is kept, its words can change and the file cannot."""

    file = forms.FileField(allow_empty_file=True)
    words = LongTextField(label=_("Anything to say about it?"), max_length=MOST_CHARACTERS, rows=2, required=False)
    field_order = ("file", "words", "title", "credit", "mood")


class PictureForm(FileForm):
    """A photo or a picture."""

    way = Way.PICTURE
    file = forms.FileField(
        label=_("Take a photo, or choose a picture"),
        help_text=_("We take out the place and the time that a phone hides in a photo."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"required": _("Choose a picture first.")},
    )


class SoundForm(FileForm):
    """A recording."""

    way = Way.SOUND
    file = forms.FileField(
        label=_("Record yourself, or choose a sound"),
        help_text=_("Up to about ten minutes. People who know you may know your voice."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "audio/*", "data-sound": ""}),
        error_messages={"required": _("Record something first, or choose a sound.")},
    )


FORMS: dict[Way, type[ThingForm]] = {
    form.way: form for form in (WordsForm, DrawingForm, SongsForm, CardsForm, PictureForm, SoundForm)
}


def to_make(way: Way, data: QueryDict | None, files: Any = None) -> ThingForm:
    """The form for something new."""
    return FORMS[way](data, files or None)


def to_change(card: PieceCard, data: QueryDict | None) -> ThingForm:
    """The form for something that is there, with what it says."""
    starts = {name: getattr(card, name) for name in ("title", "credit", "mood", "words", "drawing")}
    form = FORMS[card.way](data, initial={**starts, "picked": [one.value for one in card.picked]})
    if card.way in WITH_FILE:
        del form.fields["file"]
    return form


class ShowForm(Form):
    """Who is shown it, for what, and for how long."""

    readers = Choices(
        label=_("Who may see it?"), choices=[], error_messages={"required": _("Choose at least one person.")}
    )
    uses = Choices(
        label=_("May they do anything else with it?"),
        help_text=_("Leave all of these empty, and they may only look."),
        choices=Use.choices,
        required=False,
    )
    how_long = Choice(
        label=_("For how long?"),
        choices=[("", _("Until I take it back")), (UNTIL_A_DAY, _("Until a day"))],
        initial="",
        required=False,
        reveals={UNTIL_A_DAY: "until"},
    )
    until = DateField(label=_("Until which day?"))

    def __init__(self, *args: Any, could: Mapping[UUID, str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].choices = [(str(pk), name) for pk, name in could.items()]  # type: ignore[attr-defined]
        self.fields["until"].earliest = today  # type: ignore[attr-defined]

    def terms(self) -> Terms:
        """What they allow."""
        values = self.cleaned_data
        readers = [UUID(one) for one in values["readers"]]
        until = values["until"] if values["how_long"] == UNTIL_A_DAY else None
        return Terms(readers, tuple(Use(one) for one in values["uses"]), until)
