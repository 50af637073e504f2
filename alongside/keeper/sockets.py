"""Where the database listens: a Unix socket in a folder nobody else may enter."""

import hashlib
import os
import stat
from pathlib import Path

from alongside.keeper.account import Account
from alongside.keeper.errors import KeeperError, plainly

PORT = 5432
# The system allows 107 bytes on Linux and 103 on macOS for a socket's path.
_LONGEST = 103
# Not tempfile.gettempdir(): every command must come to the same folder, whatever its TMPDIR.
_TEMPORARY = Path("/tmp")  # noqa: S108


def socket_dir(home: Path) -> Path:
    """The folder of the socket of the database in `home`; not made here."""
    near = home / "run"
    longest = os.fsencode(near / f".s.PGSQL.{PORT}")
    # libpq reads a comma as the start of another host.
    if len(longest) <= _LONGEST and b"," not in longest:
        return near
    tag = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return _TEMPORARY / f"alongside-{os.geteuid()}-{tag}"


def make_private(folder: Path, *, account: Account) -> None:
    """Make the folder for this account alone; one that is there must already be exactly that.

    :raises KeeperError: if it is a link, somebody else's, or open to others.
    """
    with plainly(folder):
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            pass
        else:
            account.own(folder)
        found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid or found.st_mode & 0o077:
        raise KeeperError(f"{folder} is not a private folder of ours: find out who made it, then remove it.")
