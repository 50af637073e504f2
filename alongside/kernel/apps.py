"""The kernel's Django app: templates, tags, form rendering and static files. It owns no table."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Kernel."""

    name = "alongside.kernel"
    label = "kernel"

    def ready(self) -> None:
        """Make the lookups known."""
        from alongside.kernel import lookups  # noqa: F401  they register themselves
