"""What a check of the ledger found, in words a person can act on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What is wrong."""

    CHANGED = "changed"
    """A line says something else than when it was sealed."""
    REMOVED = "removed"
    """A line, or the leaf that proves it, is gone."""
    SLIPPED_IN = "slipped in"
    """A line stands among sealed ones and was never sealed."""
    REORDERED = "reordered"
    """A line was sealed in another place."""
    REWRITTEN = "rewritten"
    """Lines and leaves fit each other, but not what was signed."""
    UNSIGNED = "unsigned"
    """A checkpoint is not what our key signed, or leaves have none."""
    UNGUARDED = "unguarded"
    """The database would now let a table be altered."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: a sentence, and the ids of the lines concerned, as far as they are known."""

    kind: Kind
    sentence: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """The outcome of a check: what was counted, the tree's head, and every problem found."""

    lines: int
    leaves: int
    waiting: int
    checkpoints: int
    size: int
    root: bytes
    problems: Sequence[Problem] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def changed(line: int) -> Problem:
    """A line's leaf no longer fits it."""
    return Problem(Kind.CHANGED, f"Line {line} was changed after it was sealed.", (line,))


def removed(line: int) -> Problem:
    """A leaf's line is gone."""
    return Problem(Kind.REMOVED, f"Line {line} was removed.", (line,))


def leaves_removed(first: int, last: int) -> Problem:
    """Leaves are gone; which lines they were for only those lines could tell."""
    which = f"Leaf {first} is" if first == last else f"Leaves {first} to {last} are"
    return Problem(Kind.REMOVED, f"{which} gone, and the proof of what was written there.")


def leaf_doubled(leaf: int, line: int) -> Problem:
    """Two leaves claim one place."""
    return Problem(Kind.REORDERED, f"Leaf {leaf}, of line {line}, stands there twice.", (line,))


def slipped_in(line: int) -> Problem:
    """A line has no leaf and will not get one."""
    sentence = f"Line {line} was slipped in among lines that were already sealed."
    return Problem(Kind.SLIPPED_IN, sentence, (line,))


def reordered(line: int) -> Problem:
    """A line comes before one it must follow."""
    return Problem(Kind.REORDERED, f"Line {line} was moved from its place.", (line,))


def rewritten(lines: Sequence[int], size: int) -> Problem:
    """One of these lines, though its leaf fits it, is not what was signed."""
    sentence = f"The tree of {size} leaves is not the one that was signed: look at {_range(lines)}."
    return Problem(Kind.REWRITTEN, sentence, tuple(lines))


def not_as_kept(lines: Sequence[int], size: int) -> Problem:
    """All fits here, and was signed, but is not what a checkpoint kept elsewhere says."""
    where = _range(lines)
    sentence = f"The kept checkpoint at {size} leaves is of another ledger: look at {where}."
    return Problem(Kind.REWRITTEN, sentence, tuple(lines))


def shorter_than_kept(leaves: int, size: int) -> Problem:
    """A checkpoint kept elsewhere counts more leaves than there are."""
    sentence = f"A kept checkpoint counts {size} leaves, but there are only {leaves}."
    return Problem(Kind.REMOVED, sentence)


def kept_unsigned(why: str) -> Problem:
    """A checkpoint kept elsewhere does not hold."""
    return Problem(Kind.UNSIGNED, f"A kept checkpoint cannot be used. {why}")


def unsigned(size: int, why: str) -> Problem:
    """A stored tree head does not hold."""
    return Problem(Kind.UNSIGNED, f"The checkpoint at {size} leaves does not hold. {why}")


def no_checkpoint(lines: Sequence[int]) -> Problem:
    """Leaves stand after the newest tree head."""
    return Problem(Kind.UNSIGNED, f"No checkpoint was signed for {_range(lines)}.", tuple(lines))


def unguarded(table: str) -> Problem:
    """A trigger is missing or off, or the table's rows are open to all."""
    return Problem(Kind.UNGUARDED, f"The guard that keeps {table} append-only is switched off.")


def _range(lines: Sequence[int]) -> str:
    low, high = min(lines), max(lines)
    return f"line {low}" if low == high else f"lines {low} to {high}"
