"""Sealed files in a folder of this machine."""

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from alongside.attachments.store.kept import Kept, Missing, NoRoom, StoreSilent

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
OWNER_ONLY, OWNER_ONLY_FOLDER = 0o600, 0o700
UNFINISHED = ".new-"
PIECE = 1024 * 1024


class Disk:
    """A folder, and in it two levels of folders by the last figures of the id: its first tell the time."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)

    def put(self, name: str, pieces: Iterable[bytes]) -> None:
        """Written beside its place, brought safely to the disk, then renamed: there is no half of it.

        :raises NoRoom: when the disk is full.
        :raises StoreSilent: when it cannot be written for another reason.
        """
        place = self._place(name)
        new = place.with_name(f"{UNFINISHED}{secrets.token_hex(8)}")
        try:
            place.parent.mkdir(parents=True, exist_ok=True, mode=OWNER_ONLY_FOLDER)
            _write(new, pieces)
            new.replace(place)
            _settle(place.parent)
        except OSError as error:
            if error.errno in FULL:
                raise NoRoom from error
            raise StoreSilent from error
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)

    def read(self, name: str, start: int = 0, length: int | None = None) -> bytes:
        """So many bytes from ``start``, or all that follow.

        :raises Missing: when they are not there.
        """
        try:
            with self._place(name).open("rb") as held:
                held.seek(start)
                found = held.read(-1 if length is None else length)
        except FileNotFoundError as error:
            raise Missing from error
        except OSError as error:
            raise StoreSilent from error
        if length is not None and len(found) < length:
            raise Missing
        return found

    def pieces(self, name: str) -> Iterator[bytes]:
        """All of it, a little at a time.

        :raises Missing: when it is not there.
        """
        try:
            with self._place(name).open("rb") as held:
                while piece := held.read(PIECE):
                    yield piece
        except FileNotFoundError as error:
            raise Missing from error

    def delete(self, name: str) -> None:
        """Let go of it, if it is there."""
        self._place(name).unlink(missing_ok=True)

    def names(self) -> Iterator[Kept]:
        """Everything in the folder, also what was being written when a machine stopped."""
        for path in self.folder.glob("??/??/*"):
            with suppress(FileNotFoundError):
                yield Kept(path.name, datetime.fromtimestamp(path.stat().st_mtime, UTC))

    def _place(self, name: str) -> Path:
        known = name.partition(".")[0]
        if name.startswith(UNFINISHED):  # only ever to be deleted
            return next(self.folder.glob(f"??/??/{name}"), self.folder / name)
        return self.folder / known[-2:] / known[-4:-2] / name


def _write(new: Path, pieces: Iterable[bytes]) -> None:
    number = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
    with os.fdopen(number, "wb") as held:
        for piece in pieces:
            held.write(piece)
        held.flush()
        os.fsync(held.fileno())


def _settle(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
