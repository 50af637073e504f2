"""The cache that all processes share: counts of tries to sign in, as JSON in one table.

Django's own database cache unpickles what it reads, and so runs whatever somebody managed to write
there; and it throws away at random when it is full, which would forget who was locked out.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

from alongside.kernel.clock import now

ALWAYS = timedelta(days=365)


class SharedCache(BaseCache):
    """Keys with JSON values and a time to end; what has ended is cleared as new keys are added."""

    def __init__(self, _table: str, params: dict[str, Any]) -> None:
        super().__init__(params)

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The value, or ``default`` when there is none or its time is over."""
        row = _one(
            "select value from shared_cache where cache_key = %s and expires > %s",
            (self.make_and_validate_key(key, version=version), now()),
        )
        return json.loads(row[0]) if row else default

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Keep a value in place of any before it."""
        _one(
            "insert into shared_cache (cache_key, value, expires) values (%s, %s, %s) "
            "on conflict (cache_key) do update set value = excluded.value, expires = excluded.expires "
            "returning cache_key",
            (self.make_and_validate_key(key, version=version), json.dumps(value), self._ends(timeout)),
        )

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep a value unless there is one; says whether it was kept. Only one of many callers succeeds."""
        with connection.cursor() as cursor:
            cursor.execute("delete from shared_cache where expires <= %s", (now(),))
        row = _one(
            "insert into shared_cache (cache_key, value, expires) values (%s, %s, %s) "
            "on conflict (cache_key) do nothing returning cache_key",
            (self.make_and_validate_key(key, version=version), json.dumps(value), self._ends(timeout)),
        )
        return row is not None

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Give a key more time; says whether it was there."""
        row = _one(
            "update shared_cache set expires = %s where cache_key = %s and expires > %s returning cache_key",
            (self._ends(timeout), self.make_and_validate_key(key, version=version), now()),
        )
        return row is not None

    def delete(self, key: str, version: int | None = None) -> bool:
        """Let a key go; says whether it was there."""
        row = _one(
            "delete from shared_cache where cache_key = %s returning cache_key",
            (self.make_and_validate_key(key, version=version),),
        )
        return row is not None

    def clear(self) -> None:
        """Let everything go."""
        with connection.cursor() as cursor:
            cursor.execute("delete from shared_cache")

    def _ends(self, timeout: Any) -> datetime:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return now() + (ALWAYS if seconds is None else timedelta(seconds=seconds))


def _one(statement: str, values: tuple[Any, ...]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
