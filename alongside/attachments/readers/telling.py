"""What a file is, told by what it holds and never by its name."""

import re
import zipfile
from io import BytesIO

from alongside.attachments.readers.kinds import NotFit, Unfit

STARTS: tuple[tuple[bytes, str | Unfit], ...] = (
    (b"\xff\xd8\xff", "photo"),
    (b"\x89PNG\r\n\x1a\n", "photo"),
    (b"GIF8", "photo"),
    (b"fLaC", "flac"),
    (b"OggS", "ogg"),
    (b"ID3", "mp3"),
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Unfit.OLD_OFFICE),
    (b"{\\rtf", Unfit.OLD_OFFICE),
    (b"\x1aE\xdf\xa3", Unfit.FILM),
    (b"MZ", Unfit.PROGRAM),
    (b"\x7fELF", Unfit.PROGRAM),
    (b"\xca\xfe\xba\xbe", Unfit.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Unfit.PROGRAM),
    (b"#!", Unfit.PROGRAM),
    (b"\x1f\x8b", Unfit.ARCHIVE),
    (b"BZh", Unfit.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Unfit.ARCHIVE),
    (b"Rar!", Unfit.ARCHIVE),
    (b"\xfd7zXZ", Unfit.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Unfit.ARCHIVE),
    (b"PK\x05\x06", Unfit.ARCHIVE),
)
RIFF = {b"WEBP": "photo", b"WAVE": "wav"}
PICTURE_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
MP3_SYNC, LAYER_3 = 0xFFE0, 0b01
MARKUP = re.compile(rb"<(?:script|svg|html|iframe|object|!doctype html|\?php)\b", re.IGNORECASE)
BEGINS_LIKE_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
PDF_SEARCHED = 1024


def told(data: bytes) -> str:
    """What the bytes are: ``photo``, ``pdf``, ``zip``, ``text``, or the type of a sound.

    :raises NotFit: for what is never kept, by what it is.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise NotFit(Unfit.EMPTY)
    found = _by_start(data)
    if isinstance(found, Unfit):
        raise NotFit(found)
    if found == "text":
        if BEGINS_LIKE_MARKUP.match(data) or MARKUP.search(data):
            raise NotFit(Unfit.PROGRAM)
    elif _has_second_meaning(data, found):
        raise NotFit(Unfit.TWO_KINDS)
    return found


def _by_start(data: bytes) -> str | Unfit:
    for start, found in STARTS:
        if data.startswith(start):
            return found
    if data.startswith(b"RIFF") and data[8:12] in RIFF:
        return RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        return "photo" if data[8:12] in PICTURE_BRANDS else "m4a"
    begins = int.from_bytes(data[:2], "big")
    if begins & MP3_SYNC == MP3_SYNC and (begins >> 1) & 0b11 == LAYER_3:
        return "mp3"
    return "text"


def _has_second_meaning(data: bytes, found: str) -> bool:
    """Whether another program would take the same bytes for something else."""
    if found == "zip":
        return not data.startswith(b"PK\x03\x04")
    if found != "pdf" and b"%PDF-" in data[:PDF_SEARCHED]:
        return True
    return zipfile.is_zipfile(BytesIO(data)) or MARKUP.search(data) is not None
