"""A sealed file gives back its bytes, and nothing that was done to it in the store goes unnoticed."""

import os
from collections.abc import Sequence
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from alongside.access.crypto import Unreadable
from alongside.attachments import sealing
from alongside.attachments.sealing import Sealer

KEY, FILE, OTHER = bytes(range(32)), UUID(int=1), UUID(int=2)
SHORT = 16  # pieces so short that a few bytes make many


def sealer(file: UUID = FILE, part: str = "whole", key: bytes = KEY) -> Sealer:
    return Sealer(AESGCM(key), file, part)


def opened(pieces: Sequence[bytes], by: Sealer | None = None) -> bytes:
    """All of the pieces, opened as the file they were sealed as."""
    last = len(pieces) - 1
    return b"".join((by or sealer()).open(p, number=n, is_last=n == last) for n, p in enumerate(pieces))


@pytest.fixture(autouse=True, scope="module")
def short_pieces() -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "PIECE", SHORT)
        yield


@given(st.binary(max_size=200))
def test_any_bytes_come_back(data: bytes) -> None:
    pieces = list(sealer().sealed(data))
    assert opened(pieces) == data
    assert len(pieces) == sealing.pieces(len(data))
    assert sum(map(len, pieces)) == sealing.sealed_size(len(data))


@given(st.binary(min_size=1, max_size=200), st.data())
def test_any_changed_bit_is_noticed(data: bytes, draw: st.DataObject) -> None:
    pieces = list(sealer().sealed(data))
    number = draw.draw(st.integers(0, len(pieces) - 1))
    bit = draw.draw(st.integers(0, 8 * len(pieces[number]) - 1))
    changed = bytearray(pieces[number])
    changed[bit // 8] ^= 1 << bit % 8
    pieces[number] = bytes(changed)
    with pytest.raises(Unreadable):
        opened(pieces)


@given(st.binary(min_size=2 * SHORT + 1, max_size=200), st.data())
def test_pieces_that_are_cut_off_swapped_or_doubled_are_noticed(data: bytes, draw: st.DataObject) -> None:
    pieces = list(sealer().sealed(data))
    order = draw.draw(st.lists(st.integers(0, len(pieces) - 1), min_size=1, max_size=len(pieces) + 1))
    if order == list(range(len(pieces))):
        return
    with pytest.raises(Unreadable):
        opened([pieces[number] for number in order])


@given(st.binary(max_size=99), st.integers(0, 60))
@settings(max_examples=50)
def test_piece_cut_anywhere_is_noticed(data: bytes, length: int) -> None:
    piece = next(sealer().sealed(data))
    if length < len(piece):
        with pytest.raises(Unreadable):
            sealer().open(piece[:length], number=0, is_last=sealing.pieces(len(data)) == 1)


@pytest.mark.parametrize("other", [sealer(OTHER), sealer(part="small"), sealer(key=os.urandom(32))])
def test_piece_of_another_file_part_or_key_does_not_open(other: Sealer) -> None:
    with pytest.raises(Unreadable):
        opened(list(sealer().sealed(b"We went to the sea.")), other)


def test_same_bytes_are_sealed_differently_each_time() -> None:
    assert list(sealer().sealed(b"the sea")) != list(sealer().sealed(b"the sea"))
