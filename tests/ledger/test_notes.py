"""Signed notes: a published one, our own, and every way to spoil ours."""

import base64
import string

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from alongside.ledger.notes import (
    Checkpoint,
    NoteInvalid,
    open_checkpoint,
    open_note,
    origin,
    sign,
    sign_checkpoint,
)

# The example in the documentation of golang.org/x/mod/sumdb/note.
GO_NAME = "PeterNeumann"
GO_KEY = Ed25519PublicKey.from_public_bytes(base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")[1:])
GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
GO_NOTE = (
    f"{GO_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXg"
    "KvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PUBLIC = KEY.public_key()
ROOT = bytes(range(32, 64))
NOTE = sign_checkpoint(size=1234, root=ROOT, key=KEY)


def test_published_note_opens() -> None:
    assert open_note(GO_NOTE, name=GO_NAME, key=GO_KEY) == GO_TEXT


def test_published_note_changed_by_a_letter_does_not_open() -> None:
    with pytest.raises(NoteInvalid):
        open_note(GO_NOTE.replace("answer", "Answer"), name=GO_NAME, key=GO_KEY)


@given(size=st.integers(0, 2**63 - 1), root=st.binary(min_size=32, max_size=32))
def test_checkpoint_comes_back_as_it_was_signed(size: int, root: bytes) -> None:
    note = sign_checkpoint(size=size, root=root, key=KEY)
    assert open_checkpoint(note, key=PUBLIC) == Checkpoint(origin(PUBLIC), size, root)


def test_each_key_names_its_own_log() -> None:
    assert origin(PUBLIC) != origin(OTHER_KEY.public_key())
    assert NOTE.split("\n")[:3] == [origin(PUBLIC), "1234", base64.b64encode(ROOT).decode()]


def test_another_key_does_not_open_it() -> None:
    with pytest.raises(NoteInvalid):
        open_checkpoint(NOTE, key=OTHER_KEY.public_key())


def test_another_key_under_our_name_does_not_pass() -> None:
    text = Checkpoint(origin(PUBLIC), 1234, ROOT).text()
    with pytest.raises(NoteInvalid):
        open_checkpoint(sign(text, name=origin(PUBLIC), key=OTHER_KEY), key=PUBLIC)


def test_a_witness_may_sign_beside_us() -> None:
    text = NOTE.partition("\n\n")[0] + "\n"
    witness = sign(text, name="witness.example", key=OTHER_KEY).partition("\n\n")[2]
    assert open_checkpoint(NOTE + witness, key=PUBLIC).size == 1234
    with pytest.raises(NoteInvalid):
        open_checkpoint(f"{text}\n{witness}", key=PUBLIC)


@pytest.mark.parametrize("place", range(len(NOTE)))
def test_no_spoiled_note_says_something_else(place: int) -> None:
    before, letter, after = NOTE[:place], NOTE[place], NOTE[place + 1 :]
    spoiled = [before + after, before + letter + letter + after, before + "\n" + letter + after]
    spoiled += [before + other + after for other in "\t +=—0" + string.ascii_letters]
    for note in spoiled:
        if note != NOTE:
            with pytest.raises(NoteInvalid):
                open_checkpoint(note, key=PUBLIC)


@pytest.mark.parametrize(
    "lines",
    [
        "01234\n{root}\n",
        "+1234\n{root}\n",
        "-1\n{root}\n",
        "1_234\n{root}\n",
        "١٢٣٤\n{root}\n",  # digits, but not the ones the form allows
        "1234\n{root}\nmore\n",
        "1234\n",
        "1234\n\n{root}\n",
        "1234\n{short}\n",
        "1234\nnot base64!\n",
    ],
)
def test_signed_nonsense_is_no_checkpoint(lines: str) -> None:
    root, short = base64.b64encode(ROOT).decode(), base64.b64encode(ROOT[1:]).decode()
    text = f"{origin(PUBLIC)}\n" + lines.format(root=root, short=short)
    with pytest.raises(NoteInvalid):
        open_checkpoint(sign(text, name=origin(PUBLIC), key=KEY), key=PUBLIC)


@pytest.mark.parametrize("text", ["a\tb\n", "a\rb\n", "a\x00b\n"])
def test_signed_control_characters_are_refused(text: str) -> None:
    with pytest.raises(NoteInvalid):
        open_note(sign(text, name="some.log", key=KEY), name="some.log", key=PUBLIC)


def test_a_letter_that_is_none_is_refused() -> None:
    with pytest.raises(NoteInvalid):
        open_note(NOTE.replace("1", "\udcc5", 1), name=origin(PUBLIC), key=PUBLIC)


def test_a_checkpoint_of_another_log_is_not_ours_though_we_signed_it() -> None:
    text = Checkpoint("elsewhere.example", 1234, ROOT).text()
    with pytest.raises(NoteInvalid):
        open_checkpoint(sign(text, name=origin(PUBLIC), key=KEY), key=PUBLIC)
