"""The links at the top of every page: only those that open something for this person."""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alongside.access import policies
from alongside.access.http import is_in_their_space
from alongside.access.models import Account
from alongside.access.queries import emergencies, seen
from alongside.access.queries.lines import Whose
from alongside.kernel.clock import now
from alongside.workspace.policies import can_read_lines


class Link(NamedTuple):
    """One link of the navigation."""

    url: str
    label: str | Promise
    active: bool


def context(request: HttpRequest) -> dict[str, Any]:
    """Navigation, who is signed in, and whether this is the demo."""
    shared = {"demo": settings.DEMO, "now": now(), "work_name": settings.WORK_SIGN_IN_NAME}
    account = getattr(request, "user", None)
    if is_in_their_space(request):
        mine = {"in_their_space": True, "bare_page": "myspace/page.html"}
        return shared | mine | {"my_idle_seconds": settings.MY_IDLE_LIMIT_SECONDS}
    if not isinstance(account, Account):
        return shared
    return shared | {
        "who": account.name,
        "bare_page": "kernel/page.html",
        "search_url": reverse("workspace:search"),
        "account_url": reverse("workspace:account"),
        "idle": {"url": reverse("still-there"), "seconds": settings.IDLE_LIMIT_SECONDS},
        "navigation": [_link(request, *item) for item in _items(account)],
    }


def _items(account: Account) -> list[tuple[str, str | Promise]]:
    items: list[tuple[str, str | Promise]] = [
        ("workspace:today", _("Today")),
        ("workspace:young-people", _("Young people")),
        ("workspace:people", _("People and teams")),
        ("evidence:library", _("Evidence")),
    ]
    if policies.leads_somewhere(account) and (waiting := emergencies.waiting_for(account)):
        said = ngettext("%(n)s emergency to look at", "%(n)s emergencies to look at", waiting) % {"n": waiting}
        items.insert(1, ("workspace:emergencies", said))
    if policies.can_bring_in_files(account):
        items.append(("exchange:files", _("Bring in")))
    if policies.can_answer_seen(account) and (waiting := seen.waiting_for(account)):
        said = ngettext("%(n)s question from a young person", "%(n)s questions from young people", waiting)
        items.insert(1, ("workspace:not-expected", said % {"n": waiting}))
    if policies.can_browse_ledger(account):
        items.append(("workspace:ledger", _("Ledger")))
    elif can_read_lines(account, Whose.TEAM):
        items.append(("workspace:ledger-team", _("Ledger")))
    if policies.can_keep_service(account):
        items.append(("workspace:jobs", _("In the background")))
        items.append(("posture", _("Is all well?")))
    return items


def _link(request: HttpRequest, name: str, label: str | Promise) -> Link:
    url = reverse(name)
    active = request.path == url or (url != "/" and request.path.startswith(url))
    return Link(url, label, active)
