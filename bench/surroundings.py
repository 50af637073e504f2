"""Where a benchmark's world lives. Imported before anything that reads Django's settings."""

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLAIN = "plain"  # the plain views' own database, in the same server


@dataclass(frozen=True, slots=True)
class Size:
    """How large a world is, counted in people."""

    name: str
    practitioners: int
    teams: int
    alongside: int = 40
    entries: int = 50
    long_entries: int = 500  # of the few records that show what ten times the entries cost
    long_records: int = 8

    @property
    def young_people(self) -> int:
        """Each practitioner's own, added up."""
        return self.practitioners * self.alongside


FULL = Size("full", practitioners=500, teams=25)
SMALL = Size("small", practitioners=10, teams=2)
TINY = Size("tiny", practitioners=2, teams=1, alongside=5, entries=12, long_entries=120, long_records=1)


def settle(size: Size, state: Path | None = None) -> Path:
    """Point the product at this world's state folder; returns it. Nothing of the caller's own service is touched."""
    chosen = state or ROOT / ".alongside" / f"bench-{size.name}"
    for name in ("DATABASE_URL", "ALONGSIDE_DATABASE", "ALONGSIDE_DEMO", "ALONGSIDE_HTTPS"):
        os.environ.pop(name, None)
    os.environ["ALONGSIDE_STATE"] = str(chosen)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    return chosen
