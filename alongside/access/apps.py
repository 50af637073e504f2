"""The room that decides who may act and see, and has the database decide it too."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts, roles, records, grants, tickets."""

    name = "alongside.access"
    label = "access"
