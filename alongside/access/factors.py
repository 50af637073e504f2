"""Second factors belong to one account: a row that was moved to another, or slipped in, does not work there.

Code secrets and recovery seeds are sealed for their account. What a passkey stores is public and stays in
clear; a proof beside it vouches that it was added by this very account.
"""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from uuid import UUID

from allauth.core import context
from allauth.mfa.models import Authenticator
from django.db import transaction

from alongside.access import crypto, service_key

PROOF, COUNTER = "proof", "counter"
_account: ContextVar[UUID | None] = ContextVar("factors_of", default=None)


@contextmanager
def of(account: UUID) -> Iterator[None]:
    """Seal and open this account's secrets until the block ends; needed where nobody is signed in yet."""
    token = _account.set(account)
    try:
        yield
    finally:
        _account.reset(token)


def seal(text: str) -> str:
    """A secret, sealed for the account whose factors are in hand."""
    return base64.b64encode(service_key.seal(text, _where())).decode()


def unseal(sealed: str) -> str:
    """The secret again.

    :raises Unreadable: when it was changed, or belongs to another account.
    """
    return service_key.unseal(base64.b64decode(sealed), _where())


def where(account: UUID) -> bytes:
    """What the secrets of an account are bound to."""
    return f"mfa_authenticator.data|{account}".encode()


def proof_of(account: UUID, credential: dict[str, Any]) -> str:
    """What vouches for a passkey of this account."""
    return service_key.proof(_about(account, credential))


def is_genuine(passkey: Authenticator) -> bool:
    """Whether its account added this passkey through our pages."""
    credential = passkey.data.get("credential", {})
    return service_key.holds(str(credential.get(PROOF, "")), _about(passkey.user_id, credential))


def count(passkey: Authenticator, signatures: int) -> bool:
    """Keep how often a passkey has signed; false when it was as often before, so that there are two of it.

    Passkeys that are kept in step between devices do not count and always say 0 (WebAuthn Level 3, 6.1.1).
    """
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=passkey.pk)
        known = int(row.data.get(COUNTER, 0))
        if signatures <= known and (signatures or known):
            return False
        row.data[COUNTER] = signatures
        row.save(update_fields=["data"])
    return True


def _about(account: UUID, credential: dict[str, Any]) -> str:
    plain = {key: value for key, value in credential.items() if key != PROOF}
    return f"passkey|{account}|{json.dumps(plain, sort_keys=True)}"


def _where() -> bytes:
    account = _account.get()
    if account is None:
        user = getattr(context.request, "user", None)
        account = user.pk if user is not None and user.is_authenticated else None
    if account is None:
        raise crypto.Unreadable("a second factor of nobody")
    return where(account)
