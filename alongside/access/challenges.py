"""What a passkey of whoever stands at the door has to sign, and looking at what it answers.

The browser that asked keeps it in a signed cookie, so that asking leaves no row here. It is over after five minutes, and
one answer to it is looked at, right or wrong. Wrong ones are counted for an address as wrong words are.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from allauth.core.internal import ratelimit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse

from alongside.access.backends import is_their_door
from alongside.access.forms.factors import PasskeyAloneForm
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

COOKIE, SALT, LASTS_SECONDS = "once", "alongside.challenge", 300
STATE = auth.STATE_SESSION_KEY


def asked(request: HttpRequest) -> HttpResponse:
    """What to sign, as JSON (WebAuthn Level 3, 5.5); 429 for an address that asked too often."""
    if not ratelimit.consume(request, app="allauth.account", action="passkey_asked", limit_get=True):
        return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS)
    answer = JsonResponse({"request_options": auth.begin_authentication(user=None)})
    answer.set_cookie(
        COOKIE,
        signing.dumps(request.session.pop(STATE), salt=SALT),
        max_age=LASTS_SECONDS,
        path=request.path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return answer


def answered(request: HttpRequest) -> Authenticator | None:
    """The passkey that answered; ``None`` when it is a wrong one, or when an address had too many wrong ones."""
    counted = ratelimit.consume(request, app="allauth.account", action="passkey_failed")
    if not counted:
        with transaction.atomic():
            lines.record(Verb.ACCOUNT_LOCKED, by=None)
        return None
    form = PasskeyAloneForm(data=request.POST)
    with _asked_of_this_browser(request):
        passkey: Authenticator | None = form.cleaned_data["credential"] if form.is_valid() else None
    if passkey is None or not is_their_door(request, passkey.user):
        return None
    counted.rollback()
    return passkey


@contextmanager
def _asked_of_this_browser(request: HttpRequest) -> Iterator[None]:
    """While the block runs, what this browser was asked stands where allauth looks for it; the first time only."""
    try:
        state = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=LASTS_SECONDS)
    except signing.BadSignature:
        state = None
    if state and cache.add(f"challenge:{state['challenge']}", value=True, timeout=LASTS_SECONDS):
        request.session[STATE] = state
    try:
        yield
    finally:
        request.session.pop(STATE, None)
