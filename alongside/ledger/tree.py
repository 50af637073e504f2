"""The Merkle tree of RFC 9162, section 2.1 (the same hashes as RFC 6962): SHA-256, 32 bytes each.

Whoever has kept a root can be shown, in a few hashes, that a line is in the tree below it
(inclusion) and that a later tree only added to it (consistency).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf; the leading zero keeps it apart from every inner node."""
    return sha256(b"\x00" + data).digest()


def join(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


@dataclass(slots=True)
class Peaks:
    """What must be kept of a tree to go on growing it: its full subtrees' roots, largest first."""

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Grow by one leaf hash, joining subtrees that have become full."""
        self.hashes.append(leaf)
        self.size += 1
        complete = self.size
        while not complete & 1:
            right = self.hashes.pop()
            self.hashes[-1] = join(self.hashes[-1], right)
            complete >>= 1

    def root(self) -> bytes:
        """The tree's root."""
        if not self.hashes:
            return EMPTY_ROOT
        root = self.hashes[-1]
        for left in reversed(self.hashes[:-1]):
            root = join(left, root)
        return root


class Tree:
    """A whole tree in memory, about 64 bytes a leaf; it can prove what it holds."""

    def __init__(self, leaves: Sequence[bytes] = ()) -> None:
        """Grow a tree of these leaf hashes."""
        self._levels: list[list[bytes]] = [[]]
        for leaf in leaves:
            self.append(leaf)

    @property
    def size(self) -> int:
        """How many leaves."""
        return len(self._levels[0])

    def append(self, leaf: bytes) -> None:
        """Grow by one leaf hash."""
        self._levels[0].append(leaf)
        level, count = 0, self.size
        while not count & 1:
            if len(self._levels) == level + 1:
                self._levels.append([])
            self._levels[level + 1].append(join(*self._levels[level][-2:]))
            level, count = level + 1, count >> 1

    def root(self, size: int | None = None) -> bytes:
        """The root the tree has, or had when it was this size.

        :raises IndexError: for a size the tree never had.
        """
        size = self._within(self.size if size is None else size)
        return self._subtree(0, size) if size else EMPTY_ROOT

    def inclusion(self, *, index: int, size: int) -> list[bytes]:
        """Proof that leaf ``index`` (from 0) is in the tree of ``size`` leaves (section 2.1.3.1).

        :raises IndexError: when there is no such leaf or size.
        """
        if not 0 <= index < self._within(size):
            raise IndexError(index)
        proof, low, high = [], 0, size
        while high - low > 1:
            middle = low + split(high - low)
            if index < middle:
                proof.append(self._subtree(middle, high))
                high = middle
            else:
                proof.append(self._subtree(low, middle))
                low = middle
        return proof[::-1]

    def consistency(self, *, old: int, new: int) -> list[bytes]:
        """Proof that the tree of ``new`` leaves begins with the tree of ``old`` (section 2.1.4.1).

        :raises IndexError: when old is larger than new, or the tree never had that size.
        """
        if not 0 <= old <= self._within(new):
            raise IndexError(old)
        proof, low, high = [], 0, new
        while 0 < old < high:
            middle = low + split(high - low)
            if old <= middle:
                proof.append(self._subtree(middle, high))
                high = middle
            else:
                proof.append(self._subtree(low, middle))
                low = middle
        if low:
            proof.append(self._subtree(low, high))
        return proof[::-1]

    def _subtree(self, low: int, high: int) -> bytes:
        count = high - low
        if not count & (count - 1) and not low % count:
            return self._levels[count.bit_length() - 1][low // count]
        middle = low + split(count)
        return join(self._subtree(low, middle), self._subtree(middle, high))

    def _within(self, size: int) -> int:
        if not 0 <= size <= self.size:
            raise IndexError(size)
        return size


def split(count: int) -> int:
    """The largest power of two smaller than ``count``."""
    return 1 << ((count - 1).bit_length() - 1)


def verify_inclusion(*, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows this leaf hash at ``index`` below ``root`` (section 2.1.3.2).

    ``size`` must come with the root from one signed checkpoint: the root alone does not fix it.
    """
    if not 0 <= index < size or not _are_hashes((leaf, *proof)):
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = join(sibling, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = join(found, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(*, old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether the proof shows that the newer tree begins with the older one (section 2.1.4.2).

    Sizes must come with their roots from signed checkpoints: the roots alone do not fix them.
    """
    if not 0 <= old <= new or not _are_hashes((old_root, new_root, *proof)):
        return False
    if old in (0, new):
        return not proof and old_root == (new_root if old == new else EMPTY_ROOT)
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    return bool(proof) and _climb(old - 1, new - 1, path) == (old_root, new_root)


def _climb(place: int, last: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    """Both roots that a consistency path leads to, or None when it does not fit the sizes."""
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            old, new = join(sibling, old), join(sibling, new)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new = join(new, sibling)
        place, last = place >> 1, last >> 1
    return (old, new) if last == 0 else None


def _are_hashes(values: Sequence[bytes]) -> bool:
    # Without this a byte could be moved from one proof hash to the next unseen.
    return all(len(value) == HASH_SIZE for value in values)
