"""Where sign-in meets our rules: closed sign-up, a ledger line for each try, sealed secrets."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from alongside.access import crypto, kept
from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb

_WHERE = b"mfa_authenticator.data"


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the service, and every try to sign in is on the ledger."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try, and write it when there were too many.

        :raises ValidationError: when there were too many; even the right password waits then.
        """
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            with transaction.atomic():
                lines.record(Verb.ACCOUNT_LOCKED, by=None)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write the failed try; whose name was tried is not written."""
        super().authentication_failed(request, **credentials)
        with transaction.atomic():
            lines.record(Verb.ACCOUNT_SIGN_IN_FAILED, by=None)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **rest: Any) -> HttpResponse:
        """Write the sign-in."""
        response: HttpResponse = super().post_login(request, user, **rest)
        kept.forget_old(now())
        self._keep_language(request, user)
        with acting_as(user.pk), transaction.atomic():
            lines.record(Verb.ACCOUNT_SIGNED_IN, thing=user.pk, by=user.pk)
        return response

    def _keep_language(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Keep the language that was chosen on the sign-in page."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if isinstance(user, Account) and chosen in dict(settings.LANGUAGES) and chosen != user.language:
            user.language = chosen
            user.save(update_fields=["language"])

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Keep a new password: the only thing about an account, but for its language, the app may write."""
        user.set_password(password)
        with acting_as(user.pk), transaction.atomic():
            user.save(update_fields=["password"])

    def send_notification_mail(self, template_prefix: str, user: AbstractBaseUser, *_rest: Any, **_more: Any) -> None:
        """Write that a password or second key changed. No mail is sent: it would say where somebody works."""
        with acting_as(user.pk), transaction.atomic():
            what = template_prefix.rpartition("/")[2]
            lines.record(Verb.ACCOUNT_CHANGED, thing=user.pk, purpose=what, by=user.pk)

    def logout(self, request: HttpRequest) -> None:
        """Write the sign-out."""
        account: Any = request.user
        if account.is_authenticated:
            with acting_as(account.pk), transaction.atomic():
                lines.record(Verb.ACCOUNT_SIGNED_OUT, thing=account.pk, by=account.pk)
        super().logout(request)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Seals one-time-code secrets and recovery seeds, which allauth would keep in clear."""

    def encrypt(self, text: str) -> str:
        """The secret, sealed under the service's key."""
        sealed = crypto.seal(AESGCM(settings.KEPT_TEXT_KEY), text, _WHERE)
        return base64.b64encode(sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again.

        :raises Unreadable: when it was changed.
        """
        sealed = base64.b64decode(encrypted_text)
        return crypto.unseal(AESGCM(settings.KEPT_TEXT_KEY), sealed, _WHERE)
