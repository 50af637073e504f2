"""The ledger as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    """Who did what, when: append-only and tamper-evident."""

    name = "alongside.ledger"
    label = "ledger"
    verbose_name = _("Ledger")
