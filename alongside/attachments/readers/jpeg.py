"""What a JPEG tells beside its picture, taken out without drawing it anew."""

TELLING = (*range(0xE1, 0xEE), 0xEF, 0xFE)  # APP1 to APP13, APP15 and comments; APP0 and APP14 say how to draw
START_OF_SCAN, ALONE = 0xDA, (0x01, *range(0xD0, 0xD9))


def without_metadata(data: bytes) -> bytes:
    """The same JPEG without EXIF, XMP, profiles and comments (ITU-T T.81, annex B).

    :raises ValueError: when its segments cannot be followed.
    """
    if data[:2] != b"\xff\xd8":
        raise ValueError("not a JPEG")
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == START_OF_SCAN:
            return b"".join([*kept, data[at:]])
        length = 2 if marker in ALONE else 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker not in TELLING:
            kept.append(data[at : at + length])
        at += length
    raise ValueError("no picture in it")
