"""What a young person wants to do, who helps with it, and the sessions on the way."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    """Plans."""

    name = "alongside.planning"
    label = "planning"
