"""The links at the top of every page: only those that open something for this person."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alongside.access import policies
from alongside.access.models import Account
from alongside.kernel.clock import now


class Link(NamedTuple):
    """One link of the navigation."""

    url: str
    label: str | Promise
    active: bool


def context(request: HttpRequest) -> dict[str, Any]:
    """Navigation, who is signed in, and whether this is the demo."""
    shared = {"demo": settings.DEMO, "now": now()}
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return shared
    return shared | {
        "who": account.name,
        "search_url": reverse("workspace:search"),
        "account_url": reverse("workspace:account"),
        "navigation": [_link(request, *item) for item in _items(account)],
    }


def _items(account: Account) -> list[tuple[str, str | Promise]]:
    items: list[tuple[str, str | Promise]] = [
        ("workspace:today", _("Today")),
        ("workspace:young-people", _("Young people")),
        ("workspace:people", _("People and teams")),
        ("evidence:library", _("Evidence")),
    ]
    if policies.can_bring_in_files(account):
        items.append(("exchange:files", _("Bring in")))
    if policies.can_browse_ledger(account):
        items.append(("workspace:ledger", _("Ledger")))
    return items


def _link(request: HttpRequest, name: str, label: str | Promise) -> Link:
    url = reverse(name)
    active = request.path == url or (url != "/" and request.path.startswith(url))
    return Link(url, label, active)
