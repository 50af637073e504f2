"""A whole children in need census brought in: read, matched, staged, confirmed, on the ledger; with time and memory.

python -m bench.bring_cin [children]
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.read_cin import make
from bench.surroundings import ROOT, TINY, settle

CHILDREN, LIMIT_SECONDS, LIMIT_MB = 20_000, 60, 300
START_MS = 5000  # what any command may take to begin, however few the children
COMMAND = [sys.executable, "-c", "from alongside.config.command import main; main()", "import", "cin", "--json"]


def measure(children: int) -> tuple[float, float, int]:
    """Seconds, megabytes of the importing process at most, and how many entries it made."""
    with tempfile.TemporaryDirectory() as folder:
        settle(TINY, Path(folder) / "state")
        census = Path(folder) / "census.xml"
        with census.open("wb") as file:
            make(file, children)
        from alongside.config import ready

        with ready.ready():
            _staff()
            began = time.perf_counter()
            told = {**os.environ, "PYTHONPATH": str(ROOT)}
            said = subprocess.run([*COMMAND, str(census)], env=told, check=True, capture_output=True, text=True)
            took = time.perf_counter() - began
    # The largest of the processes that were waited for: the database's start-up is far smaller.
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    (done,) = json.loads(said.stdout)
    return took, most, int(done["entries"])


def _staff() -> None:
    """A council, and a team with a data officer, who is called what the command expects."""
    from alongside.access.vocabulary import GrantRole, Role
    from alongside.kernel.clock import now
    from alongside.people.actions import staff
    from alongside.people.vocabulary import AgencyKind, TeamKind

    agency = staff.add_agency(name="Harbour", kind=AgencyKind.CHARITY)
    staff.add_agency(name="Riverton Council", kind=AgencyKind.COUNCIL)
    team = staff.add_team(name="Hub", kind=TeamKind.HUB, agency=agency)
    joining = staff.Joining("mei", "Mei", agency, "Data officer", [Role.DATA_OFFICER], team)
    account = staff.join(joining, password=None).account
    staff.place_in_team(account=account, team=team, role=GrantRole.DATA_OFFICER, now=now())


def main() -> None:
    """Measure, and print the figures."""
    children = int(sys.argv[1]) if len(sys.argv) > 1 else CHILDREN
    took, most, entries = measure(children)
    print(f"{children:,} children, {entries:,} entries in {took:.1f} s, {most:.0f} MB at most")
    limit = max(LIMIT_SECONDS * 1000 * children / CHILDREN, START_MS)
    print(f"BENCH cin_brought_in {took * 1000:.0f} {limit:.0f} {took * 1000 / limit:.2f}")
    print(f"BENCH cin_memory_mb {most:.0f} {LIMIT_MB} {most / LIMIT_MB:.2f}")


if __name__ == "__main__":
    main()
