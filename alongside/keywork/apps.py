"""Who stays alongside a young person, the promises made to them, and the care of those who stay."""

from django.apps import AppConfig


class KeyworkConfig(AppConfig):
    """Key work."""

    name = "alongside.keywork"
    label = "keywork"
