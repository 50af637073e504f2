"""The spine: everything that happens around a young person, written so that they could read it."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """Entries."""

    name = "alongside.record"
    label = "record"
