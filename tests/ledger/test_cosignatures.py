"""Keys as lines, and what a witness signs beside our signature."""

from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from alongside.ledger import cosignatures
from alongside.ledger.cosignatures import COSIGNATURE, Signer
from alongside.ledger.notes import NoteInvalid, decode, encode, open_checkpoint, origin, sign_checkpoint

OURS = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
THEIRS = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
NOTE = sign_checkpoint(size=5, root=bytes(32), key=OURS)
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
NAME = "council.example/witness"
WITNESS = Signer(NAME, THEIRS.public_key())

# The example of the specification (c2sp.org/tlog-cosignature): its head, and its witness's line.
EXAMPLE = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZ"
    "qhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


@pytest.mark.parametrize("kind", [b"\x01", COSIGNATURE])
def test_key_as_a_line_reads_back(kind: bytes) -> None:
    line = cosignatures.written(WITNESS, kind=kind)
    again = cosignatures.read(line, kind=kind)
    assert (again.name, again.key.public_bytes_raw()) == (NAME, WITNESS.key.public_bytes_raw())


@given(place=st.integers(0, 200), letter=st.characters(min_codepoint=33, max_codepoint=126))
def test_mistyped_key_is_refused(place: int, letter: str) -> None:
    line = cosignatures.written(WITNESS)
    place %= len(line)
    if line[place] == letter:
        return
    with pytest.raises(NoteInvalid):
        cosignatures.read(line[:place] + letter + line[place + 1 :])


def test_cosigned_note_says_when_and_still_opens_as_ours() -> None:
    note = cosignatures.cosign(NOTE, name=NAME, key=THEIRS, at=AT)
    assert cosignatures.opened(note, by=WITNESS) == AT
    assert open_checkpoint(note, key=OURS.public_key()).size == 5
    assert note == NOTE + cosignatures.line_of(note, by=WITNESS) + "\n"


@pytest.mark.parametrize(
    "spoiled",
    [
        lambda note: note.replace("\n5\n", "\n6\n"),
        lambda _note: NOTE,
        lambda note: note.replace(NAME, "other.example"),
    ],
)
def test_cosignature_of_something_else_is_refused(spoiled: object) -> None:
    note = cosignatures.cosign(NOTE, name=NAME, key=THEIRS, at=AT)
    with pytest.raises(NoteInvalid):
        cosignatures.opened(spoiled(note), by=WITNESS)  # type: ignore[operator]


def test_cosignature_with_another_time_is_refused() -> None:
    note = cosignatures.cosign(NOTE, name=NAME, key=THEIRS, at=AT)
    whole = bytearray(decode(note.splitlines()[-1].split(" ")[2]))
    whole[11] ^= 1
    line = f"— {NAME} {encode(bytes(whole))}\n"
    with pytest.raises(NoteInvalid):
        cosignatures.opened(NOTE + line, by=WITNESS)


def test_line_of_the_specification_is_shaped_like_ours() -> None:
    ours = cosignatures.line_of(cosignatures.cosign(NOTE, name=NAME, key=THEIRS, at=AT), by=WITNESS)
    theirs = EXAMPLE.splitlines()[-1]
    sizes = [len(decode(line.split(" ")[2])) for line in (ours, theirs)]
    assert sizes == [76, 76]
    stamp = int.from_bytes(decode(theirs.split(" ")[2])[4:12])
    assert stamp == 1679315147


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "x" * 201])
def test_name_to_sign_under_has_no_spaces_and_no_plus(name: str) -> None:
    assert not cosignatures.is_name(name)


def test_name_of_our_log_can_be_signed_under() -> None:
    key: Ed25519PublicKey = OURS.public_key()
    assert cosignatures.is_name(origin(key))
