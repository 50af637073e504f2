"""FLAC: how to play it, and its frames (RFC 9639)."""

from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

STREAMINFO, SEEKTABLE, LAST = 0, 3, 0x80
STREAMINFO_BYTES = 34
FRAME = (b"\xff\xf8", b"\xff\xf9")
OLD_TAG = 128


def clean(data: bytes) -> Cleaned:
    """The stream's information, its seek table and its frames; comments, pictures and the rest are left behind.

    :raises NotFit: when it does not begin with its information or holds no frame.
    """
    kept: list[tuple[int, bytes]] = []
    at, is_last = 4, False
    while not is_last:
        head, size = data[at : at + 1], int.from_bytes(data[at + 1 : at + 4], "big")
        if not head or at + 4 + size > len(data):
            raise NotFit(Unfit.NOT_READABLE)
        is_last, kind = bool(head[0] & LAST), head[0] & ~LAST
        if kind in (STREAMINFO, SEEKTABLE):
            kept.append((kind, data[at + 4 : at + 4 + size]))
        at += 4 + size
    if not kept or kept[0][0] != STREAMINFO or len(kept[0][1]) != STREAMINFO_BYTES or not data.startswith(FRAME, at):
        raise NotFit(Unfit.NOT_READABLE)
    frames = data[at:-OLD_TAG] if data[-OLD_TAG:].startswith(b"TAG") else data[at:]
    return Cleaned("flac", b"fLaC" + b"".join(_blocks(kept)) + frames)


def _blocks(kept: list[tuple[int, bytes]]) -> list[bytes]:
    last = len(kept) - 1
    return [
        bytes([kind | (LAST if place == last else 0)]) + len(body).to_bytes(3, "big") + body
        for place, (kind, body) in enumerate(kept)
    ]
