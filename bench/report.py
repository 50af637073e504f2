"""The table of docs/reference/benchmarks.md, between its two marks; the words around it are written by people."""

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

from bench.load import TOOL
from bench.pages import Figure
from bench.surroundings import ROOT, Size

PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
BEGIN, END = "<!-- measured: begin -->\n", "<!-- measured: end -->\n"
# By how a line's name ends; all others are times.
UNITS = {"_mb": "MB", "_kb": "KB", "_shift": ""}
HEAD = (
    "| page | one client (ms) | goal | 16 clients (requests/s) | goal | processor (ms a request) | KB "
    "| plain view: one client, 16 clients, processor, KB | times the plain view | SQL by hand (ms) |\n"
    "|---|---|---|---|---|---|---|---|---|---|\n"
)


def table(figures: Sequence[Figure], others: Sequence[str], *, size: Size, on: date) -> str:
    """What was measured, where and with what."""
    rows = "".join(map(_row, figures))
    said = "".join(f"| {' | '.join(_told(line))} |\n" for line in others)
    return (
        f"Measured on {on:%d %B %Y}, {size.young_people:,} young people, {size.young_people * size.entries:,} entries, "
        f"{size.practitioners} practitioners. {_machine()}\n\n{HEAD}{rows}\n"
        f"| other work | measured | limit |\n|---|---|---|\n{said}"
    )


def write(text: str) -> None:
    """Put the table in its place."""
    before, rest = PAGE.read_text().split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}{text}{END}{after}")


def _row(figure: Figure) -> str:
    page, ours, plain = figure.page, figure.ours, figure.plain
    wanted = f" (goal {page.times_plain})" if page.times_plain else ""
    return (
        f"| {page.name} | {ours.one_ms:.1f} | {page.milliseconds:.0f} | {ours.many_rate:.0f} | {page.rate:.0f} "
        f"| {ours.processor_ms:.1f} | {ours.bytes / 1000:.0f} "
        f"| {plain.one_ms:.1f}, {plain.many_rate:.0f}, {plain.processor_ms:.1f}, {plain.bytes / 1000:.0f} "
        f"| {figure.times_plain:.2f}{wanted} | {figure.by_hand_ms:.1f} |\n"
    )


def _told(line: str) -> list[str]:
    _, name, measured, limit, *_rest = line.split()
    unit = next((unit for ending, unit in UNITS.items() if name.endswith(ending)), "ms")
    words = name.removesuffix(f"_{unit.lower()}").replace("_", " ")
    digits = 0 if unit else 3
    return [words, *(f"{float(figure):,.{digits}f} {unit}".strip() for figure in (measured, limit))]


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in ("django", "psycopg", "granian"))
    return (
        f"{os.cpu_count()} processors ({_processor()}), {memory:.0f} GB of memory, {platform.system()}, "
        f"Python {platform.python_version()}, PostgreSQL {_postgresql()}, {versions}; load by {TOOL}. Load average of the "
        f"machine over the last 15 minutes: {os.getloadavg()[2]:.1f}; well above 4, other work took its share."
    )


def _processor() -> str:
    found = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    return found[0].partition(":")[2].strip() if found else platform.machine()


def _postgresql() -> str:
    from alongside.keeper import binaries

    said = subprocess.run(
        [binaries.find().folder / "postgres", "--version"], check=True, capture_output=True, text=True
    )
    return said.stdout.split()[2]
