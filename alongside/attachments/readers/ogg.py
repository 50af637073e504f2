"""Ogg with Opus or Vorbis: its comments emptied in place (RFC 3533, RFC 7845, the Vorbis I specification)."""

from collections.abc import Iterator
from typing import NamedTuple

from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

HEADER, CHECKSUM, FULL = 27, slice(22, 26), 255
POLYNOMIAL, TOP_BIT, WORD = 0x04C11DB7, 0x80000000, 0xFFFFFFFF
# What a comment packet begins with, and the two zero counts (and Vorbis' last bit) of an empty one.
COMMENTS = {b"OpusHead": (b"OpusTags", bytes(8)), b"\x01vorbis": (b"\x03vorbis", bytes(8) + b"\x01")}


class Page(NamedTuple):
    """One page: where it begins, where its content begins, and the sizes of the pieces in it."""

    at: int
    body: int
    pieces: bytes
    serial: bytes

    @property
    def end(self) -> int:
        """Where the next page begins."""
        return self.body + sum(self.pieces)


def clean(data: bytes) -> Cleaned:
    """The sound with no comment left; what follows its last page is left behind.

    :raises NotFit: when it holds anything but one stream of Opus or Vorbis.
    """
    pages = list(_pages(data))
    begins = next((start for start in COMMENTS if pages and data[pages[0].body :].startswith(start)), None)
    if begins is None or len({page.serial for page in pages}) > 1 or len(pages) < 3:
        raise NotFit(Unfit.NOT_READABLE)
    kept = bytearray(data[: pages[-1].end])
    _empty_comments(kept, pages[1:], *COMMENTS[begins])
    return Cleaned("ogg", bytes(kept))


def _pages(data: bytes) -> Iterator[Page]:
    at = 0
    while data[at : at + 4] == b"OggS":
        many = data[at + 26 : at + 27]
        body = at + HEADER + (many[0] if many else 0)
        page = Page(at, body, data[at + HEADER : body], data[at + 14 : at + 18])
        if not many or page.end > len(data):
            return
        yield page
        at = page.end


def _empty_comments(kept: bytearray, pages: list[Page], begins: bytes, empty: bytes) -> None:
    """Write an empty comment over the second packet, and nothing over what is left of its room."""
    places: list[tuple[int, int]] = []
    touched = []
    for page in pages:
        touched.append(page)
        at, is_over = page.body, False
        for piece in page.pieces:
            places.append((at, piece))
            at += piece
            is_over = piece < FULL
            if is_over:
                break
        if is_over:
            break
    room = sum(size for _, size in places)
    if not places or kept[places[0][0] :][: len(begins)] != begins or room < len(begins + empty):
        raise NotFit(Unfit.NOT_READABLE)
    text = (begins + empty).ljust(room, b"\0")
    for at, size in places:
        kept[at : at + size], text = text[:size], text[size:]
    for page in touched:
        _sum_again(kept, page)


def _sum_again(kept: bytearray, page: Page) -> None:
    whole = kept[page.at : page.end]
    whole[CHECKSUM] = bytes(4)
    total = 0
    for byte in whole:
        total ^= byte << 24
        for _ in range(8):
            total = (total << 1 ^ POLYNOMIAL if total & TOP_BIT else total << 1) & WORD
    whole[CHECKSUM] = total.to_bytes(4, "little")
    kept[page.at : page.end] = whole
