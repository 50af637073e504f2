"""allauth's forms of second factors, held to the account they are for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from allauth.mfa.webauthn.internal.auth import parse_authentication_response
from django.core.exceptions import ValidationError
from django.db import transaction

from alongside.access import factors, step_up
from alongside.access.backends import may_sign_in
from alongside.access.crypto import Unreadable
from alongside.access.forms import wording
from alongside.ledger.actions import lines
from alongside.ledger.vocabulary import Verb


class CodeForm(AuthenticateForm):
    """A one-time or recovery code at sign-in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording.put(self)

    def clean_code(self) -> str:
        """The code, checked against this account's own secrets."""
        with factors.of(self.user.pk), _failing_is_written():
            return str(super().clean_code())


class CodeAgainForm(ReauthenticateForm):
    """The same, to show once more who it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording.put(self)

    def clean_code(self) -> str:
        """The code, checked against this account's own secrets."""
        with factors.of(self.user.pk), _failing_is_written():
            return str(super().clean_code())

    def save(self) -> None:
        """Keep that they showed it."""
        super().save()
        step_up.write_shown(self.user.pk)


class NewCodeAppForm(ActivateTOTPForm):
    """The first code of a code app, to see that it works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording.put(self)


class NewPasskeyForm(webauthn.AddWebAuthnForm):
    """A passkey being made; it works for the account that makes it only."""

    def clean(self) -> dict[str, Any]:
        """The credential, with what vouches for it."""
        cleaned: dict[str, Any] = super().clean()
        if credential := cleaned.get("credential"):
            credential.pop(factors.PROOF, None)
            credential[factors.PROOF] = factors.proof_of(self.user.pk, credential)
        return cleaned


class _Held(webauthn.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        """The passkey that signed.

        :raises ValidationError: for a row that is not its account's own, or a passkey that was copied.
        """
        with _failing_is_written():
            answer = _parsed(self.cleaned_data["credential"])
            passkey: Authenticator = super().clean_credential()
            signatures = answer.response.authenticator_data.counter
            if not (factors.is_genuine(passkey) and may_sign_in(passkey.user) and factors.count(passkey, signatures)):
                raise get_adapter().validation_error("incorrect_code")
        return passkey


class PasskeyForm(_Held):
    """A passkey as the second factor after a password."""


class PasskeyAloneForm(webauthn.LoginWebAuthnForm, _Held):
    """A passkey and nothing else: it proves the device and its holder."""


class PasskeyAgainForm(webauthn.ReauthenticateWebAuthnForm, _Held):
    """A passkey, to show once more who it is."""


def _parsed(credential: Any) -> Any:
    """What a passkey answered. allauth expects the answer of a browser; this one may be anything."""
    try:
        return parse_authentication_response(credential)
    except (AttributeError, KeyError) as error:
        raise get_adapter().validation_error("incorrect_code") from error


@contextmanager
def _failing_is_written() -> Iterator[None]:
    """Write that a try failed; whose is not written. A secret that is another account's is a wrong code here."""
    try:
        yield
    except (ValidationError, Unreadable) as error:
        with transaction.atomic():
            lines.record(Verb.ACCOUNT_SIGN_IN_FAILED, by=None)
        if isinstance(error, Unreadable):
            raise get_adapter().validation_error("incorrect_code") from error
        raise
