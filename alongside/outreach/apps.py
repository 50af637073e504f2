"""Reaching out: how to be in touch safely, every try, drop-in, goodbyes and coming back."""

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Outreach."""

    name = "alongside.outreach"
    label = "outreach"
