"""WAV: its format and its sound, in a new frame (Multimedia Programming Interface and Data Specifications 1.0)."""

from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

HEADER, SHORTEST_FORMAT = 12, 16


def clean(data: bytes) -> Cleaned:
    """The ``fmt`` and ``data`` chunks; lists, notes and every other chunk are left behind.

    :raises NotFit: when either is missing.
    """
    found: dict[bytes, bytes] = {}
    at = HEADER
    while at + 8 <= len(data) and b"data" not in found:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        found.setdefault(name, data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    form, sound = found.get(b"fmt ", b""), found.get(b"data", b"")
    if len(form) < SHORTEST_FORMAT or not sound:
        raise NotFit(Unfit.NOT_READABLE)
    chunks = b"".join(
        name + len(body).to_bytes(4, "little") + body + bytes(len(body) % 2)
        for name, body in ((b"fmt ", form), (b"data", sound))
    )
    return Cleaned("wav", b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WAVE" + chunks)
