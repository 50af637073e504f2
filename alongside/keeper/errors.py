"""What can go wrong with the private database, told in one sentence."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class KeeperError(Exception):
    """The private database cannot be kept; the text is one sentence for whoever ran the command."""


class StillHeldError(KeeperError):
    """A server was killed and its backends have not ended yet."""


@contextmanager
def plainly(place: Path) -> Iterator[None]:
    """Tell the operating system's errors about `place` in one sentence.

    :raises KeeperError: instead of any `OSError`.
    """
    try:
        yield
    except OSError as error:
        raise KeeperError(_sentence(error, place)) from error


def explain(output: str, *, place: Path) -> KeeperError:
    """The error behind what a PostgreSQL program printed; `place` is the folder it worked in."""
    if "No space left on device" in output or "Disk quota exceeded" in output:
        return KeeperError(_full(place))
    if "Permission denied" in output:
        return KeeperError(_forbidden(place))
    if "pre-existing shared memory block" in output:
        return StillHeldError(f"A server that was killed is still at work in {place}: try again.")
    told = re.findall(r"(?:FATAL|PANIC|error): +(.+)", output) or output.strip().split("\n")
    return KeeperError(f"PostgreSQL did not start in {place}: {told[-1].strip() or 'no reason'}.")


def _sentence(error: OSError, place: Path) -> str:
    if error.errno in _FULL:
        return _full(place)
    if error.errno in _FORBIDDEN:
        return _forbidden(Path(error.filename) if isinstance(error.filename, str) else place)
    return f"The database in {place} cannot be used: {error.strerror or error}."


def _full(place: Path) -> str:
    return f"The disk is full: free some space for {place} and start again."


def _forbidden(place: Path) -> str:
    return f"No permission to use {place}: run as the user it belongs to, or choose another place."
