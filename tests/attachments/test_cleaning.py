"""What files tell beside their content is gone from what is kept, and their content is still there."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from alongside.attachments import checking
from alongside.attachments.readers.kinds import TYPES, Limits, NotFit, Unfit
from alongside.attachments.readers.reading import cleaned
from tests.attachments import made
from tests.attachments.made import TELLS

REAL = {
    "jpeg": made.photo(),
    "png": made.picture("PNG", mode="RGBA", exif=made.exif()),
    "mp3": made.mp3(),
    "m4a": made.m4a(),
    "ogg": made.ogg(),
    "wav": made.wav(),
    "flac": made.flac(),
    "pdf": made.pdf(),
    "docx": made.docx(),
    "odt": made.odt(),
}


def tells(data: bytes) -> bool:
    """Whether the writer's name is anywhere in it: as it is, in UTF-16, in hexadecimal, or packed in a part."""
    seen = [data]
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as held:
            seen += [held.read(name) for name in held.namelist()]
    if data.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(data)) as held_pdf:
            spread = BytesIO()
            held_pdf.save(
                spread, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            )  # fmt: skip
            seen.append(spread.getvalue())
    forms = (TELLS, TELLS.decode().encode("utf-16-le"), TELLS.decode().encode("utf-16-be"), TELLS.hex().encode())
    return any(form in one or form.upper() in one for form in forms for one in seen)


@pytest.mark.parametrize("kind", REAL)
def test_made_file_names_its_writer_before_it_is_cleaned(kind: str) -> None:
    assert tells(REAL[kind])


@pytest.mark.parametrize("kind", REAL)
def test_cleaned_file_is_of_its_kind_and_names_nobody(kind: str) -> None:
    kept = cleaned(REAL[kind], ending=kind, limits=Limits())
    assert kept.type == kind
    assert not tells(kept.data)
    assert not tells(kept.small)
    assert bool(kept.small) == (TYPES[kind].kind == "photo")


@pytest.mark.parametrize("kind", REAL)
def test_cleaned_file_can_be_cleaned_again(kind: str) -> None:
    once = cleaned(REAL[kind], ending=kind, limits=Limits())
    assert cleaned(once.data, ending=kind, limits=Limits()).type == kind


def test_photo_stands_the_right_way_up_and_keeps_no_exif() -> None:
    kept = cleaned(made.photo(orientation=6, size=(80, 40)), ending="jpg", limits=Limits())
    with Image.open(BytesIO(kept.data)) as drawn:
        assert drawn.size == (40, 80)
        assert not drawn.getexif()
        assert {"exif", "icc_profile", "comment", "xmp"}.isdisjoint(drawn.info)


def test_small_picture_is_small() -> None:
    kept = cleaned(made.picture(size=(2000, 1000)), ending="jpg", limits=Limits())
    with Image.open(BytesIO(kept.small)) as drawn:
        assert drawn.size == (480, 240)


@pytest.mark.parametrize(("form", "kind"), [("WEBP", "jpeg"), ("GIF", "png"), ("PNG", "png")])
def test_other_pictures_become_what_every_browser_shows(form: str, kind: str) -> None:
    kept = cleaned(made.picture(form, mode="RGB" if form != "GIF" else "P"), ending="", limits=Limits())
    assert kept.type == kind


def test_photo_of_an_iphone_becomes_a_jpeg() -> None:
    assert TELLS in made.heic()
    kept = cleaned(made.heic(), ending="heic", limits=Limits())
    with Image.open(BytesIO(kept.data)) as drawn:
        assert (kept.type, drawn.size) == ("jpeg", (32, 24))
    assert TELLS not in kept.data


def test_pdf_keeps_its_page_its_picture_and_its_comment() -> None:
    kept = cleaned(made.pdf(), ending="pdf", limits=Limits())
    with pikepdf.open(BytesIO(kept.data)) as held:
        (page,) = held.pages
        assert "/Im0" in page.obj.Resources.XObject
        notes = [str(note.get("/Contents", "")) for note in page.obj.Annots.as_list()]
        assert notes == ["kept", ""]
        assert {"/OpenAction", "/Names", "/Metadata", "/AcroForm"}.isdisjoint(held.Root.keys())


def test_document_keeps_its_words_and_points_to_nothing_that_is_gone() -> None:
    kept = cleaned(made.docx(), ending="docx", limits=Limits())
    with zipfile.ZipFile(BytesIO(kept.data)) as held:
        assert b"We went to the sea." in held.read("word/document.xml")
        told = held.read("word/_rels/document.xml.rels")
        assert b"media/image1.jpg" in told
        assert b"customXml" not in told + held.read("[Content_Types].xml")
        assert all(part.date_time == (1980, 1, 1, 0, 0, 0) for part in held.infolist())
        assert held.read("word/media/image1.jpg")[:2] == b"\xff\xd8"


def test_sound_keeps_its_frames_and_loses_what_is_between_them() -> None:
    kept = cleaned(made.mp3(frames=10), ending="mp3", limits=Limits())
    assert len(kept.data) == 20 * 417


def test_m4a_keeps_its_length_and_its_sound() -> None:
    given = made.m4a()
    kept = cleaned(given, ending="m4a", limits=Limits())
    assert len(kept.data) == len(given)
    assert kept.data.endswith(bytes(range(256)))
    assert b"\xa9xyz" not in kept.data


def test_ogg_checksum_is_right_where_comments_were_taken_out() -> None:
    kept = cleaned(made.ogg(), ending="opus", limits=Limits()).data
    second = kept.index(b"OggS", 4)
    third = kept.index(b"OggS", second + 4)
    page = bytearray(kept[second:third])
    said, page[22:26] = int.from_bytes(page[22:26], "little"), bytes(4)
    assert made.ogg_sum(bytes(page)) == said


def test_text_of_any_language_is_kept_as_it_is() -> None:
    text = "ذهبنا إلى البحر.\nWe went to the sea.\n"
    assert cleaned(text.encode("utf-8-sig"), ending="txt", limits=Limits()).data == text.encode()


def test_reader_in_its_own_process_says_the_same() -> None:
    assert checking.checked(made.photo(), ending="jpg") == cleaned(made.photo(), ending="jpg", limits=Limits())


def test_reader_in_its_own_process_refuses_with_the_same_reason() -> None:
    with pytest.raises(NotFit) as refusal:
        checking.checked(b"MZ" + bytes(100), ending="jpg")
    assert refusal.value.reason is Unfit.PROGRAM
