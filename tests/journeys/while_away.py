"""Makes a signed-in browser look unused for some seconds; run with the product's settings and keys."""

import sys
from importlib import import_module


def main(session_key: str, seconds: str) -> None:
    """Set the moment back when the session was last seen."""
    import django
    from django.conf import settings

    django.setup()
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    session["seen"] -= int(seconds)
    session.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
