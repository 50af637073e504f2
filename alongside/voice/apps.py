"""What young people say about what concerns them: decisions, how they were heard, and what they make."""

from django.apps import AppConfig


class VoiceConfig(AppConfig):
    """Voice."""

    name = "alongside.voice"
    label = "voice"
