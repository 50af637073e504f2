"""Copies of the files beside entries, beside the backups of the database: each is copied once, for it never changes.

They are sealed already, under keys that lie sealed in the database. A file is in the store before its row is committed,
so whoever copies the database first and the files after it has every file that the database speaks of.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from alongside.attachments import sealing
from alongside.attachments.queries import stored
from alongside.attachments.store import Missing, NoRoom, StoreSilent
from alongside.attachments.store.disk import Disk
from alongside.keeper.errors import KeeperError, plainly

FOLDER, ENDING = "files", ".files.txt"
PARTS = (stored.WHOLE, stored.SMALL)
ELSEWHERE = "# The files are kept in a bucket and not here.\n"
# Of a record that was forgotten no file is missed: nothing opens it any more.
SPOKEN_OF = """
    select replace(a.id::text, '-', ''), a.size, a.small from attachments_attachment a
    where a.state in ('kept', 'taken_away') and exists (
        select from access_recordkey k where k.record_id = a.record_id and k.compartment = a.compartment)
"""


@dataclass(frozen=True, slots=True)
class Copied:
    """How many files a backup has, and how many of them were copied for it."""

    files: int
    new: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What of the files a database speaks of is in its copy: how many, and what is wrong with some."""

    files: int
    problems: tuple[str, ...]


def copy(folder: Path, listed: Path) -> Copied | None:
    """Copy what was not copied before, and list all of it; ``None`` when the files are kept in a bucket.

    :raises KeeperError: when it cannot be written.
    """
    source = stored.store()
    if not isinstance(source, Disk):
        _write(listed, ELSEWHERE)
        return None
    target, known = Disk(folder / FOLDER), _known(folder)
    there = {kept.name for kept in target.names()}
    found, new = {}, 0
    with plainly(folder):
        for name in sorted(_whole(kept.name for kept in source.names())):
            is_new = name not in known or name not in there
            try:
                found[name] = _copied(name, source, target) if is_new else known[name]
            except Missing:  # let go of meanwhile: then no row speaks of it
                continue
            new += is_new
    _write(listed, "".join(f"{known_by}  {name}\n" for name, known_by in found.items()))
    _tidy(folder, target)
    return Copied(len(found), new)


def look(admin: psycopg.Connection, folder: Path, listed: Path) -> Looked:
    """Hold the files a restored database speaks of against their copies: there, whole, and unchanged."""
    wanted = dict(_wanted(admin))
    if not listed.exists():
        told = "The list of files is missing: the backup was cut short, or an earlier version made it."
        return Looked(0, (told,) if wanted else ())
    if listed.read_text(encoding="utf-8") == ELSEWHERE:
        return Looked(0, ())
    sums, target = _read(listed), Disk(folder / FOLDER)
    missing = wanted.keys() - sums.keys()
    broken = [name for name in wanted.keys() & sums.keys() if _sum(target, name) != (sums[name], wanted[name])]
    found = ((missing, "are not in the copy"), (broken, "are gone from the copy, or not as they were copied"))
    return Looked(len(wanted), tuple(f"Of the files beside entries, {len(some)} {how}." for some, how in found if some))


def put_back(folder: Path, listed: Path) -> Copied:
    """Put the files of a backup back where they are kept; those that are there stay as they are.

    :raises KeeperError: when one is not as it was copied, or the files are kept in a bucket.
    """
    target, source = stored.store(), Disk(folder / FOLDER)
    if not isinstance(target, Disk) or listed.read_text(encoding="utf-8") == ELSEWHERE:
        raise KeeperError("The files are kept in a bucket: bring back an earlier version of them there.")
    sums, there = _read(listed), {kept.name for kept in target.names()}
    missing = sorted(sums.keys() - there)
    for name in missing:
        if _sum(source, name)[0] != sums[name]:
            raise KeeperError(
                f"{name} is gone from the copy, or not as it was copied. Put back so far: those before it."
            )
        _copied(name, source, target)
    return Copied(len(sums), len(missing))


def _copied(name: str, source: Disk, target: Disk) -> str:
    known_by = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        for piece in source.pieces(name):
            known_by.update(piece)
            yield piece

    try:
        target.put(name, pieces())
    except (NoRoom, StoreSilent) as error:
        raise KeeperError(
            f"A file could not be written to {target.folder}. Is there room, and may it be written?"
        ) from error
    return known_by.hexdigest()


def _sum(place: Disk, name: str) -> tuple[str, int]:
    known_by, size = hashlib.sha256(), 0
    try:
        for piece in place.pieces(name):
            known_by.update(piece)
            size += len(piece)
    except Missing:
        return "", 0
    return known_by.hexdigest(), size


def _wanted(admin: psycopg.Connection) -> Iterator[tuple[str, int]]:
    """Names of what the database speaks of, and how many bytes each is when it is sealed."""
    for file, *sizes in admin.execute(SPOKEN_OF):
        for part, size in zip(PARTS, sizes, strict=True):
            if part == stored.WHOLE or size:
                yield f"{file}.{part}", sealing.sealed_size(size)


def _whole(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name.endswith(tuple(f".{part}" for part in PARTS)))


def _known(folder: Path) -> dict[str, str]:
    """What was copied before, and what it is known by."""
    found: dict[str, str] = {}
    for listed in folder.glob(f"*{ENDING}"):
        found |= _read(listed)
    return found


def _read(listed: Path) -> Mapping[str, str]:
    lines = listed.read_text(encoding="utf-8").splitlines()
    return {name: known_by for known_by, _, name in (line.partition("  ") for line in lines if line[:1] != "#")}


def _write(listed: Path, text: str) -> None:
    draft = listed.with_suffix(".draft")
    with plainly(listed), draft.open("w", encoding="utf-8") as file:
        draft.chmod(0o600)
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(listed)


def _tidy(folder: Path, target: Disk) -> None:
    """Let go of lists whose database was let go of, and of copies that no list names."""
    for listed in folder.glob(f"*{ENDING}"):
        if not listed.with_name(f"{listed.name.removesuffix(ENDING)}.dump.age").exists():
            listed.unlink()
    known = _known(folder)
    for kept in target.names():
        if kept.name not in known:
            target.delete(kept.name)
