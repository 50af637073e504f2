"""The one place that reads the time. Everything below a view or a command is handed it."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present moment, timezone-aware (UTC)."""
    return datetime.now(tz=UTC)
