"""M4A: the boxes that play the sound; every other box becomes empty space of the same size (ISO/IEC 14496-12).

Sizes stay as they are, because the sound is found by its place in the file.
"""

from collections.abc import Iterator
from typing import NamedTuple

from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

OPENED = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"mvex", b"moof", b"traf"})
KEPT = frozenset(
    b"ftyp styp mdat mvhd tkhd mdhd hdlr smhd nmhd dref stsd stts stsc stsz stz2 stco co64 ctts stss sgpd sbgp elst"
    b" mehd trex mfhd tfhd tfdt trun sidx".split()
)
DATED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
SOUND, PICTURES = b"soun", frozenset({b"vide", b"pict", b"auxv"})
DEEPEST, HEADER, LONG_HEADER = 8, 8, 16
HANDLER_NAME = 24


class Box(NamedTuple):
    """One box: its type, where it, its content and its end are, and the types of the boxes around it."""

    type: bytes
    at: int
    start: int
    end: int
    around: tuple[bytes, ...]


def clean(data: bytes) -> Cleaned:
    """The sound, without tags, places, dates and names.

    :raises NotFit: for a film, and for boxes that cannot be followed.
    """
    kept = bytearray(data)
    handlers, has_sound = set(), False
    for box in _boxes(data, 0, len(data), ()):
        if box.type == b"hdlr" and box.around[-1:] == (b"mdia",):
            handlers.add(bytes(data[box.start + 8 : box.start + 12]))
        has_sound |= box.type == b"mdat" and box.end > box.start
        _clean_box(kept, box)
    if handlers & PICTURES:
        raise NotFit(Unfit.FILM)
    if handlers != {SOUND} or not has_sound:
        raise NotFit(Unfit.NOT_READABLE)
    return Cleaned("m4a", bytes(kept))


def _boxes(data: bytes, at: int, end: int, around: tuple[bytes, ...]) -> Iterator[Box]:
    while at < end:
        size, kind, start = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + HEADER
        if size == 1:
            size, start = int.from_bytes(data[at + 8 : at + 16], "big"), at + LONG_HEADER
        elif size == 0 and not around:
            size = end - at
        if size < start - at or at + size > end or len(around) > DEEPEST:
            raise NotFit(Unfit.NOT_READABLE)
        yield Box(kind, at, start, at + size, around)
        if kind in OPENED:
            yield from _boxes(data, start, at + size, (*around, kind))
        at += size


def _clean_box(kept: bytearray, box: Box) -> None:
    if box.type in DATED:
        wide = 8 if kept[box.start] == 1 else 4
        kept[box.start + 4 : box.start + 4 + 2 * wide] = bytes(2 * wide)
    elif box.type == b"hdlr" and box.end > box.start + HANDLER_NAME:
        kept[box.start + HANDLER_NAME : box.end] = bytes(box.end - box.start - HANDLER_NAME)
    elif box.type not in KEPT | OPENED:
        kept[box.at + 4 : box.at + 8] = b"free"
        kept[box.start : box.end] = bytes(box.end - box.start)
