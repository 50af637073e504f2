"""Signing in with a work account: OpenID Connect's code flow with PKCE, every check of the token made here.

allauth keeps the state, fetches the provider's own description and swaps the code. The identity token is then
held to OpenID Connect Core 1.0, section 3.1.3.7: signature, issuer, audience, times and nonce. Only issuer and
subject are looked at: addresses and names change hands.
"""

import hashlib
import hmac
from collections.abc import Callable
from typing import Any

import jwt
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

PROVIDER = "work"
NONCE = "work_nonce"
SIGNED_WITH = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA")
CLOCKS_MAY_DIFFER_SECONDS = 60
NEEDED = ("iss", "sub", "aud", "exp", "iat", "nonce")

Finish = Callable[[HttpRequest, str, str, dict[str, Any]], HttpResponse]


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """One provider, named in the settings; nobody is signed up, and nothing is looked up by an address."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The provider of the settings. The table of providers is not used, and cannot be read."""
        from allauth.socialaccount.adapter import _build_apps_from_settings

        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody signs themselves up."""
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, *told: Any, **more: Any) -> None:
        """Answer every failure alike.

        :raises ImmediateHttpResponse: always.
        """
        from alongside.access.views.work_accounts import failed

        raise ImmediateHttpResponse(failed(request))


class Provider(OpenIDConnectOAuth2Adapter):
    """The provider as it is met during one sign-in."""

    def __init__(self, request: HttpRequest, finish: Finish | None = None) -> None:
        super().__init__(request, PROVIDER)
        self.finish = finish
        self.state: dict[str, Any] = {}

    def get_provider(self) -> Any:
        """The provider of the settings, met through this class and not allauth's own."""
        found = super().get_provider()  # type: ignore[no-untyped-call]
        found.oauth2_adapter_class = lambda request, _name: Provider(request)
        return found

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where the provider sends people back to."""
        return str(request.build_absolute_uri(reverse("work-account-back")))

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **rest: Any) -> Any:
        """Go on with who it is, once the token holds.

        :raises ImmediateHttpResponse: with the answer: who signs in is decided by our own table.
        :raises OAuth2Error: when the token does not hold.
        """
        told = self._told(app, str(rest["response"].get("id_token", "")))
        if self.finish is None:
            raise OAuth2Error("Nobody asked.")
        raise ImmediateHttpResponse(self.finish(request, told["iss"], told["sub"], self.state))

    def _told(self, app: SocialApp, token: str) -> dict[str, Any]:
        issuer = app.settings["server_url"]
        if self.openid_config.get("issuer") != issuer:
            raise OAuth2Error("The provider calls itself something else.")
        try:
            method, key = _key_of(token, self.openid_config["jwks_uri"])
            if method not in SIGNED_WITH:
                raise OAuth2Error("The token is signed in a way we do not trust.")
            told: dict[str, Any] = jwt.decode(
                token,
                key=key,
                algorithms=[method],
                issuer=issuer,
                audience=app.client_id,
                leeway=CLOCKS_MAY_DIFFER_SECONDS,
                options={"require": list(NEEDED)},
            )
        except (jwt.PyJWTError, KeyError, TypeError, ValueError) as error:
            raise OAuth2Error("The token does not hold.") from error
        self._hold_to_asked(told, app)
        return told

    def _hold_to_asked(self, told: dict[str, Any], app: SocialApp) -> None:
        expected = nonce_sent(str(self.state.get(NONCE, "")))
        if not self.state.get(NONCE) or not hmac.compare_digest(str(told["nonce"]), expected):
            raise OAuth2Error("The token was not made for this sign-in.")
        if isinstance(told["aud"], list) and len(told["aud"]) > 1 and told.get("azp") != app.client_id:
            raise OAuth2Error("The token was made for somebody else too.")


class Back(OAuth2CallbackView):
    """Somebody is back from the provider."""

    adapter: Provider

    def _get_state(self, request: HttpRequest, provider: Any) -> tuple[Any, Any]:
        state, answer = super()._get_state(request, provider)
        self.adapter.state = state or {}
        return state, answer


def showed_second_factor(request: HttpRequest) -> bool:
    """Whether they came by their work account, and the service trusts the second factor asked for there."""
    return _came_with_one(request, request.user)


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor at sign-in, unless the work account's own counts."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return not _came_with_one(request, self.login.user) and bool(super()._should_handle(request))


def _came_with_one(request: HttpRequest, account: Any) -> bool:
    if not settings.WORK_SIGN_IN_HAS_SECOND_FACTOR:
        return False
    return any(one.get("provider") == PROVIDER for one in get_authentication_records(request, account))


def _key_of(token: str, keys_url: str) -> tuple[str, Any]:
    """How a token says it is signed, and the provider's key for it."""
    method, key = jwtkit.fetch_key(token, keys_url, jwtkit.lookup_kid_jwk)  # type: ignore[no-untyped-call]
    return method, key


def nonce_sent(kept: str) -> str:
    """What is sent for a nonce that is kept: its hash, so that the address bar does not tell the nonce."""
    return hashlib.sha256(kept.encode()).hexdigest()
