"""Trying a backup out: restored, counted, its files looked at, its ledger read from the first line to the last."""

from dataclasses import dataclass
from pathlib import Path

import psycopg

from alongside.config import backups, file_copies, service_lines
from alongside.config.commands.ledger import signing_key
from alongside.ledger.verify import verify
from alongside.ledger.vocabulary import Verb

WITHOUT_KEYS = """
    select count(*) from access_record r
    where not exists (select from access_recordkey k where k.record_id = r.id)
"""


@dataclass(frozen=True, slots=True)
class Told:
    """What trying a backup out found."""

    records: int
    without_keys: int
    files: int
    lines: int
    problems: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether everything is there and nothing was changed."""
        return not self.problems

    @property
    def sentence(self) -> str:
        """The same, for whoever asked."""
        counted = (
            f"Restored: {self.records} records, {self.without_keys} of them without keys, {self.files} files beside"
            f" entries, {self.lines} ledger lines."
        )
        return "\n".join([counted, *(self.problems or ("Nothing was changed, removed or slipped in.",))])


def check(dump: Path, *, identity: str) -> Told:
    """Restore a backup beside the real database, look through it, and take it away again.

    :raises KeeperError: when it does not open or cannot be restored.
    """
    backup = backups.Backup.of(dump)
    note = backup.head.read_text(encoding="utf-8") if backup.head.exists() else ""
    with backups.restored(backup, identity=identity) as connection:
        counts = [_count(connection, query) for query in ("select count(*) from access_record", WITHOUT_KEYS)]
        files = file_copies.look(connection, dump.parent, backup.files)
        connection.commit()
        found = verify(connection, signing_key().public_key(), kept=[note] if note else [])
    service_lines.record(Verb.SERVICE_BACKUP_CHECKED, job="backup check")
    problems = (*(problem.sentence for problem in found.problems), *files.problems)
    return Told(counts[0], counts[1], files.files, found.lines, problems)


def _count(connection: psycopg.Connection, query: str) -> int:
    row = connection.execute(query.encode()).fetchone()
    return int(row[0]) if row else 0
