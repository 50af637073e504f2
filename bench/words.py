"""How long the writing helper looks at a note of 2,000 characters, and how much memory its dictionary takes.

Run: python bench/words.py [notes]
"""

import random
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from alongside.writing import library
from alongside.writing.advice import look

DAY = date(2026, 12, 1)
CHARACTERS = 2_000
PIECES = (
    "We walked by the river and she told me about her drums.",
    "Mira said “I want the blue room” and laughed.",
    "His siblings came with us to the sea.",
    "She won't engage with the new worker, they wrote.",
    "The MDT met on Friday and the school rang.",
    "He was placing himself at risk, the letter says.",
    "They hadn't been brought to the dentist because of the snow.",
    "Mirra painted the wall with 😀 and مرحبا.",
)


def resident() -> float:
    """The memory this process holds now, in megabytes; only Linux can tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0.0
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) / 1024


def note(source: random.Random) -> str:
    """A note of the length wanted, of pieces in any order, with a word in each that was never seen before."""
    text = ""
    while len(text) < CHARACTERS:
        text += f"{source.choice(PIECES)} She drew a {''.join(source.choices('abcdefghij', k=7))}. "
    return text[:CHARACTERS]


def main() -> None:
    """Make the notes, look at them, and print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    source = random.Random(7)
    notes = [note(source) for _ in range(count)]
    before, began = resident(), time.perf_counter()
    words = library.words(pack="england", on=DAY)
    look("One siblings.", words=words)
    first, held = time.perf_counter() - began, resident() - before
    times = []
    for text in notes:
        began = time.perf_counter()
        look(text, words=words, names=["Mira"], known=["Mia Stone"])
        times.append(1000 * (time.perf_counter() - began))
    times.sort()
    print(
        f"BENCH words median_ms={statistics.median(times):.2f} p99_ms={times[count * 99 // 100]:.2f} "
        f"characters={CHARACTERS} notes={count} terms={len(words.terms)} first_ms={1000 * first:.0f} memory_mb={held:.0f}"
    )


if __name__ == "__main__":
    main()
