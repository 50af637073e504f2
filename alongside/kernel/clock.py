"""The one place that reads the time. Everything below a view or a command is handed it."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, timezone-aware (UTC)."""
    return timezone.now()
