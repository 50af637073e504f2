"""The bytes of a file: read in pieces up to a limit, and looked at before anything parses them."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from alongside.exchange.readers.rows import Limits, NotReadable

PIECE = 32_768
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
SPREADSHEET_PARTS = (b"[Content_Types].xml", b"_rels/", b"xl/", b"opendocument.spreadsheet")
LOOKS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file (7-Zip)"),
    (b"Rar!", "a compressed file (RAR)"),
    (b"\xfd7zXZ", "a compressed file (xz)"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "a Word file (RTF)"),
)
ASK = "please send the XML or CSV file as the council's system exported it."


class Digest(Protocol):
    """What hashes the pieces as they pass, such as a SHA-256."""

    def update(self, data: bytes, /) -> None:
        """Take in one more piece."""


def pieces(stream: BinaryIO, *, limits: Limits, digest: Digest | None = None) -> Iterator[bytes]:
    """The file from its start, piece by piece.

    :raises NotReadable: once more than `limits.max_bytes` have been read.
    """
    stream.seek(0)
    total = 0
    while piece := stream.read(PIECE):
        total += len(piece)
        if total > limits.max_bytes:
            size = limits.max_bytes // 1_000_000
            raise NotReadable(f"This file is larger than {size} MB: please send it in smaller parts.")
        if digest is not None:
            digest.update(piece)
        yield piece


def beginning(stream: BinaryIO) -> bytes:
    """The first piece of the file, looked at and found to be text of some kind.

    :raises NotReadable: naming what the file looks like when it is empty or not text.
    """
    stream.seek(0)
    head = stream.read(PIECE)
    if not head.strip(b"\x00\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise NotReadable(f"This file is empty: {ASK}")
    if head.startswith(b"PK\x03\x04"):
        sheet = any(part in head for part in SPREADSHEET_PARTS)
        looks = "a spreadsheet (Excel or similar)" if sheet else "a compressed file (zip)"
        raise NotReadable(f"This looks like {looks}: {ASK}")
    for start, looks in LOOKS:
        if head.startswith(start):
            raise NotReadable(f"This looks like {looks}: {ASK}")
    if head.startswith(UTF_32):
        raise NotReadable(f"This file is written in UTF-32, which is not read: {ASK}")
    return head


def bom_encoding(head: bytes) -> str | None:
    """The encoding a byte order mark or the pattern of nought bytes gives away."""
    for bom, encoding in BOMS:
        if head.startswith(bom):
            return encoding
    if head[1:2] == b"\x00" and head[:1] != b"\x00":
        return "utf-16-le"
    if head[:1] == b"\x00" and head[1:2] != b"\x00":
        return "utf-16-be"
    return None


def first_text(head: bytes) -> str:
    """The beginning as text, good enough to see markup and column names."""
    text = head.decode(bom_encoding(head) or "latin-1", errors="replace")
    return text.lstrip("\ufeff \t\r\n")
