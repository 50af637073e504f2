"""Where sign-in meets our rules: closed sign-up, a ledger line for each try, sealed secrets."""

from typing import Any, cast
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access import factors, kept, step_up
from alongside.access.actions import sign_ins
from alongside.access.actor import acting_as
from alongside.access.forms import wording
from alongside.access.http import is_in_their_space
from alongside.access.models import Account
from alongside.kernel.clock import now
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the service, and every try to sign in is on the ledger."""

    error_messages = DefaultAccountAdapter.error_messages | wording.SIGNING_IN

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
        sign_ins.begin(request.session, user_agent=request.headers.get("User-Agent", ""), now=now())
        sign_ins.write_begun(by=cast("Account", user))
        return self._asked_once(user, response)

    def _asked_once(self, user: AbstractBaseUser, response: HttpResponse) -> HttpResponse:
        """Ask somebody who signed in without a passkey, once and never again, whether they would like one."""
        has = Authenticator.objects.filter(user=user).values_list("type", flat=True)
        if not isinstance(user, Account) or user.passkey_asked_at or "totp" not in has or "webauthn" in has:
            return response
        user.passkey_asked_at = now()
        user.save(update_fields=["passkey_asked_at"])
        return redirect(f"{reverse('passkey-offer')}?{urlencode({'next': response.headers['Location']})}")

    def get_login_stages(self) -> list[str]:
        """The steps of signing in, with our own for the second factor."""
        own = "alongside.access.single_sign_on.SecondFactorStage"
        theirs = "allauth.mfa.stages.AuthenticateStage"
        return [own if stage == theirs else stage for stage in super().get_login_stages()]

    def is_reauthentication_required(self, *, app: str, **rest: Any) -> bool:
        """Whether to ask once more who it is: not right after they signed in."""
        return not step_up.is_fresh(self.request)

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Check the password once more, and write that it was right."""
        right = bool(super().reauthenticate(user, password))
        if right:
            step_up.write_shown(user.pk)
        return right

    def _keep_language(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Keep the language that was chosen on the sign-in page."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if isinstance(user, Account) and chosen in settings.WORK_LANGUAGES and chosen != user.language:
            user.language = chosen
            user.save(update_fields=["language"])

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Keep a new password: the only thing about an account, but for its language, the app may write."""
        user.set_password(password)
        with acting_as(user.pk), transaction.atomic():
            user.save(update_fields=["password"])
            sign_ins.end_others(self.request.session, of=user.pk)

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
    """Seals one-time-code secrets and recovery seeds, which allauth would keep in clear; a phone's list names no service."""

    error_messages = DefaultMFAAdapter.error_messages | wording.SECOND_FACTOR

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What a passkey is for: the host it was made on, which on young people's own says nothing."""
        found: dict[str, str] = super().get_public_key_credential_rp_entity()
        return found | {"name": found["id"]} if is_in_their_space(context.request) else found

    def encrypt(self, text: str) -> str:
        """The secret, sealed under the service's key for its account."""
        return factors.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again.

        :raises Unreadable: when it was changed, or is another account's.
        """
        return factors.unseal(encrypted_text)
