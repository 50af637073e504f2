"""Work that goes on after a page has answered: deferred with the act, done later, visible."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Deferred work on the same database."""

    name = "alongside.jobs"
    label = "jobs"
