"""No two different lines share their bytes."""

import struct

from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.ledger.canonical import VERSION, line_bytes

COLUMN_COUNT = 10
values = st.none() | st.binary(max_size=40)
rows = st.lists(values, min_size=COLUMN_COUNT, max_size=COLUMN_COUNT)


def read_back(canonical: bytes) -> list[bytes | None]:
    """The only row these bytes can stand for."""
    assert canonical.startswith(VERSION)
    rest, row = canonical[len(VERSION) :], []
    while rest:
        (length,) = struct.unpack(">i", rest[:4])
        row.append(None if length < 0 else rest[4 : 4 + length])
        rest = rest[4 + max(length, 0) :]
    return row


@given(rows)
def test_a_line_can_be_read_back_from_its_bytes(row: list[bytes | None]) -> None:
    assert read_back(line_bytes(row)) == row


@given(rows, rows)
def test_different_lines_have_different_bytes(one: list[bytes | None], other: list[bytes | None]) -> None:
    assume(one != other)
    assert line_bytes(one) != line_bytes(other)


@given(rows, st.integers(0, COLUMN_COUNT - 2), st.integers(1, 40))
def test_moving_bytes_to_the_next_column_shows(row: list[bytes | None], place: int, count: int) -> None:
    left, right = row[place] or b"", row[place + 1] or b""
    assume(left)
    moved = [*row[:place], left[:-count], left[-count:] + right, *row[place + 2 :]]
    assert line_bytes(moved) != line_bytes(row)


def test_nothing_and_an_empty_text_differ() -> None:
    assert line_bytes([None]) != line_bytes([b""])
