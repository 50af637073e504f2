"""Files made for tests: real ones with something to tell, and disguises. ``TELLS`` is what must not survive."""

import base64
import struct
import zipfile
import zlib
from io import BytesIO

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

TELLS = b"Secret-Writer-7731"
WORD = TELLS.decode()
SMALL_PICTURE = (64, 48)


def picture(form: str = "JPEG", *, size: tuple[int, int] = SMALL_PICTURE, mode: str = "RGB", **more: object) -> bytes:
    """A picture with a slope of colours in it."""
    slope = Image.linear_gradient("L").resize(size)
    image = Image.merge("RGB", (slope, slope.transpose(Image.Transpose.FLIP_TOP_BOTTOM), slope)).convert(mode)
    held = BytesIO()
    image.save(held, form, **more)
    return held.getvalue()


def exif(*, orientation: int = 1) -> bytes:
    """EXIF that names a camera, a place and a writer."""
    told = Image.Exif()
    told[0x010F], told[0x9C9D], told[0x013B] = WORD, WORD.encode("utf-16-le"), WORD
    told[0x0112] = orientation
    place = told.get_ifd(0x8825)
    place[1], place[2], place[27] = "N", (53.0, 28.0, 46.0), TELLS
    return told.tobytes()


def photo(*, orientation: int = 1, size: tuple[int, int] = SMALL_PICTURE) -> bytes:
    """A JPEG with EXIF, a place, a comment and XMP."""
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + TELLS + b"</x:xmpmeta>"
    return picture("JPEG", size=size, exif=exif(orientation=orientation), comment=TELLS, xmp=xmp)


def pdf(**more: object) -> bytes:
    """A PDF whose properties, scripts, files inside, comments and picture all name its writer."""
    with Pdf.new() as made:
        page = made.add_blank_page(page_size=(200, 200))
        drawn = made.make_stream(photo(), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=48)
        drawn.ColorSpace, drawn.BitsPerComponent, drawn.Filter = Name.DeviceRGB, 8, Name.DCTDecode
        page.obj.Resources = Dictionary(XObject=Dictionary(Im0=drawn))
        page.obj.Contents = made.make_stream(b"q 100 0 0 100 20 20 cm /Im0 Do Q")
        page.obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String(WORD)))
        page.obj.PieceInfo = Dictionary(Own=Dictionary(Private=String(WORD)))
        comment = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("kept"))
        comment.T, comment.AA = String(WORD), Dictionary(E=Dictionary(S=Name.JavaScript, JS=String(WORD)))
        shell = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
        shell.A = Dictionary(S=Name.Launch, F=String(WORD))
        inside = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), T=String(WORD))
        page.obj.Annots = Array([made.make_indirect(comment), shell, inside])
        made.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(WORD))
        made.attachments["note.txt"] = TELLS
        made.docinfo[Name.Author] = String(WORD)
        with made.open_metadata() as told:
            told["dc:creator"] = [WORD]
        held = BytesIO()
        made.save(held, **more)  # type: ignore[arg-type]
        return held.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return held.getvalue()


WORDS_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def docx(more: dict[str, bytes] | None = None, *, main: str = MAIN_TYPE) -> bytes:
    """A Word document with properties, a comment, a tracked change, a template and a picture that all tell."""
    types = (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        f'<Override PartName="/customXml/item1.xml" ContentType="application/xml"/></Types>'
    )
    body = f'<w:document {WORDS_NS}><w:body><w:p><w:ins w:author="{WORD}" w:date="2026-01-01"><w:r><w:t>We went to the sea.</w:t></w:r></w:ins></w:p></w:body></w:document>'
    far = f'<Relationship Id="r1" Type="{OFFICE}/attachedTemplate" Target="http://far.example/{WORD}.dotm" TargetMode="External"/>'
    near = f'<Relationship Id="r2" Type="{OFFICE}/image" Target="media/image1.jpg"/>'
    gone = f'<Relationship Id="r3" Type="{OFFICE}/customXml" Target="../customXml/item1.xml"/>'
    parts = {
        "[Content_Types].xml": types.encode(),
        "word/document.xml": body.encode(),
        "word/comments.xml": f'<w:comments {WORDS_NS}><w:comment w:author="{WORD}" w:initials="{WORD}"/></w:comments>'.encode(),
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{far}{near}{gone}</Relationships>'.encode(),
        "word/media/image1.jpg": photo(),
        "docProps/core.xml": f"<a><creator>{WORD}</creator></a>".encode(),
        "docProps/app.xml": f"<a><Company>{WORD}</Company></a>".encode(),
        "customXml/item1.xml": f"<a>{WORD}</a>".encode(),
    }
    return zipped(parts | (more or {}))


def odt() -> bytes:
    """A text document with an annotation, and with properties that tell."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "meta.xml": f"<m {names}><dc:creator>{WORD}</dc:creator></m>".encode(),
            "settings.xml": f"<s>{WORD}</s>".encode(),
            "content.xml": f"<office:document-content {names}><office:annotation><dc:creator>{WORD}</dc:creator></office:annotation>We went to the sea.</office:document-content>".encode(),
            "Thumbnails/thumbnail.png": picture("PNG"),
        }
    )


def mp3(frames: int = 40) -> bytes:
    """Silence in MPEG-1 layer III at 128 kbit/s, with ID3 tags before and behind and something between."""
    size = 20 + len(TELLS)
    before = b"ID3\x04\0\0" + bytes([0, 0, size >> 7, size & 127]) + b"TPE1" + bytes(16) + TELLS
    frame = b"\xff\xfb\x90\x64" + bytes(413)
    return before + frame * frames + TELLS + frame * frames + (b"TAG" + TELLS).ljust(128, b"\0")


def box(kind: bytes, *inside: bytes) -> bytes:
    """One MP4 box."""
    body = b"".join(inside)
    return struct.pack(">I", len(body) + 8) + kind + body


def m4a(handler: bytes = b"soun") -> bytes:
    """The boxes of an M4A whose tags name a writer and a place."""
    dated = bytes(4) + struct.pack(">II", 3_850_000_000, 3_850_000_000) + bytes(88)
    told = box(b"hdlr", bytes(8), handler, bytes(12), TELLS + b"\0")
    sound = box(b"mdia", box(b"mdhd", dated), told, box(b"minf", box(b"stbl", box(b"stco", bytes(8)))))
    tags = box(b"udta", box(b"meta", bytes(4), box(b"ilst", box(b"\xa9ART", TELLS))), box(b"\xa9xyz", TELLS))
    movie = box(b"moov", box(b"mvhd", dated), box(b"trak", box(b"tkhd", dated), sound), tags)
    return box(b"ftyp", b"M4A ", bytes(4)) + movie + box(b"uuid", bytes(16), TELLS) + box(b"mdat", bytes(range(256)))


def ogg_page(number: int, *packets: bytes, first: bool = False) -> bytes:
    """One Ogg page with these packets, its checksum right."""
    pieces = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    head = b"OggS\0" + bytes([2 if first else 0]) + bytes(8) + b"ALNG" + struct.pack("<I", number) + bytes(4)
    page = bytearray(head + bytes([len(pieces)]) + pieces + b"".join(packets))
    page[22:26] = ogg_sum(bytes(page)).to_bytes(4, "little")
    return bytes(page)


def ogg_sum(page: bytes) -> int:
    """An Ogg page's checksum, by long division."""
    rest = int.from_bytes(page + bytes(4), "big")
    divisor = 0x104C11DB7
    while rest.bit_length() > 32:
        rest ^= divisor << (rest.bit_length() - 33)
    return rest


def ogg() -> bytes:
    """Opus with comments that tell."""
    told = b"OpusTags" + struct.pack("<I", len(TELLS)) + TELLS + struct.pack("<II", 1, len(TELLS)) + TELLS
    return (
        ogg_page(0, b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0", first=True)
        + ogg_page(1, told)
        + ogg_page(2, bytes(300))
        + TELLS
    )


def wav() -> bytes:
    """A WAV with a list of notes."""
    form = struct.pack("<HHIIHH", 1, 1, 8000, 8000, 1, 8)
    chunks = [(b"LIST", b"INFOIART" + TELLS), (b"fmt ", form), (b"data", bytes(801)), (b"id3 ", TELLS)]
    body = b"".join(n + struct.pack("<I", len(d)) + d + bytes(len(d) % 2) for n, d in chunks)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WAVE" + body


def flac() -> bytes:
    """A FLAC with comments and a picture that tell."""
    blocks = [(0, bytes(34)), (4, TELLS), (6 | 0x80, TELLS)]
    return b"fLaC" + b"".join(bytes([k]) + len(d).to_bytes(3, "big") + d for k, d in blocks) + b"\xff\xf8" + bytes(64)


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it is so large, and packs its nothing well."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )


def heic() -> bytes:
    """A photo as iPhones keep it, which names a camera. Made with libheif's own encoder, that we do not carry."""
    return base64.b64decode(
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAADRpbG9jAA"
        "AAAERAAAIAAQAAAAAB4QABAAAAAAAAACgAAgAAAAACCQABAAAAAAAAADgAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAABodmMxAAAAABVp"
        "bmZlAgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/GlwcnAAAADcaXBjbwAAAHVodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGE"
        "ABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQApQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbqrprm4CGgwIAAAAyAAAADAIRiAAEABkQBwXPBiQAA"
        "ABNjb2xybmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAQAAAAChjbGFwAAAAIAAAAAEAAAAYAAAAAf///+AAAAAC////2AAAAAIAAAAQcG"
        "l4aQAAAAADCAgIAAAAGGlwbWEAAAAAAAAAAQABBYECAwWEAAAAGmlyZWYAAAAAAAAADmNkc2MAAgABAAEAAABobWRhdAAAACQoAa8LSE5DgPX9"
        "Olf/ZRvwcEF+lEheUKjValaAnJI5epArgLAAAAAGRXhpZgAATU0AKgAAAAgAAQEPAAIAAAATAAAAGgAAAABTZWNyZXQtV3JpdGVyLTc3MzEAAA"
        "=="
    )
