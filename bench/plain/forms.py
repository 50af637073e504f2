"""What is posted."""

from django import forms

from bench.plain.models import Kind, RestsOn


class WriteForm(forms.Form):
    """An entry."""

    text = forms.CharField(widget=forms.Textarea, max_length=20_000)
    kind = forms.ChoiceField(choices=Kind.choices)
    happened_at_day = forms.IntegerField(min_value=1, max_value=31)
    happened_at_month = forms.IntegerField(min_value=1, max_value=12)
    happened_at_year = forms.IntegerField(min_value=1900, max_value=2100)
    happened_at_time = forms.TimeField()
    rests_on = forms.ChoiceField(choices=RestsOn.choices)
    third_party = forms.BooleanField(required=False)
    compartment = forms.CharField(max_length=20)
    sharing = forms.CharField(max_length=20)
