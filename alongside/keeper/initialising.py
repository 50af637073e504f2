"""Makes the data folder of a new database."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alongside.keeper import configuration
from alongside.keeper.account import Account
from alongside.keeper.errors import explain

SUPERUSER = "postgres"

# C.UTF-8 where the system has it: one order everywhere, and letters beyond ASCII know their case.
_LOCALES = ("C.UTF-8", "C")


def initialise(data: Path, *, programs: Path, account: Account, password: str) -> None:
    """Make a database in the folder `data`, which must not exist: complete, or not there at all.

    Everyone needs a password, over the socket only. The superuser's goes in through a pipe: it is
    in no argument list and in no file.

    :raises KeeperError: with the reason, if `initdb` fails.
    """
    draft = data.with_name("data.draft")
    for locale in _LOCALES:
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        account.own(draft)
        told = _initdb(draft, programs=programs, account=account, password=password, locale=locale)
        if "invalid locale" not in told:
            break
    if told:
        shutil.rmtree(draft, ignore_errors=True)
        raise explain(told, place=data.parent)
    with (draft / "postgresql.conf").open("a") as settings:
        settings.write(f"\ninclude '../{configuration.FILE}'\n")
    draft.rename(data)
    _sync(data.parent)


def _initdb(draft: Path, *, programs: Path, account: Account, password: str, locale: str) -> str:
    """Run initdb once; nothing, or what it said when it failed."""
    options = ["--auth-local=scram-sha-256", "--auth-host=reject", "--data-checksums"]
    options += ["--encoding=UTF8", f"--locale={locale}", "--text-search-config=english"]
    options += [f"--pgdata={draft}", f"--username={SUPERUSER}"]
    with _pipe(f"{password}\n", to=account) as pipe, tempfile.TemporaryFile() as output:
        command: list[str | Path] = [programs / "initdb", *options, f"--pwfile=/dev/fd/{pipe}"]
        code = account.run(command, output=output, keep=[pipe])
        output.seek(0)
        return output.read().decode(errors="replace") if code else ""


@contextmanager
def _pipe(text: str, *, to: Account) -> Iterator[int]:
    """A descriptor from which the account can read `text` once."""
    read, write = os.pipe()
    try:
        with os.fdopen(write, "w") as end:
            end.write(text)
        to.own(read)
        yield read
    finally:
        os.close(read)


def _sync(folder: Path) -> None:
    """Put the folder's entries on disk, so that a power cut cannot take the rename back."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
