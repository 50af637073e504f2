"""Files beside an entry: what is kept of them, or why not; nothing else, whatever the bytes are."""

from alongside.attachments.readers.kinds import TYPES, Limits, NotFit
from alongside.attachments.readers.reading import cleaned
from tests.attachments import made

SEEDS = [
    made.picture(),
    made.picture("PNG"),
    made.picture("WEBP"),
    made.photo(),
    b"ID3\x04\x00\x00\x00\x00\x00\x02xx" + b"\xff\xfb\x90\x00" * 120,
    b"RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\x04\0\0\0\0\0\0\0",
    b"OggS\0\x02" + bytes(20) + b"\x01\x1e" + b"\x01vorbis" + bytes(23),
    b"fLaC\x80\0\0\x22" + bytes(34),
    b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42\0\0\0\x08moov",
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>",
    b"PK\x03\x04",
    b"Plain words.\n",
]
LIMITS = Limits(200_000, 200_000, 1_000_000)


def once(data: bytes) -> None:
    """Clean it, in the process of the fuzzer: the product does it in one that can break down by itself.

    :raises AssertionError: when more or something else is kept than may be.
    """
    try:
        kept = cleaned(data, ending="txt", limits=LIMITS)
    except NotFit as refused:
        assert refused.reason
    else:
        assert kept.type in TYPES
        assert kept.data
