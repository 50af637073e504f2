"""A form with every kind of field."""

from django import forms

from alongside.kernel.forms import (
    Choice,
    Choices,
    DateField,
    Form,
    LongTextField,
    RoughDateField,
    TextField,
    WhenField,
)


class Everything(Form):
    """Every kind of field once."""

    read = Choice(
        label="Can Mira read this note?",
        help_text="She will be told if you choose not yet.",
        choices=[("yes", "Yes"), ("later", "Not yet")],
        hints={"yes": "She sees it in her space straight away."},
        reveals={"later": "why"},
    )
    why = TextField(label="Why not yet, and when will you look again?", max_length=200)
    how = Choices(label="How did you meet?", choices=[("park", "At the park"), ("phone", "By phone")])
    happened = LongTextField(label="What happened, and what did she say?", help_text="Write it as if she will read it.")
    met = WhenField(label="When did you meet?", help_text="For example, 27 March 2026, 16:30")
    since = RoughDateField(label="Since when does she go to this school?", required=False)
    review = DateField(label="When will you look at this again?")
    kind = forms.ChoiceField(label="Kind of note", choices=[("visit", "Visit"), ("call", "Phone call")])
    code = TextField(label="Short code of the visit", width=5, required=False)
    paper = forms.FileField(label="Add a file", required=False)
    mail = forms.EmailField(label="Send a copy to", required=False)
    sure = forms.BooleanField(label="I have told her who will see this")
    secret = forms.CharField(widget=forms.HiddenInput, initial="seen")
