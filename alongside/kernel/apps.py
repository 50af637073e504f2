"""The kernel's Django app: templates, tags, form rendering and static files. It owns no table."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Kernel."""

    name = "alongside.kernel"
    label = "kernel"
