"""How their pages look."""

from django.conf import settings
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from alongside.access.vocabulary import Look
from alongside.kernel.forms import Choice, Choices, Form


class LooksForm(Form):
    """Letters, colours and language."""

    looks = Choices(label=_("What is good for your eyes?"), choices=Look.choices, required=False)
    language = Choice(
        label=_("Which language?"),
        choices=[(code, get_language_info(code)["name_local"]) for code, _name in settings.LANGUAGES],
    )
