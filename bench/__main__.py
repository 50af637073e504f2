"""Everything there is to measure: `make bench`, or python -m bench [--small] [--write]."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from bench import bring_cin, check_ledger, pages, slow_phone
from bench.surroundings import FULL, ROOT, Size


def main() -> None:
    """Measure all of it, and write the documentation's table if asked to."""
    asked = pages.options(__doc__)
    size: Size = asked.size
    with pages.running(size, asked.state, seconds=asked.seconds, rounds=asked.rounds) as run:
        figures, idle = pages.measure(run)
        others = [f"BENCH idle_memory_mb {idle:.0f} 400 {idle / 400:.2f}", *_phone(run)]
    others += _said(check_ledger.line(*check_ledger.measure()))
    children = bring_cin.CHILDREN // (FULL.young_people // size.young_people)
    for words in (("bench.bring_cin", str(children)), ("bench.search_notes",), _prompts(size, asked.state)):
        others += _beside(*words)
    if asked.write:
        from alongside.kernel.clock import now
        from bench import report

        report.write(report.table(figures, others, size=size, on=now().date()))


def _phone(run: pages.Run) -> list[str]:
    if find_spec("playwright") is None or not Path(slow_phone.CHROMIUM).exists():
        print("The slow phone is left out: it needs playwright and Chromium.")
        return []
    return slow_phone.measure(run)


def _prompts(size: Size, state: Path | None) -> tuple[str, ...]:
    """The prompts, in the same world."""
    small = () if size is FULL else ("--small",)
    return ("bench.prompts", *small, *(("--state", str(state)) if state else ()))


def _beside(*words: str) -> list[str]:
    """Another benchmark, in a process of its own; what it told for machines."""
    told = {name: value for name, value in os.environ.items() if name != "ALONGSIDE_STATE"} | {"PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        [sys.executable, "-m", *words], cwd=ROOT, env=told, check=True, capture_output=True, text=True
    )
    return _said(said.stdout)


def _said(text: str) -> list[str]:
    lines = [line for line in text.splitlines() if line.startswith("BENCH ")]
    print("\n".join(lines), flush=True)
    return lines


if __name__ == "__main__":
    main()
