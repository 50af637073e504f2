"""What a witness keeps, and how it tells whether what it is shown now only added to that.

A witness is anybody outside the service: a partner agency, a safeguarding board. It needs the service's public key and
nothing else. Its file is lines of JSON: the key it was started with, then every head it accepted or refused, oldest
first. A line is never taken away; the file is written anew beside the old one and put in its place in one step.
"""

import fcntl
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from alongside.ledger.cosignatures import Signer, read
from alongside.ledger.notes import Checkpoint, NoteInvalid, decode, open_checkpoint
from alongside.ledger.tree import verify_consistency

FORMAT = "alongside.ledger.witness/1"


class NotTrusted(Exception):
    """What the service shows now is not what it showed before. Says how, in a sentence."""


class FileUnusable(Exception):
    """The witness's own file cannot be used. Says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A head the witness was shown: when, its size and its note; ``refused`` says why if it was not accepted."""

    at: str
    size: int
    note: str
    refused: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Everything a witness's file says."""

    key: str
    seen: Sequence[Seen] = ()

    @property
    def accepted(self) -> Sequence[Seen]:
        """The heads that were accepted, oldest first."""
        return [one for one in self.seen if not one.refused]

    @property
    def signer(self) -> Signer:
        """Whose ledger is watched."""
        return read(self.key)


def judge(last: Seen | None, note: str, proof: Sequence[str], *, signer: Signer) -> Checkpoint:
    """The head that a note says, once it is shown to add to what was accepted last.

    :param proof: the consistency proof from the last size to the new one, each hash in base64; empty where none is due.
    :raises NotTrusted: when it was not signed, or something that was accepted before is gone or changed.
    """
    now = _opened(note, signer)
    if last is None:
        return now
    before = _opened(last.note, signer)
    if now.size < before.size:
        raise NotTrusted(f"It now has {now.size} lines, but it had {before.size}.")
    if now.size == before.size and now.root != before.root:
        raise NotTrusted(f"There are two different ledgers of {now.size} lines, both signed.")
    if not verify_consistency(
        old=before.size, new=now.size, old_root=before.root, new_root=now.root, proof=_hashes(proof)
    ):
        raise NotTrusted(f"The first {before.size} lines are not the ones that were there before.")
    return now


def load(path: Path, *, key: str = "") -> History:
    """The file as it is, or the beginning of a new one.

    :param key: the service's public key, needed for a new file; in an old one it must be the same.
    :raises FileUnusable: when it is not a witness's file, was altered, or is of another service.
    """
    if not path.exists():
        if not key:
            raise FileUnusable(
                "This file is new, so say whose ledger it is about: give the service's public key with --key."
            )
        return History(_checked_key(key))
    history = _parsed(path)
    if key and key.strip() != history.key:
        raise FileUnusable("This file is about another ledger: its public key is not the one you gave.")
    try:
        for one in history.accepted:
            open_checkpoint(one.note, key=history.signer.key)
    except NoteInvalid as error:
        raise FileUnusable(f"This file was changed or is damaged: a head in it does not hold. {error}") from error
    return history


def add(path: Path, history: History, seen: Seen) -> History:
    """Put what was seen at the end of the file, in one step that either happened or did not."""
    grown = History(history.key, [*history.seen, seen])
    first = {"format": FORMAT, "key": grown.key}
    text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in (first, *map(asdict, grown.seen)))
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        _replace(path, text)
        os.fsync(folder)
    finally:
        os.close(folder)
    return grown


def seen_now(note: str, *, size: int, at: datetime, refused: str = "") -> Seen:
    """A head as the file will say it."""
    return Seen(at.isoformat(timespec="seconds"), size, note, refused)


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _parsed(path: Path) -> History:
    try:
        first, *rest = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        known, key = first["format"] == FORMAT, first["key"]
        seen = [Seen(**one) for one in rest]
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise FileUnusable("This is not a witness's file, or it was changed by hand.") from error
    if not known:
        raise FileUnusable("This witness's file was made by another version of this program.")
    return History(_checked_key(key), seen)


def _checked_key(key: str) -> str:
    try:
        read(key)
    except NoteInvalid as error:
        raise FileUnusable(f"The public key cannot be used. {error}") from error
    return key.strip()


def _opened(note: str, signer: Signer) -> Checkpoint:
    try:
        return open_checkpoint(note, key=signer.key)
    except NoteInvalid as error:
        raise NotTrusted(f"What it shows was not signed with its own key. {error}") from error


def _hashes(proof: Sequence[str]) -> list[bytes]:
    try:
        return [decode(one) for one in proof]
    except NoteInvalid as error:
        raise NotTrusted("The proof it gives cannot be read.") from error
