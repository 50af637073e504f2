"""What a store of sealed files can do, and which one this service uses."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, Protocol
from urllib.parse import urlsplit


class NoRoom(Exception):
    """The disk is full, or the store takes no more. Nothing of the file was kept."""


class Missing(Exception):
    """There is nothing by this name, or less of it than was asked for."""


class StoreSilent(Exception):
    """The store does not answer."""


class Kept(NamedTuple):
    """One thing in the store: its name and when it was put there."""

    name: str
    at: datetime


class Store(Protocol):
    """Keeps bytes by name. Names are ids in hexadecimal figures, with a dot and a word behind some.

    Every method may raise :class:`StoreSilent`.
    """

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Keep all of the pieces, or nothing; what was kept by this name before is replaced.

        :raises NoRoom: when they do not fit.
        """

    def read(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """So many bytes from ``start``, or all that follow.

        :raises Missing: when they are not there.
        """

    def delete(self, name: str) -> None:
        """Let go of what is kept by this name, if anything is."""

    def names(self) -> Iterator[Kept]:
        """Everything there is."""


def kept_in(place: str) -> Store:
    """The store that a setting names: a folder, or ``s3://bucket/beginning``."""
    from alongside.attachments.store.disk import Disk

    if not place.startswith("s3://"):
        return Disk(place)
    from alongside.attachments.store.s3 import Bucket

    found = urlsplit(place)
    return Bucket(found.netloc, found.path.strip("/"))
