"""One pass over the leaves in order, with the signed tree heads beside them."""

from collections.abc import Iterator, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from alongside.ledger import findings
from alongside.ledger.canonical import line_bytes
from alongside.ledger.checkpoints import Stored
from alongside.ledger.findings import Problem
from alongside.ledger.notes import Checkpoint, NoteInvalid
from alongside.ledger.tree import Peaks, leaf_hash


class Walk:
    """Call :meth:`leaf` for each leaf, then :meth:`end`; what is wrong gathers in ``problems``.

    At each tree head that our key signed the walk goes on from what was signed, so that one wrong
    line is named once, and does not cast doubt on all that follow.
    """

    def __init__(self, *, heads: Iterator[Stored], kept: Sequence[Checkpoint], key: Ed25519PublicKey) -> None:
        """Begin at the empty tree.

        :param heads: the stored tree heads, smallest first.
        :param kept: tree heads kept elsewhere, proved already.
        """
        self.problems: list[Problem] = []
        self.peaks = Peaks()
        self.leaves = self.lines = self.checkpoints = 0
        self._heads, self._head = heads, next(heads, None)
        self._kept = {checkpoint.size: checkpoint.root for checkpoint in kept}
        self._key = key
        self._next = 0
        self._place = self._newest = b""
        self._since_head: list[int] = []
        self._since_kept: list[int] = []

    def leaf(self, seq: int, line: int, stored: bytes, columns: Sequence[bytes | None]) -> None:
        """Look at one leaf and the line it is for, whose columns are as PostgreSQL sent them."""
        if seq != self._next:
            self._jump(seq, line)
        self.leaves += 1
        self._compare(line, stored, columns)
        self.peaks.append(stored)
        self._since_head.append(line)
        self._next = seq + 1
        self._meet_heads()
        if self._kept:
            self._meet_kept(line)

    def end(self) -> None:
        """Look at what should have followed the last leaf."""
        leaves = self._next
        while self._head:
            self._next = self._head.size
            self._meet_heads()
        if self._since_head:
            self.problems.append(findings.no_checkpoint(self._since_head))
        if self.peaks.size > leaves:
            self.problems.append(findings.leaves_removed(leaves, self.peaks.size - 1))
        longer = (size for size in self._kept if size > leaves)
        self.problems += [findings.shorter_than_kept(leaves, size) for size in longer]

    def _jump(self, seq: int, line: int) -> None:
        if seq < self._next:
            self.problems.append(findings.leaf_doubled(seq, line))
            return
        self.problems.append(findings.leaves_removed(self._next, seq - 1))
        self._next = seq
        self._meet_heads()

    def _compare(self, line: int, stored: bytes, columns: Sequence[bytes | None]) -> None:
        identity, transaction = columns[:2]
        if identity is None:
            self.problems.append(findings.removed(line))
            return
        self.lines += 1
        if leaf_hash(line_bytes(columns)) != stored:
            self.problems.append(findings.changed(line))
            return
        place = (transaction or b"") + identity
        # After a restore transaction ids may begin again, but only under new line numbers.
        if place < self._place and identity < self._newest:
            self.problems.append(findings.reordered(line))
        self._place, self._newest = place, max(identity, self._newest)

    def _meet_heads(self) -> None:
        while self._head and self._head.size <= self._next:
            self._meet(self._head)
            self._head = next(self._heads, None)

    def _meet(self, head: Stored) -> None:
        self.checkpoints += 1
        try:
            signed = head.proved(self._key)
        except NoteInvalid as error:
            self.problems.append(findings.unsigned(head.size, str(error)))
            return
        # With a leaf too few or too many there is nothing to compare, and that is named already.
        if signed.size == self.peaks.size and signed != self.peaks:
            self.problems.append(findings.rewritten(self._since_head, head.size))
        self.peaks, self._since_head = signed, []

    def _meet_kept(self, line: int) -> None:
        self._since_kept.append(line)
        root = self._kept.pop(self._next, None)
        if root is None or self.peaks.size != self._next:
            return
        if root != self.peaks.root():
            self.problems.append(findings.not_as_kept(self._since_kept, self._next))
        self._since_kept = []
