"""The ledger's signed heads, for pages: hashes and signatures, nothing that was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from alongside.ledger import cosignatures, proofs
from alongside.ledger.cosignatures import Signer
from alongside.ledger.notes import NoteInvalid, open_checkpoint
from alongside.ledger.witnessed import Witnessed

_HEAD = "select size, root, at, note from ledger_checkpoint"
_COSIGNED = "select size, witness, signed_at, line from ledger_cosignature where size = %s order by signed_at, witness"
_LATELY = """
    select distinct on (witness, key) size, witness, signed_at
    from ledger_cosignature order by witness, key, size desc
"""
_DAYS = """
    select h.size, h.root, h.at, h.note
    from unnest(%s::timestamptz[], %s::timestamptz[]) day (begins, ends)
    cross join lateral (
        select c.* from ledger_checkpoint c where c.at >= day.begins and c.at < day.ends
        order by c.at desc limit 1) h
    order by h.size desc
"""


class NotSealed(LookupError):
    """There is no such signed head."""


@dataclass(frozen=True, slots=True)
class Head:
    """A signed head: how many lines, the root above them, when it was signed, and the note that says so."""

    size: int
    root: bytes
    at: datetime
    note: str

    @property
    def root_said(self) -> str:
        """The root in groups of eight letters, to be read aloud or compared by eye."""
        text = self.root.hex()
        return " ".join(text[place : place + 8] for place in range(0, len(text), 8))


def newest() -> Head | None:
    """The latest head."""
    return _one(f"{_HEAD} order by size desc limit 1")


def of_size(size: int) -> Head:
    """The head signed at this size.

    :raises NotSealed: when none was.
    """
    found = _one(f"{_HEAD} where size = %s", size)
    if found is None:
        raise NotSealed(size)
    return found


def each_day(*, last: date, most: int = 60) -> Sequence[Head]:
    """The last head of each of the ``most`` days up to ``last`` that had any, the newest first."""
    days = [last - timedelta(days=ago) for ago in range(-1, most)]
    begins = [timezone.make_aware(datetime.combine(day, time())) for day in days]
    with connection.cursor() as cursor:
        cursor.execute(_DAYS, (begins[1:], begins[:-1]))
        return [Head(size, bytes(root), at, note) for size, root, at, note in cursor.fetchall()]


def with_cosignatures(head: Head) -> tuple[str, Sequence[Witnessed]]:
    """The head's note with every witness's line under ours, and who they are."""
    with connection.cursor() as cursor:
        cursor.execute(_COSIGNED, (head.size,))
        rows = cursor.fetchall()
    note = head.note + "".join(f"{line}\n" for *_rest, line in rows)
    return note, [Witnessed(size, witness, at) for size, witness, at, _line in rows]


def lately_witnessed() -> Sequence[Witnessed]:
    """The largest head each witness has signed."""
    with connection.cursor() as cursor:
        cursor.execute(_LATELY)
        return [Witnessed(*row) for row in cursor.fetchall()]


def proof(*, old: int, new: int) -> list[bytes]:
    """Hashes that show the head of size ``old`` to be the beginning of the head of size ``new``.

    :raises NotSealed: unless both were signed, the older first.
    """
    if not 0 < of_size(old).size <= of_size(new).size:
        raise NotSealed(old)
    with connection.cursor() as cursor:
        return proofs.consistency(cursor, old=old, new=new)


def signer() -> Signer | None:
    """Whose signatures the heads carry; none before the first was signed."""
    path = Path(settings.LEDGER_PUBLIC_KEY)
    return _signer(path.read_text(encoding="utf-8")) if path.exists() else None


def fingerprint(key: Signer) -> str:
    """The key's SHA-256 in groups of eight letters."""
    text = sha256(key.key.public_bytes_raw()).hexdigest()
    return " ".join(text[place : place + 8] for place in range(0, len(text), 8))


def written(key: Signer) -> str:
    """The key as the line a witness needs."""
    return cosignatures.written(key)


def holds(head: Head, *, key: Signer) -> bool:
    """Whether the head says what was signed with this key."""
    try:
        signed = open_checkpoint(head.note, key=key.key)
    except NoteInvalid:
        return False
    return (signed.size, signed.root) == (head.size, head.root)


@cache
def _signer(text: str) -> Signer:
    return cosignatures.read(text)


def _one(query: str, *values: int) -> Head | None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        row = cursor.fetchone()
    return Head(row[0], bytes(row[1]), row[2], row[3]) if row else None
