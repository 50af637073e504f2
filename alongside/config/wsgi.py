"""The WSGI application that granian serves."""

import os

from django.core.wsgi import get_wsgi_application

from alongside.config.gate import Gate

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
application = Gate(get_wsgi_application())
