"""Sessions that a reader of the database cannot use.

The table holds a keyed hash of each session's key, never the key; and what a session holds is
signed together with its key, so that one session's contents do not work in another's row.
Beside it stand the few words by which their owner knows the device again.

Every request begins with one statement that reads the session, whose it is, and whether they have a second factor.
"""

import hashlib
import hmac
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import CreateError, UpdateError
from django.db import DatabaseError, IntegrityError, transaction

from alongside.access import service_key
from alongside.access.models import Account, SignIn
from alongside.access.planned import prepared_cursor
from alongside.keeper import keyring
from alongside.kernel.clock import now

HASH_LETTERS = 40
SINCE, SEEN, DEVICE, BROWSER = "since", "seen", "device", "browser"
WRITTEN = ("session_data", "expire_date", "account", "device", "browser", "started_at", "used_at")

_ROW, _ACCOUNT = ([field.attname for field in model._meta.concrete_fields] for model in (SignIn, Account))
# Written out: every request begins with it, and the ORM would put it together anew each time.
_KNOWN = f"""
    select {", ".join(f"s.{name}" for name in _ROW)}, {", ".join(f"a.{name}" for name in _ACCOUNT)},
        exists (select from mfa_authenticator f where f.user_id = a.id)
    from access_signin s left join access_account a on a.id = s.account_id
    where s.session_key = %s and s.expire_date > %s
"""


class SessionStore(db.SessionStore):
    """Django's database sessions, looked up by hash."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._account: Account | None = None
        self._has_second_factor = False

    def account(self, pk: UUID) -> Account | None:
        """The account by this id, if it is the one that was read with the session.

        The contents say who is signed in, and they are signed. The row's own column is not, and is never taken at its word.
        """
        return self._account if self._account and self._account.pk == pk else None

    def has_second_factor(self, account: Account) -> bool | None:
        """Whether this account has a second factor; ``None`` when it is not the one that was read with the session."""
        return self._has_second_factor if self.account(account.pk) else None

    @classmethod
    def get_model_class(cls) -> Any:
        """Our own table, which says whose device it is."""
        return SignIn

    @property
    def key_salt(self) -> str:
        """What the contents are signed with besides the secret: the session's own key."""
        return f"alongside.session.{self.session_key}"

    def _get_session_from_db(self) -> SignIn | None:
        with prepared_cursor() as cursor:
            cursor.execute(_KNOWN, (hashed(self.session_key), now()))
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return None
        *values, self._has_second_factor = found
        row = SignIn.from_db("default", _ROW, values[: len(_ROW)])
        if row.account_id:
            self._account = Account.from_db("default", _ACCOUNT, values[len(_ROW) :])
        return row

    def exists(self, session_key: str) -> bool:
        """Whether there is a session by this key."""
        return SignIn.objects.filter(session_key=hashed(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        """The row to save."""
        row: Any = super().create_model_instance(data)
        row.session_key = hashed(row.session_key)
        row.account_id = data.get("_auth_user_id")
        row.device, row.browser = data.get(DEVICE, ""), data.get(BROWSER, "")
        row.started_at, row.used_at = _moment(data.get(SINCE)), _moment(data.get(SEEN))
        return row

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        """Write the session, all but the device's name, which is written when it is given.

        :raises CreateError: when there is one by this key.
        :raises UpdateError: when it was ended meanwhile.
        """
        if self.session_key is None:
            self.create()
            return
        row = self.create_model_instance(self._get_session(no_load=must_create))  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                row.save(force_insert=True) if must_create else row.save(update_fields=WRITTEN)
        except IntegrityError as error:
            if must_create:
                raise CreateError from error
            raise
        except DatabaseError as error:
            if not must_create:
                raise UpdateError from error
            raise

    def cycle_key(self) -> None:
        """Take a new key, and keep the device's name."""
        row = SignIn.objects.filter(session_key=hashed(self.session_key)).only("name").first()
        super().cycle_key()
        if row and row.name:
            SignIn.objects.filter(session_key=hashed(self.session_key)).update(name=row.name)

    def delete(self, session_key: str | None = None) -> None:
        """End a session, this one if none is named."""
        if key := session_key or self.session_key:
            SignIn.objects.filter(session_key=hashed(key)).delete()


def hashed(session_key: str | None) -> str:
    """The name of a session's row."""
    text = f"session:{session_key or ''}".encode()
    return hmac.new(keyring.current(service_key.KEY), text, hashlib.sha256).hexdigest()[:HASH_LETTERS]


def where(account: UUID | None) -> bytes:
    """What the names of somebody's devices are bound to."""
    return f"access_signin.name|{account}".encode()


def _moment(seconds: float | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
