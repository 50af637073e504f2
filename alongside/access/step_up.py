"""Asking once more who it is, before an act that cannot be taken lightly."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.access import kept
from alongside.access.actor import acting_as
from alongside.access.http import SignedInRequest
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

View = TypeVar("View", bound=Callable[..., HttpResponse])
PROOFS = ("password", "mfa")


def is_fresh(request: HttpRequest) -> bool:
    """Whether they showed within five minutes that it is them: by passkey, code or password, here and not elsewhere."""
    user: Any = request.user
    if not user.is_authenticated:
        return False
    shown = [one["at"] for one in get_authentication_records(request, user) if one.get("method") in PROOFS]
    return bool(shown) and now().timestamp() - max(shown) < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def required(*, back: str = "") -> Callable[[View], View]:
    """Let a view change something only after a fresh proof; asks for it, and keeps what was typed.

    Reading the page needs no proof: the question comes when something is posted, and the form then comes back
    with everything in it.

    :param back: the page to return to, by its name and with the same ids, for a view that only takes posts.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method in ("GET", "HEAD") or is_fresh(request):
                return view(request, *args, **kwargs)
            return ask(request, reverse(back, args=args, kwargs=kwargs) if back else kept.keep(request))

        asked.asks_again = True  # type: ignore[attr-defined]
        return cast("View", asked)

    return decorate


def ask_first(view: View) -> View:
    """The same for a page that must not even be looked at without a fresh proof."""

    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if is_fresh(request) else ask(request, kept.keep(request))

    asked.asks_again = True  # type: ignore[attr-defined]
    return cast("View", asked)


def write_shown(account: UUID) -> None:
    """Write that somebody showed it."""
    with acting_as(account), transaction.atomic():
        lines.record(Verb.ACCOUNT_PROVED, thing=account, by=account)


def ask(request: SignedInRequest, back: str) -> HttpResponse:
    """Send somebody to show once more that it is them, and from there back to a page."""
    messages.info(request, _("Show once more that it is you. Then look at it again and press the button."))
    with acting_as(request.user.pk), transaction.atomic():
        lines.record(Verb.ACCOUNT_PROOF_ASKED, thing=request.user.pk, by=request.user.pk)
    return redirect(f"{reverse(_way(request))}?{urlencode({'next': back})}")


def _way(request: SignedInRequest) -> str:
    """The page to ask on: what they have at hand, a passkey before a code before the password."""
    from allauth.mfa.models import Authenticator

    held = set(Authenticator.objects.filter(user=request.user).values_list("type", flat=True))
    if Authenticator.Type.WEBAUTHN in held:
        return "mfa_reauthenticate_webauthn"
    return "mfa_reauthenticate" if Authenticator.Type.TOTP in held else "account_reauthenticate"
