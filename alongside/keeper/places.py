"""Where Alongside keeps what is not code: its database, its secrets."""

import os
import re
import secrets
import stat
from pathlib import Path

from alongside.keeper.errors import KeeperError, plainly

_CHECKOUT = Path(__file__).resolve().parents[2]
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_SHARED = Path("/var/lib/alongside")


def state_dir() -> Path:
    """The folder for this installation's state, made when missing.

    $ALONGSIDE_STATE, else `.alongside` in a source checkout, else ~/.local/share/alongside.

    :raises KeeperError: if it cannot be made.
    """
    chosen = os.environ.get("ALONGSIDE_STATE")
    if chosen:
        state = Path(chosen).expanduser().absolute()
    elif (_CHECKOUT / "pyproject.toml").exists():
        state = _CHECKOUT / ".alongside"
    else:
        state = Path("~/.local/share/alongside").expanduser()
    make_private_state(state)
    return state


def secret(name: str, length: int = 32, *, state: Path | None = None) -> bytes:
    """Read a random secret, or make it on first use; two processes always get the same one.

    :param name: lower-case file name below `secrets/` in the state folder.
    :param length: bytes for a new secret; one that exists is returned as it is.
    :raises KeeperError: if it cannot be kept, is empty, or other people may read it.
    :raises ValueError: for a name that is not a plain file name.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    folder = (state or state_dir()) / "secrets"
    with plainly(folder):
        make_private_state(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        path = folder / name
        if not path.exists():
            _create(path, secrets.token_bytes(length))
        return _read(path)


def keep(path: Path, content: bytes) -> None:
    """Write a file for our eyes only, whole or not at all; one that is there already is left as it is.

    :raises KeeperError: when it cannot be written.
    """
    with plainly(path):
        _create(path, content)


def has_secret(name: str, *, state: Path) -> bool:
    """Whether a secret of this name was made before."""
    with plainly(state):
        return (state / "secrets" / name).exists()


def cluster_home(state: Path) -> Path:
    """The folder of the database that belongs to a state folder.

    Inside it; but when we are root and the state folder is closed to others (below /root, say),
    PostgreSQL's own user could not reach it, and nobody's permissions are widened for that: then in
    /var/lib/alongside, under a random name kept with the secrets, so that a new state folder on an
    old path never meets an old database.

    :raises KeeperError: if a database is there but has been closed to its own user.
    """
    near = state / "postgres"
    if os.geteuid() != 0:
        return near
    if not has_secret("elsewhere", state=state):
        if open_to_others(state):
            return near
        if (near / "data").exists():
            message = (
                f"The database's own user cannot reach {near} any more: let others pass through the folders above it."
            )
            raise KeeperError(message)
    return shared_dir() / secret("elsewhere", 8, state=state).hex()


def shared_dir() -> Path:
    """A root-owned folder that every user may pass through; only for use as root."""
    with plainly(_SHARED):
        _SHARED.mkdir(mode=0o711, parents=True, exist_ok=True)
        _SHARED.chmod(0o711)
    return _SHARED


def open_to_others(folder: Path) -> bool:
    """Whether a user who owns nothing here may pass through the folder and all its parents."""
    folder = folder.resolve()
    return all(place.stat().st_mode & stat.S_IXOTH for place in (folder, *folder.parents))


def make_private_state(state: Path) -> None:
    """Make a state folder if it is missing.

    :raises KeeperError: if it cannot be made.
    """
    # As root others may pass, not look: PostgreSQL's own user has its folder inside.
    with plainly(state):
        if not state.exists():
            state.mkdir(mode=0o700, parents=True, exist_ok=True)
            state.chmod(0o711 if os.geteuid() == 0 else 0o700)


def _create(path: Path, content: bytes) -> None:
    """Write beside, then link: whoever links first wins, and nobody ever reads half a secret."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def _read(path: Path) -> bytes:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        message = f"Others may read the secret {path}: close it (chmod 600) and consider it known."
        raise KeeperError(message)
    content = path.read_bytes()
    if not content:
        raise KeeperError(f"The secret {path} is empty: put it back from a backup.")
    return content
