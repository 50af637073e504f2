"""The world that is also attacked, in a database of its own for each file."""

from tests.attacks.conftest import app, world

__all__ = ["app", "world"]
