"""The tree against published vectors, against the definition, and against an attacker."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.ledger.tree import (
    EMPTY_ROOT,
    Peaks,
    Tree,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)

# The leaves, roots and paths that implementations of RFC 6962 test themselves with.
INPUTS = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = {
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}
CONSISTENCIES = {
    (1, 1): [],
    (1, 8): INCLUSIONS[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
ALL_PAIRS = 64
LEAVES = [leaf_hash(str(number).encode()) for number in range(300)]
TREE = Tree(LEAVES)
Proof = list[bytes]


def hexed(proof: Sequence[bytes]) -> list[str]:
    return [value.hex() for value in proof]


def root_by_definition(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, word for word."""
    if len(leaves) < 2:
        return leaves[0] if leaves else EMPTY_ROOT
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    halves = root_by_definition(leaves[:k]) + root_by_definition(leaves[k:])
    return sha256(b"\x01" + halves).digest()


@pytest.mark.parametrize("size", range(9))
def test_root_is_the_published_one(size: int) -> None:
    leaves = [leaf_hash(data) for data in INPUTS[:size]]
    peaks = Peaks()
    for leaf in leaves:
        peaks.append(leaf)
    assert Tree(leaves).root().hex() == peaks.root().hex() == ROOTS[size]


def test_proofs_are_the_published_ones() -> None:
    tree = Tree([leaf_hash(data) for data in INPUTS])
    for (index, size), path in INCLUSIONS.items():
        assert hexed(tree.inclusion(index=index, size=size)) == path
    for (old, new), path in CONSISTENCIES.items():
        assert hexed(tree.consistency(old=old, new=new)) == path


def test_roots_at_every_size_are_those_of_the_definition() -> None:
    peaks = Peaks()
    for size in range(len(LEAVES) + 1):
        assert TREE.root(size) == peaks.root() == root_by_definition(LEAVES[:size])
        assert len(peaks.hashes) == size.bit_count()
        if size < len(LEAVES):
            peaks.append(LEAVES[size])


def test_every_leaf_is_shown_to_be_in_every_tree_that_has_it() -> None:
    for size in range(1, ALL_PAIRS + 1):
        for index in range(size):
            proof = TREE.inclusion(index=index, size=size)
            assert includes(index, size, proof), (index, size)


def test_every_tree_is_shown_to_begin_with_every_smaller_one() -> None:
    for new in range(ALL_PAIRS + 1):
        for old in range(new + 1):
            proof = TREE.consistency(old=old, new=new)
            assert extends(old, new, proof), (old, new)


@pytest.mark.parametrize(("index", "size"), [(-1, 5), (5, 5), (0, 0), (0, 301), (0, -1)])
def test_a_leaf_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    with pytest.raises(IndexError):
        TREE.inclusion(index=index, size=size)


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0), (0, -1), (-1, -1)])
def test_a_leaf_outside_the_tree_is_not_believed(index: int, size: int) -> None:
    leaf = LEAVES[0]
    assert not verify_inclusion(leaf=leaf, index=index, size=size, proof=[], root=leaf)


@pytest.mark.parametrize(("size", "claimed"), [(2, 8), (8, 2), (1, 2), (2, 1), (5, 200)])
def test_a_path_too_short_or_too_long_for_the_tree_is_not_believed(size: int, claimed: int) -> None:
    proof, root = TREE.inclusion(index=0, size=size), TREE.root(size)
    assert not verify_inclusion(leaf=LEAVES[0], index=0, size=claimed, proof=proof, root=root)


@pytest.mark.parametrize("size", [2, 3, 4, 7])
def test_the_last_leaf_is_not_believed_to_be_a_tree_of_its_own(size: int) -> None:
    leaf, proof = LEAVES[size - 1], TREE.inclusion(index=size - 1, size=size)
    assert not verify_inclusion(leaf=leaf, index=0, size=1, proof=proof, root=TREE.root(size))


@pytest.mark.parametrize(("old", "new"), [(-1, 5), (6, 5), (0, 301)])
def test_trees_the_wrong_way_round_have_no_proof(old: int, new: int) -> None:
    with pytest.raises(IndexError):
        TREE.consistency(old=old, new=new)


@pytest.mark.parametrize(("old", "new"), [(-1, -1), (2, 1), (-1, 1)])
def test_trees_the_wrong_way_round_are_not_believed(old: int, new: int) -> None:
    root = LEAVES[0]
    assert not verify_consistency(old=old, new=new, old_root=root, new_root=root, proof=[])


def test_nothing_but_the_empty_tree_is_the_beginning_of_all() -> None:
    root = TREE.root(5)
    assert extends(0, 5, [])
    assert not verify_consistency(old=0, new=5, old_root=root, new_root=root, proof=[])
    assert not verify_consistency(old=5, new=5, old_root=root, new_root=TREE.root(4), proof=[])


def includes(index: int, size: int, proof: Proof) -> bool:
    return verify_inclusion(leaf=LEAVES[index], index=index, size=size, proof=proof, root=TREE.root(size))


def extends(old: int, new: int, proof: Proof) -> bool:
    return verify_consistency(old=old, new=new, old_root=TREE.root(old), new_root=TREE.root(new), proof=proof)


def mutants(proof: Proof, bit: int, other: bytes) -> Iterator[Proof]:
    """The proof with one thing wrong, in every place: bits; hashes lost, doubled, swapped."""
    for place, value in enumerate(proof):
        before, after = proof[:place], proof[place + 1 :]
        yield [*before, flipped(value, bit), *after]
        yield [*before, other, *after]
        yield [*before, other, value, *after]
        yield [*before, *after]
        yield [*before, value, value, *after]
        yield [*before, value[:-1], *after]
        yield [*before, value + b"\x00", *after]
    for place, (left, right) in enumerate(pairwise(proof)):
        before, after = proof[:place], proof[place + 2 :]
        yield [*before, right, left, *after]
        yield [*before, left + right[:1], right[1:], *after]
        yield [*before, left[:-1], left[-1:] + right, *after]
        yield [*before, left[1:], right + left[:1], *after]
        yield [*before, right[-1:] + left, right[:-1], *after]
        yield [*before, left + right, *after]
    yield [*proof, other]
    yield [] if proof else [other]


def flipped(value: bytes, bit: int) -> bytes:
    return (int.from_bytes(value) ^ 1 << bit).to_bytes(len(value))


def inclusion_mutants(index: int, size: int, bit: int, other: bytes) -> Iterator[bool]:
    """Whether each of many wrong claims about a leaf is believed."""
    proof, leaf, root = TREE.inclusion(index=index, size=size), LEAVES[index], TREE.root(size)
    for wrong in mutants(proof, bit, other):
        yield includes(index, size, wrong)
    for wrong_leaf, wrong_root in ((flipped(leaf, bit), root), (leaf, flipped(root, bit))):
        yield verify_inclusion(leaf=wrong_leaf, index=index, size=size, proof=proof, root=wrong_root)
    first, rest = proof[0], proof[1:]
    for torn, sibling in ((leaf[:-1], leaf[-1:] + first), (leaf[1:], first + leaf[:1])):
        yield verify_inclusion(leaf=torn, index=index, size=size, proof=[sibling, *rest], root=root)
    for elsewhere in {bit % size, (index + 1) % size, (index ^ 1) % size} - {index}:
        yield includes(elsewhere, size, proof)
        yield verify_inclusion(leaf=leaf, index=elsewhere, size=size, proof=proof, root=root)
    for later in (size + 1, size + 7):
        yield verify_inclusion(leaf=leaf, index=index, size=later, proof=proof, root=TREE.root(later))


def consistency_mutants(old: int, new: int, bit: int, other: bytes) -> Iterator[bool]:
    """Whether each of many wrong claims about two trees is believed."""
    proof, before, after = TREE.consistency(old=old, new=new), TREE.root(old), TREE.root(new)
    for wrong in mutants(proof, bit, other):
        yield extends(old, new, wrong)
    for old_root, new_root in ((flipped(before, bit), after), (before, flipped(after, bit))):
        yield verify_consistency(old=old, new=new, old_root=old_root, new_root=new_root, proof=proof)
    for wrong_old in {old - 1, old + 1, bit % new} - {0, old, new}:
        yield extends(wrong_old, new, proof)
        yield verify_consistency(old=wrong_old, new=new, old_root=before, new_root=after, proof=proof)
    for later in (new + 1, new + 7):
        yield extends(old, later, proof)


def test_mutated_proofs_are_never_believed() -> None:
    tried = 0

    @settings(max_examples=400, deadline=None, database=None)
    @given(
        size=st.integers(2, 290),
        place=st.integers(0, 2**20),
        bit=st.integers(0, 255),
        other=st.binary(min_size=32, max_size=32),
    )
    def attack(size: int, place: int, bit: int, other: bytes) -> None:
        nonlocal tried
        believed = [
            *inclusion_mutants(place % size, size, bit, other),
            *consistency_mutants(1 + place % (size - 1), size, bit, other),
        ]
        tried += len(believed)
        assert not any(believed), believed.index(True)

    attack()
    assert tried >= 20_000
