"""Password hashing: Argon2id (RFC 9106), 128 MiB and three passes, with a pepper kept off the database."""

import hashlib
import hmac

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """Argon2id over a keyed hash of the password, so that a stolen table alone cannot be guessed at."""

    time_cost = 3
    memory_cost = 128 * 1024
    parallelism = 4

    def encode(self, password: str, salt: str) -> str:
        """The hash to store."""
        return super().encode(_peppered(password), salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether this is the password."""
        return super().verify(_peppered(password), encoded)


def _peppered(password: str) -> str:
    return hmac.new(settings.PASSWORD_PEPPER, password.encode(), hashlib.sha256).hexdigest()
