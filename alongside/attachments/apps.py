"""Photos, sound and documents beside an entry, sealed under the record's key."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Attachments."""

    name = "alongside.attachments"
    label = "attachments"
