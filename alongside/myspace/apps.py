"""Young people's own space: what is written for them, on a host name of its own."""

from django.apps import AppConfig


class MyspaceConfig(AppConfig):
    """My space."""

    name = "alongside.myspace"
    label = "myspace"
