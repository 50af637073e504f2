"""Sessions that a reader of the database cannot use.

The table holds a keyed hash of each session's key, never the key; and what a session holds is
signed together with its key, so that one session's contents do not work in another's row.
"""

import hashlib
import hmac
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

from alongside.kernel.clock import now

HASH_LETTERS = 40


class SessionStore(db.SessionStore):
    """Django's database sessions, looked up by hash."""

    @property
    def key_salt(self) -> str:
        """What the contents are signed with besides the secret: the session's own key."""
        return f"alongside.session.{self.session_key}"

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        row = self.model.objects.filter(session_key=_hashed(self.session_key), expire_date__gt=now()).first()
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key: str) -> bool:
        """Whether there is a session by this key."""
        return bool(self.model.objects.filter(session_key=_hashed(session_key)).exists())

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row to save."""
        row = super().create_model_instance(data)
        row.session_key = _hashed(row.session_key)
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End a session, this one if none is named."""
        if key := session_key or self.session_key:
            self.model.objects.filter(session_key=_hashed(key)).delete()


def _hashed(session_key: str | None) -> str:
    text = f"session:{session_key or ''}".encode()
    return hmac.new(settings.KEPT_TEXT_KEY, text, hashlib.sha256).hexdigest()[:HASH_LETTERS]
