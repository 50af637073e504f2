"""Office documents: a zip of known parts, put together anew without what tells about its writers."""

import zipfile
from io import BytesIO

from alongside.attachments.readers import office_parts, photos
from alongside.attachments.readers.kinds import Cleaned, Limits, NotFit, Unfit

MOST_PARTS, MOST_BYTES, MOST_RATIO, ROOM_TO_SHRINK = 5000, 300_000_000, 200, 1_000_000
CONTENT_TYPES, MIMETYPE = "[Content_Types].xml", "mimetype"
MAIN = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
MACROS = (b"macroenabled", b"vbaproject", b"ms-office.activex")
MACRO_FOLDERS = ("basic/", "scripts/", "object ", "objectreplacements/")
# Programs, other files, and other programs' private data inside a document.
NEVER_KEPT = ("vbaproject", "activex", "/embeddings/", "oleobject", "customxml/", "printersettings", "docprops/thumbnail", "thumbnails/")  # fmt: skip
PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff")
SAVED_AS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",)}


def clean(data: bytes, *, limits: Limits) -> Cleaned:
    """The document without its properties, its writers' names, private data, and what its pictures tell.

    :raises NotFit: for another kind of zip, for macros, for one that unpacks to too much.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as given:
            parts = _parts(given)
            kind = _kind(given, parts)
            return Cleaned(kind, _again(given, parts, kind, limits))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise NotFit(Unfit.NOT_READABLE) from error


def _parts(given: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    parts = [part for part in given.infolist() if not part.is_dir()]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
        raise NotFit(Unfit.TOO_MUCH_INSIDE)
    for part in parts:
        if part.file_size > ROOM_TO_SHRINK and part.file_size > MOST_RATIO * max(part.compress_size, 1):
            raise NotFit(Unfit.TOO_MUCH_INSIDE)
        if part.flag_bits & 1:
            raise NotFit(Unfit.LOCKED)
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(name.startswith("/") or ".." in name for name in names):
        raise NotFit(Unfit.NOT_READABLE)
    return parts


def _kind(given: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> str:
    names = {part.filename for part in parts}
    if CONTENT_TYPES in names:
        types = given.read(CONTENT_TYPES)
        if any(word in types.lower() for word in MACROS):
            raise NotFit(Unfit.MACROS)
        found = [kind for said, kind in MAIN.items() if said in types]
    elif MIMETYPE in names:
        found = [kind for said, kind in OPEN.items() if given.read(MIMETYPE).strip() == said]
        if any(name.lower().startswith(MACRO_FOLDERS) for name in names):
            raise NotFit(Unfit.MACROS)
    else:
        raise NotFit(Unfit.ARCHIVE)
    if len(found) != 1:
        raise NotFit(Unfit.ARCHIVE)
    return found[0]


def _again(given: zipfile.ZipFile, parts: list[zipfile.ZipInfo], kind: str, limits: Limits) -> bytes:
    held = BytesIO()
    gone = frozenset(part.filename for part in parts if _is_never_kept(part.filename))
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as kept:
        for part in parts:
            if part.filename in gone:
                continue
            # Dates of the parts tell when it was written; the standard's first day tells nothing.
            entry = zipfile.ZipInfo(part.filename)
            entry.compress_type = zipfile.ZIP_STORED if part.filename == MIMETYPE else zipfile.ZIP_DEFLATED
            kept.writestr(entry, _cleaned(part.filename, given.read(part), kind, gone, limits))
    return held.getvalue()


def _is_never_kept(name: str) -> bool:
    return any(word in f"/{name.lower()}" for word in NEVER_KEPT)


def _cleaned(name: str, data: bytes, kind: str, gone: frozenset[str], limits: Limits) -> bytes:
    lower = name.lower()
    if lower.endswith((".xml", ".rels", ".rdf", ".vml")):
        return office_parts.clean(name, data, kind=kind, gone=gone)
    if lower.endswith(PICTURES):
        return _picture(lower, data, limits)
    return data


def _picture(name: str, data: bytes, limits: Limits) -> bytes:
    """A picture in the form that its name says, since the document asks for it by that name."""
    try:
        drawn = photos.clean(data, limits=limits)
    except NotFit:
        return b""  # a document without one of its pictures can still be read
    if name.endswith(SAVED_AS[drawn.type]):
        return drawn.data
    return photos.in_form(drawn.data, name.rpartition(".")[2])
