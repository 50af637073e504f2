"""Consistency proofs (RFC 9162, section 2.1.4.1) straight from the tables, for a tree of any size.

A subtree that is a left child is a peak of some signed head, so nearly every hash is read and not computed. What no
head holds is at most a few thousand leaves at the tree's growing edge.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from alongside.ledger.tree import Peaks, join, split

# Below this, leaves are read: a head stands for up to 5,000 lines, so smaller subtrees may stand in none.
_SMALL = 9


class Cursor(Protocol):
    """What is needed of a cursor, Django's or psycopg's."""

    def execute(self, query: str, params: Any = None, /) -> Any:
        """Ask."""

    def fetchall(self) -> list[Any]:
        """All rows."""


class Part(NamedTuple):
    """A full subtree: leaves from ``low``, two to the power of ``level`` of them."""

    low: int
    level: int

    @property
    def high(self) -> int:
        """The leaf after its last."""
        return self.low + (1 << self.level)

    @property
    def is_left(self) -> bool:
        """Whether it is its parent's left child, and so a peak until its sibling is full."""
        return not (self.low >> self.level) & 1

    def halves(self) -> tuple["Part", "Part"]:
        """Its two children."""
        half = 1 << (self.level - 1)
        return Part(self.low, self.level - 1), Part(self.low + half, self.level - 1)


_PEAKS = """
    select p.low, p.level, h.peaks[bit_count((h.size >> (p.level + 1))::bit(64)) + 1]
    from unnest(%s::bigint[], %s::int[]) p (low, level)
    cross join lateral (
        select c.size, c.peaks from ledger_checkpoint c
        where c.size >= p.low + (1::bigint << p.level) and c.size < p.low + (2::bigint << p.level)
        order by c.size limit 1) h
"""
_LEAVES = """
    select p.low, p.level, array_agg(l.hash order by l.seq)
    from unnest(%s::bigint[], %s::int[]) p (low, level)
    join ledger_leaf l on l.seq >= p.low and l.seq < p.low + (1::bigint << p.level)
    group by 1, 2
"""


def consistency(cursor: Cursor, *, old: int, new: int) -> list[bytes]:
    """The hashes that show the tree of ``new`` leaves to begin with the tree of ``old``; 0 < old <= new.

    Both must be sizes the tree had. Two statements, whatever the size.
    """
    ranges = list(_ranges(old, new))
    parts = [part for low, high in ranges for part in _parts(low, high)]
    wanted = {one for part in parts for one in _spine(part)}
    known = _asked(cursor, _PEAKS, [one for one in wanted if one.is_left])
    missing = {leaf for part in parts for leaf in _unknown(part, known)}
    for part, hashes in _asked(cursor, _LEAVES, sorted(missing)).items():
        known[part] = _root(hashes)
    return [_whole([_hash(part, known) for part in _parts(low, high)]) for low, high in ranges]


def _ranges(old: int, new: int) -> Iterator[tuple[int, int]]:
    """The ranges of leaves whose subtrees make the proof, in its order."""
    found, low, high = [], 0, new
    while 0 < old < high:
        middle = low + split(high - low)
        if old <= middle:
            found.append((middle, high))
            high = middle
        else:
            found.append((low, middle))
            low = middle
    if low:
        found.append((low, high))
    return reversed(found)


def _parts(low: int, high: int) -> Iterator[Part]:
    """The full subtrees a range is made of, largest first."""
    while low < high:
        level = (high - low).bit_length() - 1
        yield Part(low, level)
        low += 1 << level


def _spine(part: Part) -> Iterator[Part]:
    """The subtree, and down its right side the ones that stand for it together."""
    while not part.is_left and part.level > _SMALL:
        left, part = part.halves()
        yield left
    yield part


def _unknown(part: Part, known: dict[Part, Any]) -> list[Part]:
    return [one for one in _spine(part) if one not in known]


def _asked(cursor: Cursor, query: str, parts: Sequence[Part]) -> dict[Part, Any]:
    cursor.execute(query, ([one.low for one in parts], [one.level for one in parts]))
    return {Part(low, level): value for low, level, value in cursor.fetchall()}


def _hash(part: Part, known: dict[Part, Any]) -> bytes:
    """A full subtree's hash, from what stands for it."""
    return _whole([bytes(known[one]) for one in _spine(part)])


def _whole(hashes: Sequence[bytes]) -> bytes:
    """Neighbouring subtrees, largest first, as one."""
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = join(left, root)
    return root


def _root(leaves: Sequence[bytes]) -> bytes:
    peaks = Peaks()
    for leaf in leaves:
        peaks.append(bytes(leaf))
    return peaks.root()
