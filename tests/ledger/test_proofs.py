"""Proofs from the tables are those of the whole tree, whatever its heads."""

import random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.ledger import proofs
from alongside.ledger.sequencer import step
from alongside.ledger.tree import Tree, verify_consistency
from tests.conftest import Database
from tests.ledger.ways import leaves, write


def grow(database: Database, key: Ed25519PrivateKey, batches: list[int]) -> list[int]:
    """Seal lines in batches of these sizes; returns the sizes of the heads."""
    write(database.owner, sum(batches))
    sequencer, heads, size = database.sequencer(), [], 0
    for batch in batches:
        assert step(sequencer, key, at_most=batch) == batch
        size += batch
        heads.append(size)
    return heads


@pytest.mark.parametrize("most", [1, 40, 700])
def test_proof_is_that_of_the_whole_tree(database: Database, key: Ed25519PrivateKey, most: int) -> None:
    chance = random.Random(most)
    heads = grow(database, key, [chance.randint(1, most) for _ in range(24)])
    tree = Tree([leaf for _, _, leaf in leaves(database.owner)])
    app = database.sequencer()
    for old in heads:
        for new in [size for size in heads if size >= old]:
            with app.cursor() as cursor:
                proof = proofs.consistency(cursor, old=old, new=new)
            assert proof == tree.consistency(old=old, new=new)


def test_proof_from_the_tables_is_believed_and_another_is_not(database: Database, key: Ed25519PrivateKey) -> None:
    old, new = grow(database, key, [300, 900])
    tree = Tree([leaf for _, _, leaf in leaves(database.owner)])
    with database.sequencer().cursor() as cursor:
        proof = proofs.consistency(cursor, old=old, new=new)
    roots = {"old_root": tree.root(old), "new_root": tree.root(new)}
    assert verify_consistency(old=old, new=new, proof=proof, **roots)
    assert not verify_consistency(old=old, new=new, proof=proof[::-1], **roots)


def test_proof_takes_two_statements_however_large(database: Database, key: Ed25519PrivateKey) -> None:
    heads = grow(database, key, [5, 700, 1500, 3])
    asked = []

    class Counting:
        """A cursor that remembers what it was asked."""

        def __init__(self) -> None:
            self.cursor = database.sequencer().cursor()

        def execute(self, query: str, params: object = None, /) -> object:
            asked.append(query)
            return self.cursor.execute(query, params)  # type: ignore[call-overload]

        def fetchall(self) -> list[object]:
            return list(self.cursor.fetchall())

    for old in heads:
        proofs.consistency(Counting(), old=old, new=heads[-1])
    assert len(asked) == 2 * len(heads)
