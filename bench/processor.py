"""Processor time and memory of trees of processes, as Linux counts them."""

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PPID, _UTIME, _CSTIME = 1, 11, 15  # places after the command's name in /proc/<pid>/stat


def tree(root: int) -> set[int]:
    """A process and everything it started, as far as it still runs."""
    parents = {pid: int(fields[_PPID]) for pid, fields in _all()}
    found, waiting = set(), [root]
    while waiting:
        pid = waiting.pop()
        found.add(pid)
        waiting += [child for child, parent in parents.items() if parent == pid]
    return found


def seconds(processes: Iterable[int]) -> float:
    """Processor seconds these used so far, and those of children of theirs that have ended."""
    wanted = set(processes)
    ticks = sum(sum(map(int, fields[_UTIME : _CSTIME + 1])) for pid, fields in _all() if pid in wanted)
    return ticks / _TICKS


def resident(processes: Iterable[int]) -> float:
    """Megabytes of memory these hold, shared pages shared out among those who hold them (PSS)."""
    kilobytes = 0
    for pid in processes:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:  # it ended while we looked
            continue
        kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def _all() -> list[tuple[int, list[str]]]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            _, _, rest = (folder / "stat").read_text().rpartition(") ")
        except OSError:  # it ended while we looked
            continue
        found.append((int(folder.name), rest.split()))
    return found
