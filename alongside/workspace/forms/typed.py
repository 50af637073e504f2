"""What a form starts with: see :mod:`alongside.access.typed`, where rooms further down find it too."""

from alongside.access.typed import typed

__all__ = ["typed"]
