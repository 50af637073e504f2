"""Serve the gallery: ``python -m tests.kernel.gallery.serve 8000``."""

import os
import sys

import django
from django.core.servers.basehttp import get_internal_wsgi_application, run


def main(port: int) -> None:
    """Serve on this machine only, until ended."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kernel.gallery.settings"
    django.setup()
    run("127.0.0.1", port, get_internal_wsgi_application(), threading=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
