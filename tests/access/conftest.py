"""The world that is also attacked, in a database of its own for each file; and looking around for what is unusual."""

from tests.access.looking import look_now, seen
from tests.attacks.conftest import app, world

__all__ = ["app", "look_now", "seen", "world"]
