"""Password hashing: Argon2id (RFC 9106), 128 MiB and three passes, with a pepper kept off the database."""

import hashlib
import hmac

from django.contrib.auth.hashers import Argon2PasswordHasher

from alongside.keeper import keyring

PEPPER = "password-pepper"
MARK = "."


class Argon2id(Argon2PasswordHasher):
    """Argon2id over a keyed hash of the password, so that a stolen table alone cannot be guessed at.

    The salt begins with a mark of the pepper's version, so that one hash is computed whatever version it is: trying
    several would tell by its time who has an account.
    """

    time_cost = 3
    memory_cost = 128 * 1024
    parallelism = 4

    def encode(self, password: str, salt: str) -> str:
        """The hash to store, under the newest pepper."""
        pepper = keyring.current(PEPPER)
        return super().encode(_peppered(password, pepper), f"{_mark(pepper)}{MARK}{salt}")

    def verify(self, password: str, encoded: str) -> bool:
        """Whether this is the password."""
        known = keyring.versions(PEPPER)
        mark = self._mark_in(encoded)
        pepper = next((one for one in known if _mark(one) == mark), known[-1])
        return super().verify(_peppered(password, pepper), encoded)

    def must_update(self, encoded: str) -> bool:
        """Whether to hash anew at the next sign-in: another cost, or a pepper from before."""
        return self._mark_in(encoded) != _mark(keyring.current(PEPPER)) or super().must_update(encoded)

    def _mark_in(self, encoded: str) -> str:
        mark, found, _ = str(self.decode(encoded)["salt"]).partition(MARK)
        return mark if found else ""


def _mark(pepper: bytes) -> str:
    return hashlib.sha256(b"which pepper" + pepper).hexdigest()[:6]


def _peppered(password: str, pepper: bytes) -> str:
    return hmac.new(pepper, password.encode(), hashlib.sha256).hexdigest()
