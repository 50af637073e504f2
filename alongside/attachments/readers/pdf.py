"""PDF: the pages put into a new document, so that what stood around them is left behind."""

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from alongside.attachments.readers import jpeg
from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

# ISO 32000-2: additional actions, files, metadata, private data of programs, forms that compute.
NEVER_KEPT = (
    "/AA", "/AF", "/AcroForm", "/Collection", "/EF", "/Info", "/JS", "/JavaScript", "/LastModified", "/Metadata",
    "/OpenAction", "/PieceInfo", "/RichMediaContent", "/RichMediaSettings", "/Thumb", "/XFA",
)  # fmt: skip
# Who wrote a comment and when, and its text a second time as markup.
OF_COMMENTS = ("/T", "/M", "/CreationDate", "/NM", "/RC", "/Subj")
PLAIN_ACTIONS = ("/GoTo", "/URI", "/Named")
PLAIN_NOTES = (
    "/Caret", "/Circle", "/FreeText", "/Highlight", "/Ink", "/Line", "/Link", "/PolyLine", "/Polygon", "/Popup",
    "/Redact", "/Square", "/Squiggly", "/Stamp", "/StrikeOut", "/Text", "/Underline", "/Widget",
)  # fmt: skip
MOST_PAGES = 5000


def clean(data: bytes) -> Cleaned:
    """The pages, without author, scripts, files inside, actions, and without what their pictures tell.

    :raises NotFit: when it is locked, has no page, or cannot be read.
    """
    try:
        with Pdf.open(BytesIO(data)) as given, Pdf.new() as kept:
            if not 0 < len(given.pages) <= MOST_PAGES:
                raise NotFit(Unfit.NOT_READABLE)
            kept.pages.extend(given.pages)
            for page in kept.pages:
                _clean_notes(page.obj)
            for thing in kept.objects:
                _clean_thing(thing)
            held = BytesIO()
            kept.save(held, fix_metadata_version=False, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError as error:
        raise NotFit(Unfit.LOCKED) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise NotFit(Unfit.NOT_READABLE) from error
    return Cleaned("pdf", held.getvalue())


def _clean_notes(page: Any) -> None:
    notes = page.get("/Annots")
    if not isinstance(notes, Array):
        page.pop("/Annots", None)
        return
    page["/Annots"] = Array([note for note in notes.as_list() if _is_plain(note)])


def _is_plain(note: Any) -> bool:
    return isinstance(note, Dictionary) and str(note.get("/Subtype", "")) in PLAIN_NOTES


def _clean_thing(thing: Any) -> None:
    """One object and all that is written inside it; what it only points to is met by itself."""
    if isinstance(thing, Array):
        for item in thing.as_list():
            _clean_inside(item)
        return
    if not isinstance(thing, Dictionary | Stream):
        return
    if isinstance(thing, Stream):
        _clean_picture(thing)
    _clean_names(thing)
    held = thing if isinstance(thing, Dictionary) else thing.stream_dict
    for value in held.as_dict().values():
        _clean_inside(value)


def _clean_inside(value: Any) -> None:
    if isinstance(value, Array | Dictionary) and not value.is_indirect:
        _clean_thing(value)


def _clean_names(thing: Any) -> None:
    action = thing.get("/A")
    is_note = "/Subtype" in thing and "/Rect" in thing
    unwanted = [*NEVER_KEPT, *(OF_COMMENTS if is_note else ())]
    if isinstance(action, Dictionary) and str(action.get("/S", "")) not in PLAIN_ACTIONS:
        unwanted.append("/A")
    if "/S" in thing and "/Next" in thing:
        unwanted.append("/Next")
    for name in unwanted:
        if name in thing:
            del thing[name]


def _clean_picture(thing: Stream) -> None:
    if thing.get("/Subtype") == Name.Image and thing.get("/Filter") in (Name.DCTDecode, Array([Name.DCTDecode])):
        told: Any = thing.get("/DecodeParms")
        thing.write(jpeg.without_metadata(thing.read_raw_bytes()), filter=Name.DCTDecode, decode_parms=told)
