"""Makes a signed-in browser look unused for some seconds; run with the product's settings and keys."""

import sys


def main(session_key: str, seconds: str) -> None:
    """Set the moment back when the session was last seen."""
    import django

    django.setup()
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore(session_key)
    session["seen"] -= int(seconds)
    session.save()


if __name__ == "__main__":
    main(*sys.argv[1:])
