"""The administrator turns the guards off and attacks; the check names what was done."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from alongside.ledger import checkpoints
from alongside.ledger.findings import Findings, Kind
from alongside.ledger.notes import sign_checkpoint
from alongside.ledger.sequencer import step
from alongside.ledger.tree import Peaks, Tree, verify_consistency
from alongside.ledger.verify import verify
from tests.conftest import Database
from tests.ledger.ways import leaf_of, leaves, tampering, write


@pytest.fixture
def lines(database: Database, key: Ed25519PrivateKey) -> list[int]:
    """Thirty lines, sealed under three heads of ten."""
    written = [line for _ in range(30) for line in write(database.owner)]
    while step(database.sequencer(), key, at_most=10):
        pass
    return written


def check(database: Database, key: Ed25519PrivateKey, *kept: str) -> Findings:
    return verify(database.sequencer(), key.public_key(), kept=kept)


def named(found: Findings) -> list[tuple[Kind, tuple[int, ...]]]:
    return [(problem.kind, problem.lines) for problem in found.problems]


def attack(database: Database, statement: str, *values: object) -> None:
    with tampering(database.owner) as administrator:
        assert administrator.execute(statement, values).rowcount > 0


def head_at(database: Database, size: int) -> str:
    query = "select note from ledger_checkpoint where size = %s"
    (note,) = database.owner.execute(query, (size,)).fetchone() or ("",)
    return str(note)


def test_sound_ledger_is_counted_and_found_sound(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    write(database.owner, 2)
    found = check(database, key, head_at(database, 10), head_at(database, 30))
    assert found.is_sound
    assert (found.lines, found.leaves, found.waiting) == (32, 30, 2)
    assert (found.checkpoints, found.size) == (3, 30)
    assert found.root == Tree([leaf for _, _, leaf in leaves(database.owner)]).root()


def test_empty_ledger_is_sound(database: Database, key: Ed25519PrivateKey) -> None:
    found = check(database, key)
    assert (found.is_sound, found.lines, found.size) == (True, 0, 0)


@pytest.mark.parametrize(
    "change",
    [
        "xid = '1'",
        "at = at + interval '1 microsecond'",
        "at = 'infinity'",
        "actor = null",
        "actor = gen_random_uuid()",
        "actor = null, job = 'nightly'",
        "verb = 'record.listed'",
        "records = '{}'",
        "records = records || records",
        "records = ('[0:0]={' || records[1] || '}')::uuid[]",
        "thing = null",
        "purpose = ''",
        "purpose = null",
        "purpose = 'grüsse'",
        "data = null",
        "data = data || '\\x00'",
        "purpose = null, data = null",
    ],
)
def test_changed_line_is_named_once_whatever_was_changed(
    database: Database, key: Ed25519PrivateKey, lines: list[int], change: str
) -> None:
    attack(database, f"update ledger_line set {change} where id = %s", lines[14])
    assert named(check(database, key)) == [(Kind.CHANGED, (lines[14],))]


def test_every_changed_line_is_named(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    attack(database, "update ledger_line set actor = null where id %% 3 = 0")
    expected = [(Kind.CHANGED, (line,)) for line in lines if line % 3 == 0]
    assert named(check(database, key)) == expected


@pytest.mark.parametrize("place", [0, 14, 29])
def test_removed_line_is_named(database: Database, key: Ed25519PrivateKey, lines: list[int], place: int) -> None:
    attack(database, "delete from ledger_line where id = %s", lines[place])
    assert named(check(database, key)) == [(Kind.REMOVED, (lines[place],))]


def test_line_under_another_number_is_named_twice(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    attack(
        database,
        "with moved as (delete from ledger_line where id = %s returning *) insert into ledger_line"
        " overriding system value select 999, xid, at, actor, job, verb, records, thing, purpose,"
        " data from moved",
        lines[4],
    )
    expected = [(Kind.REMOVED, (lines[4],)), (Kind.SLIPPED_IN, (999,))]
    assert named(check(database, key)) == expected


@pytest.mark.parametrize("place", [0, 14, 29])
def test_removed_leaf_is_noticed_and_its_line_named(
    database: Database, key: Ed25519PrivateKey, lines: list[int], place: int
) -> None:
    attack(database, "delete from ledger_leaf where seq = %s", place)
    found = check(database, key)
    assert f"Leaf {place} is gone" in found.problems[0].sentence
    without_leaf = [(Kind.SLIPPED_IN, (lines[place],))] if place < 29 else []
    assert named(found) == [(Kind.REMOVED, ()), *without_leaf]


def test_line_and_leaf_removed_together_leave_a_gap(
    database: Database, key: Ed25519PrivateKey, lines: list[int]
) -> None:
    attack(database, "delete from ledger_leaf where seq between 8 and 22")
    attack(database, "delete from ledger_line where id between %s and %s", lines[8], lines[22])
    found = check(database, key)
    assert named(found) == [(Kind.REMOVED, ())]
    assert "Leaves 8 to 22 are gone" in found.problems[0].sentence


@pytest.mark.parametrize("xid", ["1", "99999999999999"])
def test_line_slipped_in_is_named(database: Database, key: Ed25519PrivateKey, lines: list[int], xid: str) -> None:
    insert = "insert into ledger_line (xid, verb) values (%s::xid8, 'record.opened') returning id"
    (line,) = database.owner.execute(insert, (xid,)).fetchone() or ()
    step(database.sequencer(), key)
    found = check(database, key)
    assert named(found) == [(Kind.SLIPPED_IN, (line,))]
    assert (found.lines, found.leaves, found.waiting) == (31, 30, 0)


def test_line_slipped_in_with_a_leaf_is_named(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    (line,) = write(database.owner)
    leaf = leaf_of(database.owner, line)
    database.owner.execute("insert into ledger_leaf values (30, %s, %s)", (line, leaf))
    assert named(check(database, key)) == [(Kind.UNSIGNED, (line,))]


def test_leaves_in_each_others_place_are_named(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    with tampering(database.owner) as administrator:
        for old, new in ((12, -1), (17, 12), (-1, 17)):
            administrator.execute("alter table ledger_leaf drop constraint if exists ledger_leaf_seq_check")
            administrator.execute("update ledger_leaf set seq = %s where seq = %s", (new, old))
    found = named(check(database, key))
    assert (Kind.REORDERED, (lines[12],)) in found
    assert found[-1][0] is Kind.REWRITTEN
    assert {lines[12], lines[17]} <= set(found[-1][1]) <= set(lines[10:20])


def rewrite(database: Database, line: int) -> None:
    """Change a line, and its leaf to fit."""
    attack(database, "update ledger_line set actor = null where id = %s", line)
    leaf = leaf_of(database.owner, line)
    attack(database, "update ledger_leaf set hash = %s where line_id = %s", leaf, line)


def test_line_rewritten_with_its_leaf_is_narrowed_to_one_head(
    database: Database, key: Ed25519PrivateKey, lines: list[int]
) -> None:
    rewrite(database, lines[14])
    found = named(check(database, key))
    assert found == [(Kind.REWRITTEN, tuple(lines[10:20]))]


def test_head_rewritten_without_the_key_does_not_hold(
    database: Database, key: Ed25519PrivateKey, lines: list[int]
) -> None:
    rewrite(database, lines[14])
    forge_heads(database, Ed25519PrivateKey.generate())
    found = check(database, key)
    assert {problem.kind for problem in found.problems} == {Kind.UNSIGNED}
    assert "at 20 leaves" in " ".join(problem.sentence for problem in found.problems)


def forge_heads(database: Database, forger: Ed25519PrivateKey) -> None:
    """New heads for the rewritten leaves, signed with a key the forger does have."""
    peaks = Peaks()
    attack(database, "delete from ledger_checkpoint where size > 10")
    for seq, _, leaf in leaves(database.owner):
        peaks.append(leaf)
        if seq in (19, 29):
            checkpoints.add(database.owner, peaks=peaks, key=forger)


@pytest.mark.parametrize(
    "change",
    [
        "root = sha256('')",
        "peaks[1] = sha256('')",
        "note = replace(note, '20', '21')",
        "size = 17, peaks = peaks[1:2]",
    ],
)
def test_altered_head_is_named(database: Database, key: Ed25519PrivateKey, lines: list[int], change: str) -> None:
    attack(database, f"update ledger_checkpoint set {change} where size = 20")
    assert named(check(database, key)) == [(Kind.UNSIGNED, ())]


def test_head_of_our_key_for_other_leaves_does_not_fit(
    database: Database, key: Ed25519PrivateKey, lines: list[int]
) -> None:
    peaks = Peaks(20, [bytes(32), bytes(32)])
    note = sign_checkpoint(size=20, root=peaks.root(), key=key)
    attack(
        database,
        "update ledger_checkpoint set root = %s, note = %s, peaks = %s where size = 20",
        peaks.root(),
        note,
        peaks.hashes,
    )
    assert named(check(database, key))[0] == (Kind.REWRITTEN, tuple(lines[10:20]))


def test_a_guard_left_off_is_named(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    database.owner.execute("alter table ledger_leaf enable trigger ledger_keep_row")
    database.owner.execute("drop trigger ledger_keep_table on ledger_line")
    sentences = [problem.sentence for problem in check(database, key).problems]
    assert len(sentences) == 2
    assert "ledger_line" in sentences[0]
    assert "ledger_leaf" in sentences[1]


class TestKept:
    """What only a checkpoint kept outside the database can show."""

    def test_end_cut_off_with_its_heads(self, database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
        kept = head_at(database, 30)
        attack(database, "delete from ledger_checkpoint where size > 20")
        attack(database, "delete from ledger_leaf where seq >= 20")
        attack(database, "delete from ledger_line where id >= %s", lines[20])
        assert check(database, key).is_sound
        assert named(check(database, key, kept)) == [(Kind.REMOVED, ())]

    def test_everything_rewritten_and_signed_anew_by_our_own_sequencer(
        self, database: Database, key: Ed25519PrivateKey, lines: list[int]
    ) -> None:
        kept = [head_at(database, size) for size in (10, 20, 30)]
        before = Tree([leaf for _, _, leaf in leaves(database.owner)])
        attack(database, "update ledger_line set actor = null where id = %s", lines[14])
        attack(database, "delete from ledger_leaf")
        attack(database, "delete from ledger_checkpoint")
        assert step(database.sequencer(), key) == 30
        assert check(database, key).is_sound
        found = named(check(database, key, *kept))
        assert found[0] == (Kind.REWRITTEN, tuple(lines[10:20]))
        after = Tree([leaf for _, _, leaf in leaves(database.owner)])
        assert not verify_consistency(
            old=20,
            new=30,
            old_root=before.root(20),
            new_root=after.root(),
            proof=after.consistency(old=20, new=30),
        )

    def test_missing_leaf_is_not_taken_for_another_ledger(
        self, database: Database, key: Ed25519PrivateKey, lines: list[int]
    ) -> None:
        kept = head_at(database, 20)
        attack(database, "delete from ledger_leaf")
        attack(database, "delete from ledger_checkpoint")
        assert step(database.sequencer(), key) == 30
        assert check(database, key, kept).is_sound
        attack(database, "delete from ledger_leaf where seq = 12")
        expected = [(Kind.REMOVED, ()), (Kind.SLIPPED_IN, (lines[12],))]
        assert named(check(database, key, kept)) == expected

    def test_note_of_another_key(self, database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
        forged = sign_checkpoint(size=10, root=bytes(32), key=Ed25519PrivateKey.generate())
        assert named(check(database, key, forged, "")) == [(Kind.UNSIGNED, ())] * 2


def test_many_attacks_at_once_are_each_named(database: Database, key: Ed25519PrivateKey, lines: list[int]) -> None:
    attack(database, "update ledger_line set verb = 'a.b' where id = %s", lines[3])
    attack(database, "delete from ledger_line where id = %s", lines[5])
    attack(database, "delete from ledger_leaf where seq = 12")
    database.owner.execute("insert into ledger_line (xid, verb) values ('2', 'record.opened')")
    rewrite(database, lines[25])
    assert named(check(database, key)) == [
        (Kind.CHANGED, (lines[3],)),
        (Kind.REMOVED, (lines[5],)),
        (Kind.REMOVED, ()),
        (Kind.REWRITTEN, tuple(lines[20:30])),
        (Kind.SLIPPED_IN, (lines[12],)),
        (Kind.SLIPPED_IN, (lines[29] + 1,)),
    ]
