"""Puts PostgreSQL's programs where the database's own user can run them."""

import hashlib
import shutil
from pathlib import Path

from alongside.keeper.account import Account
from alongside.keeper.binaries import Binaries
from alongside.keeper.errors import KeeperError, plainly
from alongside.keeper.locks import held
from alongside.keeper.places import open_to_others, shared_dir


def reachable(found: Binaries, *, account: Account) -> Path:
    """The folder to run the programs from.

    The one they were found in; but a virtual environment below /root is closed to the database's
    own user: then a copy, owned by root, in /var/lib/alongside. The permissions of other folders
    are never touched.

    :raises KeeperError: if they cannot be reached or copied.
    """
    if not account.separate or open_to_others(found.folder):
        return found.folder
    if found.folder.parent.name != "pginstall":
        raise KeeperError(f"The database's own user cannot reach {found.folder}: install PostgreSQL for everyone.")
    shared = shared_dir()
    with plainly(shared), held(shared / "copying.lock"):
        copy = shared / f"postgresql-{found.major}-{_fingerprint(found.folder.parent)}"
        if not copy.exists():
            _copy(found.folder.parent.parent, to=copy)
    return copy / found.folder.parent.parent.name / "pginstall" / "bin"


def _fingerprint(install: Path) -> str:
    """Twelve characters that change when the programs do."""
    digest = hashlib.sha256((install / "bin" / "postgres").read_bytes())
    for path in sorted(install.rglob("*")):
        digest.update(f"{path.relative_to(install)} {path.lstat().st_size}\n".encode())
    return digest.hexdigest()[:12]


def _copy(package: Path, *, to: Path) -> None:
    draft = to.with_name("postgresql-draft")
    shutil.rmtree(draft, ignore_errors=True)
    # The programs' shared libraries stand beside the package, where the wheel's builder put them.
    libraries = package.with_name(f"{package.name}.libs")
    shutil.copytree(package / "pginstall", draft / package.name / "pginstall", symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    draft.rename(to)
