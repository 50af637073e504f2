"""The part of a file that a ``Range`` header means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.attachments.ranges import NotInFile, Span, asked


@pytest.mark.parametrize(
    ("header", "span"),
    [
        ("bytes=0-0", Span(0, 1)),
        ("bytes=0-", Span(0, 100)),
        ("bytes=10-19", Span(10, 20)),
        ("bytes=90-900", Span(90, 100)),
        ("bytes=-10", Span(90, 100)),
        ("bytes=-900", Span(0, 100)),
        ("bytes = 1 - 2", Span(1, 3)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-4", None),
        ("bytes=0-1,5-6", None),
        ("lines=0-1", None),
        ("bytes=a-b", None),
        ("bytes=--1", None),
        ("bytes=" + "9" * 40 + "-", None),
    ],
)
def test_header_means(header: str, span: Span | None) -> None:
    assert asked(header, size=100) == span


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_range_without_a_byte_of_the_file_is_told(header: str) -> None:
    with pytest.raises(NotInFile):
        asked(header, size=100)


@given(st.text(max_size=30), st.integers(1, 10**12))
def test_any_header_means_bytes_of_the_file_or_nothing(header: str, size: int) -> None:
    try:
        span = asked(header, size=size)
    except NotInFile:
        return
    assert span is None or 0 <= span.start < span.stop <= size


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 1000))
def test_first_and_last_mean_what_slicing_means(first: int, last: int, size: int) -> None:
    data = bytes(size)
    try:
        span = asked(f"bytes={first}-{last}", size=size)
    except NotInFile:
        assert data[first : last + 1] == b""
        return
    if span:
        assert data[span.start : span.stop] == data[first : last + 1]
