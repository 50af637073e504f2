"""The pass of a drop-in tablet: what is left on a device after its worker was signed out.

It lets whoever stands there do one thing, say that they are here, for one team and until the day is over. It is sealed
under the service's key, so nobody makes one; and it opens no page and no record.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from alongside.access import crypto, service_key
from alongside.access.models import Account

COOKIE = "here"
PATH = "/drop-in/here/"
PLACE = b"drop_in_tablet"


@dataclass(frozen=True, slots=True)
class Pass:
    """For which team, and who opened it."""

    team: UUID
    by: Account


def give(answer: HttpResponse, *, team: UUID, now: datetime, by: Account) -> None:
    """Leave a pass on the device, until midnight."""
    until = timezone.make_aware(datetime.combine(timezone.localdate(now) + timedelta(days=1), time()))
    text = json.dumps([str(team), str(by.pk), until.timestamp()])
    answer.set_cookie(
        COOKIE,
        urlsafe_b64encode(service_key.seal(text, PLACE)).decode(),
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def take(answer: HttpResponse) -> None:
    """Take the pass from the device."""
    answer.delete_cookie(COOKIE, path=PATH, samesite="Strict")


def shown(request: HttpRequest, *, now: datetime) -> Pass | None:
    """The pass of this device; ``None`` for none, another's, one of yesterday, or of an account that was closed."""
    try:
        text = service_key.unseal(urlsafe_b64decode(request.COOKIES.get(COOKIE, "").encode()), PLACE)
    except (crypto.Unreadable, ValueError):
        return None
    team, account, until = json.loads(text)
    by = Account.objects.filter(pk=account, is_active=True).first()
    return Pass(UUID(team), by) if by and now.timestamp() < until else None
