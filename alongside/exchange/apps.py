"""Files in and out: council returns are staged, looked at, matched, confirmed and can be undone."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Exchange."""

    name = "alongside.exchange"
    label = "exchange"
