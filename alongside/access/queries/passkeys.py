"""Passkeys of whoever asks."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth

from alongside.access.models import Account


def to_make(viewer: Account) -> dict[str, Any]:
    """What a browser is asked to make (WebAuthn Level 3, 5.4), as JSON; the session remembers the challenge."""
    return auth.begin_registration(viewer, passwordless=True)


def has_one(viewer: Account) -> bool:
    """Whether they made one."""
    return bool(Authenticator.objects.filter(user=viewer, type=Authenticator.Type.WEBAUTHN).exists())
