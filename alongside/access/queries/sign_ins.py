"""Where somebody is signed in."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.sessions.backends.base import SessionBase
from django.utils.translation import gettext as _

from alongside.access import service_key, sessions
from alongside.access.models import Account, SignIn


@dataclass(frozen=True, slots=True)
class Device:
    """One sign-in: its key's hash, what its owner calls the device, since when, when last, and whether it is this."""

    key: str
    name: str
    said: str
    since: datetime | None
    used: datetime | None
    is_this: bool


def mine(*, session: SessionBase, now: datetime, viewer: Account) -> list[Device]:
    """Every sign-in of the viewer that is not over, this one first, then the one used last."""
    here = sessions.hashed(session.session_key)
    rows = SignIn.objects.filter(account=viewer, expire_date__gt=now).defer("session_data")
    found = [_told(row, here) for row in rows.order_by("-used_at")]
    return sorted(found, key=lambda one: not one.is_this)


def _told(row: SignIn, here: str) -> Device:
    given = service_key.unseal(bytes(row.name), sessions.where(row.account_id)) if row.name else ""
    kind, browser = row.get_device_display(), row.get_browser_display()
    said = _("%(device)s, %(browser)s") % {"device": kind, "browser": browser} if kind else _("A device")
    return Device(row.session_key, given, said, row.started_at, row.used_at, row.session_key == here)
