"""Texts about staff: sealed under the service's own key, bound to their row and to the people who may read them.

Copied into another row, or into a row of other people, such a text cannot be read. Whoever holds both the database and
the service's keys, which is the operator, technically could; the product never does.
"""

from alongside.access import crypto, service_key
from alongside.keywork.models import OfStaff


def seal(row: OfStaff, text: str) -> bytes:
    """The text sealed for this row; nothing for an empty text."""
    return service_key.seal(text, where(row)) if text else b""


def unseal(row: OfStaff) -> str:
    """The text that was sealed in this row.

    :raises Unreadable: when it was changed, moved, or sealed by another service.
    """
    return service_key.unseal(bytes(row.sealed), where(row)) if row.sealed else ""


def where(row: OfStaff) -> bytes:
    """What the text is bound to."""
    return crypto.place(row._meta.db_table, "sealed", row.id, "|".join(map(str, row.bound_to)))
