"""What `alongside import` does with one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
from django.db import transaction

from alongside.access.actor import Scope, acting_as
from alongside.access.models import Account
from alongside.exchange.actions import confirming, staging
from alongside.exchange.models import ImportFile
from alongside.exchange.queries import files
from alongside.exchange.readers.rows import NotReadable
from alongside.exchange.vocabulary import State
from alongside.kernel.clock import now
from alongside.kernel.decisions import Refused
from alongside.people.models import Agency, Team
from alongside.people.queries import agencies

Named = TypeVar("Named", Agency, Team)


@dataclass(frozen=True, slots=True)
class Bringing:
    """Somebody who brings files of one kind, for a team, from a council."""

    by: Account
    expected: str
    council: str | None
    team: str | None
    dry_run: bool

    def bring(self, path: Path) -> dict[str, Any]:
        """Stage and, unless it is a dry run, confirm one file; what was done, or why it was refused."""
        try:
            done = self._dry(path) if self.dry_run else self._whole(path)
        except (NotReadable, Refused) as refusal:
            return {"file": path.name, "refused": refusal.reason}
        return {"file": path.name, "refused": "", "dry_run": self.dry_run, **done}

    def _whole(self, path: Path) -> dict[str, Any]:
        file = self._stage(path)
        done = self._told(file)
        while file.state != State.CONFIRMED:
            confirming.step(file=file, now=now(), by=self.by)
        return {**done, "entries": file.entries_made}

    def _dry(self, path: Path) -> dict[str, Any]:
        with transaction.atomic():
            done = {**self._told(self._stage(path)), "entries": 0}
            transaction.set_rollback(True)
        return done

    def _stage(self, path: Path) -> ImportFile:
        council = _the_one(agencies.councils(), self.council, "council")
        team = _the_one(agencies.teams_of(self.by), self.team, "team")
        with path.open("rb") as stream:
            arriving = staging.Arriving(stream, path.name, council, team.pk)
            return staging.stage(arriving, now=now(), by=self.by, expected=self.expected)

    def _told(self, file: ImportFile) -> dict[str, Any]:
        with acting_as(self.by.pk, Scope.TEAM), transaction.atomic():
            outcomes = {o.value: n for o, n in files.outcomes(file=file).items()}
        return {
            "kind": file.kind,
            "year": file.year,
            "rows": file.rows,
            "flags": file.flags,
            "outcomes": outcomes,
        }


def _the_one(found: Sequence[Named], name: str | None, what: str) -> Named:
    chosen = [one for one in found if name in (None, one.name)]
    if len(chosen) != 1:
        names = ", ".join(one.name for one in found) or "none yet"
        raise click.ClickException(f"Say which {what} with --{what}. There are: {names}.")
    return chosen[0]
