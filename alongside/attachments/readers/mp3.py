"""MP3: only its sound frames, one after the other (ISO/IEC 11172-3, 13818-3)."""

from collections.abc import Iterator

from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

KBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
KBITS_LOW = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
VERSION_1, LAYER_3, FREE, HEADER = 3, 1, (0, 15), 4
FEWEST = 2
ID3_HEADER = 10


def clean(data: bytes) -> Cleaned:
    """The frames. Tags before, behind and between them are left behind.

    :raises NotFit: when fewer than two frames, or less than half of the bytes, are sound.
    """
    frames = list(_frames(data, after_tag(data)))
    sound = b"".join(frames)
    if len(frames) < FEWEST or 2 * len(sound) < len(data) - after_tag(data):
        raise NotFit(Unfit.NOT_READABLE)
    return Cleaned("mp3", sound)


def after_tag(data: bytes) -> int:
    """Where an ID3v2 tag at the beginning ends; 0 without one (id3.org, ID3v2.4.0 section 3.1)."""
    at = 0
    while data[at : at + 3] == b"ID3" and len(data) >= at + ID3_HEADER:
        sizes = data[at + 6 : at + ID3_HEADER]
        at += ID3_HEADER + sum((byte & 0x7F) << (7 * (3 - place)) for place, byte in enumerate(sizes))
    return at


def _frames(data: bytes, at: int) -> Iterator[bytes]:
    stream: int | None = None
    in_step = False
    while 0 <= at <= len(data) - HEADER:
        length, sort = _measured(int.from_bytes(data[at : at + HEADER], "big"))
        end = at + length
        fits = length and stream in (None, sort) and end <= len(data)
        if fits and (in_step or _goes_on(data, end, sort)):
            stream, in_step = sort, True
            yield data[at:end]
            at = end
        else:
            at, in_step = data.find(b"\xff", at + 1), False


def _goes_on(data: bytes, at: int, sort: int) -> bool:
    """Whether another frame, a tag, or nothing follows: eleven set bits alone turn up by chance."""
    if len(data) - at < HEADER or data[at : at + 3] in (b"TAG", b"APE", b"LYR", b"ID3"):
        return True
    return _measured(int.from_bytes(data[at : at + HEADER], "big"))[1] == sort


def _measured(header: int) -> tuple[int, int]:
    """A frame's length in bytes, 0 when this is no header, and what stays the same through a stream."""
    version, layer = (header >> 19) & 3, (header >> 17) & 3
    rate, hertz, padding = (header >> 12) & 15, (header >> 10) & 3, (header >> 9) & 1
    if header >> 21 != 0x7FF or layer != LAYER_3 or version not in HERTZ or rate in FREE or hertz == 3:
        return 0, 0
    kbits = KBITS[rate] if version == VERSION_1 else KBITS_LOW[rate]
    samples = 144 if version == VERSION_1 else 72
    return samples * kbits * 1000 // HERTZ[version][hertz] + padding, version << 2 | hertz | 16
