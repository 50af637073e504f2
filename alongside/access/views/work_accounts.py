"""Signing in with a work account, and linking one."""

import secrets

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from alongside.access import single_sign_on, step_up
from alongside.access.actions import work_accounts as actions
from alongside.access.backends import may_sign_in
from alongside.access.http import SignedInRequest
from alongside.access.models import Account
from alongside.access.queries import work_accounts as queries
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

SIGN_IN, LINK = "sign-in", "link"


@login_not_required
@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Go to the provider, to sign in."""
    return _to_the_provider(request, SIGN_IN)


@require_POST
@step_up.required(back="workspace:account")
def link(request: SignedInRequest) -> HttpResponse:
    """Go to the provider, to link the account there with this one."""
    return _to_the_provider(request, LINK)


@login_not_required
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Come back from the provider."""
    if not settings.SOCIALACCOUNT_PROVIDERS:
        raise Http404
    provider = single_sign_on.Provider(request, finish=_finish)
    answer: HttpResponse = single_sign_on.Back.adapter_view(provider)(request)  # type: ignore[no-untyped-call]
    return answer


@require_POST
@step_up.required(back="workspace:account")
def unlink(request: SignedInRequest) -> HttpResponse:
    """Take the link away."""
    actions.unlink(by=request.user)
    messages.success(request, _("Your work account no longer signs you in here."))
    return redirect("workspace:account")


def failed(request: HttpRequest) -> HttpResponse:
    """Say that it did not work, the same for every reason, and write the try."""
    with transaction.atomic():
        lines.record(Verb.ACCOUNT_SIGN_IN_FAILED, by=None)
    messages.error(request, _("Signing in with your work account did not work. Try again, or sign in another way."))
    return redirect("workspace:account" if request.user.is_authenticated else "account_login")


def _to_the_provider(request: HttpRequest, what_for: str) -> HttpResponse:
    if not settings.SOCIALACCOUNT_PROVIDERS:
        raise Http404
    limited = ratelimit.consume_or_429(request, action="login")
    if limited:
        return HttpResponse(limited.content, status=429)
    nonce = secrets.token_urlsafe(32)
    try:
        answer: HttpResponse = (
            single_sign_on.Provider(request)
            .get_provider()
            .redirect(
                request,
                what_for,
                next_url=get_next_redirect_url(request),
                auth_params={"nonce": single_sign_on.nonce_sent(nonce)},
                **{single_sign_on.NONCE: nonce},
            )
        )
    except RequestException:  # the provider is away
        return failed(request)
    return answer


def _finish(request: HttpRequest, issuer: str, subject: str, state: dict[str, str]) -> HttpResponse:
    if state.get("process") == LINK:
        return _link(request, issuer, subject)
    account = queries.account_of(issuer=issuer, subject=subject)
    if account is None or not may_sign_in(account):
        return failed(request)
    record_authentication(request, account, "socialaccount", provider=single_sign_on.PROVIDER)
    answer: HttpResponse = perform_login(request, Login(user=account, redirect_url=state.get("next")))
    return answer


def _link(request: HttpRequest, issuer: str, subject: str) -> HttpResponse:
    if not isinstance(request.user, Account) or not step_up.is_fresh(request):
        return failed(request)
    try:
        actions.link(account=request.user, issuer=issuer, subject=subject, now=now(), by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.reason)
    else:
        messages.success(request, _("You can sign in with your work account from now on."))
    return redirect("workspace:account")
