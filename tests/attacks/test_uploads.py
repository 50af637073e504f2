"""Files that are not what they say: each is refused for its reason, or nothing of its second meaning is kept."""

import ctypes
import errno
import gzip
import io
import subprocess
import tarfile
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from alongside.attachments import checking
from alongside.attachments.readers import __main__ as reader
from alongside.attachments.readers.kinds import TYPES, Limits, NotFit, Unfit
from alongside.attachments.readers.reading import cleaned
from tests.attachments import made
from tests.attachments.made import TELLS

LIMITS = Limits(file=2_000_000, sound=4_000_000, pixels=1_000_000)
SCRIPT = b"<script>alert('" + TELLS + b"')</script>"
HTML = b"<!doctype html><html><body>" + SCRIPT + b"</body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="' + TELLS + b'"/>'


def _tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made_of:
        about = tarfile.TarInfo("a.txt")
        about.size = len(TELLS)
        made_of.addfile(about, io.BytesIO(TELLS))
    return held.getvalue()


def _moving(form: str) -> bytes:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue", "green")]
    held = io.BytesIO()
    frames[0].save(held, form, save_all=True, append_images=frames[1:], duration=90)
    return held.getvalue()


def _locked_pdf() -> bytes:
    return made.pdf(encryption=pikepdf.Encryption(user="a", owner="b"))


def _packed(size: int) -> bytes:
    return made.docx({"word/big.xml": b"<a>" + b" " * size + b"</a>"})


def _many_parts() -> bytes:
    return made.docx({f"word/{n}.bin": b"" for n in range(6000)})


def _entities() -> bytes:
    grow = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    return made.docx({"word/document.xml.bak.xml": grow})


def _with_macros(name: str, main: str) -> bytes:
    return made.docx({name: TELLS}, main=main)


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
REFUSED: dict[str, tuple[bytes, str, Unfit]] = {
    "nothing": (b"", "jpg", Unfit.EMPTY),
    "only zeros": (bytes(5000), "jpg", Unfit.EMPTY),
    "only spaces": (b" \r\n\t" * 90, "txt", Unfit.EMPTY),
    "web page as jpg": (HTML, "jpg", Unfit.PROGRAM),
    "web page as txt": (HTML, "txt", Unfit.PROGRAM),
    "web page after a mark": (b"\xef\xbb\xbf  " + HTML, "txt", Unfit.PROGRAM),
    "script in the middle of text": (b"Hello.\n" * 50 + SCRIPT, "txt", Unfit.PROGRAM),
    "drawing": (SVG, "svg", Unfit.PROGRAM),
    "drawing as png": (SVG, "png", Unfit.PROGRAM),
    "xml": (b"<a><b/></a>", "txt", Unfit.PROGRAM),
    "php": (b"<?php system($_GET['a']); ?>", "txt", Unfit.PROGRAM),
    "shell script": (b"#!/bin/sh\necho hello\n", "txt", Unfit.PROGRAM),
    "javascript by name": (b"alert(1)", "js", Unfit.NOT_KNOWN),
    "batch by name": (b"del *.*", "bat", Unfit.NOT_KNOWN),
    "windows program": (b"MZ" + bytes(range(200)), "jpg", Unfit.PROGRAM),
    "linux program": (b"\x7fELF" + bytes(range(200)), "pdf", Unfit.PROGRAM),
    "mac program": (b"\xcf\xfa\xed\xfe" + bytes(range(200)), "docx", Unfit.PROGRAM),
    "java class": (b"\xca\xfe\xba\xbe" + bytes(range(200)), "mp3", Unfit.PROGRAM),
    "zip": (made.zipped({"a.txt": TELLS}), "zip", Unfit.ARCHIVE),
    "zip as docx": (made.zipped({"word/document.xml": TELLS}), "docx", Unfit.ARCHIVE),
    "empty zip": (made.zipped({}), "docx", Unfit.ARCHIVE),
    "java archive": (made.zipped({"META-INF/MANIFEST.MF": b"Main-Class: A"}), "jar", Unfit.ARCHIVE),
    "gzip": (gzip.compress(TELLS), "txt", Unfit.ARCHIVE),
    "tar": (_tar(), "txt", Unfit.NOT_KNOWN),
    "rar": (b"Rar!\x1a\x07\0" + TELLS, "jpg", Unfit.ARCHIVE),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "doc", Unfit.OLD_OFFICE),
    "rich text": (b"{\\rtf1 hello}", "rtf", Unfit.OLD_OFFICE),
    "macros said": (_with_macros("word/x.xml", MACRO_TYPE), "docm", Unfit.MACROS),
    "macros said as docx": (_with_macros("word/x.xml", MACRO_TYPE), "docx", Unfit.MACROS),
    "open document macros": (
        made.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/a.xml": b"<a/>"}), "odt", Unfit.MACROS,
    ),
    "two main types": (
        made.docx(main=made.MAIN_TYPE + '"/><Override PartName="/a" ContentType="x.spreadsheetml.sheet.main+xml'),
        "docx", Unfit.ARCHIVE,
    ),
    "part outside": (made.docx({"../../etc/passwd": TELLS}), "docx", Unfit.NOT_READABLE),
    "part at the root": (made.docx({"/etc/passwd": TELLS}), "docx", Unfit.NOT_READABLE),
    "zip bomb": (_packed(20_000_000), "docx", Unfit.TOO_MUCH_INSIDE),
    "six thousand parts": (_many_parts(), "docx", Unfit.TOO_MUCH_INSIDE),
    "growing entities": (_entities(), "docx", Unfit.NOT_READABLE),
    "broken xml": (made.docx({"word/styles.xml": b"<a><b></a>"}), "docx", Unfit.NOT_READABLE),
    "cut docx": (made.docx()[:-60], "docx", Unfit.NOT_READABLE),
    "pixel bomb": (made.png_of(30_000, 30_000), "png", Unfit.TOO_MANY_PIXELS),
    "a few pixels too many": (made.picture("PNG", size=(1001, 1000)), "png", Unfit.TOO_MANY_PIXELS),
    "no pixels": (made.png_of(0, 0), "png", Unfit.NOT_READABLE),
    "no height": (made.png_of(9, 0), "png", Unfit.NOT_READABLE),
    "fewer pixels than said": (made.png_of(900, 900), "png", Unfit.NOT_READABLE),
    "cut photo": (made.picture(size=(600, 400))[:2000], "jpg", Unfit.NOT_READABLE),
    "beginning of a photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "jpg", Unfit.NOT_READABLE),
    "moving gif": (_moving("GIF"), "gif", Unfit.MOVES),
    "moving png": (_moving("PNG"), "png", Unfit.MOVES),
    "moving webp": (_moving("WEBP"), "webp", Unfit.MOVES),
    "photo with a zip behind": (made.picture() + made.zipped({"a": TELLS}), "jpg", Unfit.TWO_KINDS),
    "pdf with a zip behind": (made.pdf() + made.zipped({"a": TELLS}), "pdf", Unfit.TWO_KINDS),
    "pdf inside a gif": (b"GIF89a%PDF-1.4\n" + TELLS, "gif", Unfit.TWO_KINDS),
    "web page in exif": (made.picture(comment=HTML), "jpg", Unfit.TWO_KINDS),
    "script behind a photo": (made.picture() + SCRIPT, "jpg", Unfit.TWO_KINDS),
    "script in a sound's tag": (made.mp3().replace(TELLS, SCRIPT[: len(TELLS)]), "mp3", Unfit.TWO_KINDS),
    "locked pdf": (_locked_pdf(), "pdf", Unfit.LOCKED),
    "only the name of a pdf": (b"%PDF-1.7\n" + TELLS, "pdf", Unfit.NOT_READABLE),
    "film": (made.m4a(b"vide"), "mp4", Unfit.FILM),
    "webm": (b"\x1aE\xdf\xa3" + bytes(90) + b"webm", "webm", Unfit.FILM),
    "m4a of nothing": (made.box(b"ftyp", b"M4A ", bytes(4)), "m4a", Unfit.NOT_READABLE),
    "m4a with a box too long": (made.m4a()[:-300], "m4a", Unfit.NOT_READABLE),
    "one frame of sound": (b"\xff\xfb\x90\x64" + bytes(413), "mp3", Unfit.NOT_READABLE),
    "tag without sound": (made.mp3()[:60], "mp3", Unfit.NOT_READABLE),
    "ogg of two streams": (made.ogg()[:-18] + made.ogg_page(3, b"x").replace(b"ALNG", b"OTHR"), "ogg", Unfit.NOT_READABLE),
    "ogg film": (made.ogg_page(0, b"\x80theora", first=True) * 3, "ogg", Unfit.NOT_READABLE),
    "wav without sound": (made.wav()[:50], "wav", Unfit.NOT_READABLE),
    "flac without frames": (b"fLaC\x80\0\0\x22" + bytes(34), "flac", Unfit.NOT_READABLE),
    "text that is not": (bytes(range(256)) * 4, "txt", Unfit.NOT_KNOWN),
    "text in utf-16": ("Hello there".encode("utf-16"), "txt", Unfit.NOT_KNOWN),
    "packed with zlib": (zlib.compress(TELLS * 90), "txt", Unfit.NOT_KNOWN),
    "too big": (made.picture("PNG", size=(999, 999)) + b"x" * 2_000_000, "png", Unfit.TOO_BIG),
    "too long": (made.mp3() + bytes(4_000_000), "mp3", Unfit.TOO_BIG),
}  # fmt: skip

KEPT_CLEAN: dict[str, tuple[bytes, str, str]] = {
    "photo as exe": (made.photo(), "exe", "jpeg"),
    "pdf as jpg": (made.pdf(), "jpg", "pdf"),
    "docx as zip": (made.docx(), "zip", "docx"),
    "sound as pdf": (made.mp3(), "pdf", "mp3"),
    "words behind a photo": (made.picture() + TELLS, "jpg", "jpeg"),
    "words in a png": (
        made.picture("PNG")[:-12] + b"\0\0\0\x12tEXtA\0" + TELLS[:16] + b"\0\0\0\0" + TELLS,
        "png",
        "png",
    ),
    "docx with a program inside": (made.docx({"word/embeddings/oleObject1.bin": TELLS}), "docx", "docx"),
    "docx with a control inside": (made.docx({"word/activeX/activeX1.bin": TELLS}), "docx", "docx"),
    "pdf that runs on opening": (made.pdf(), "pdf", "pdf"),
}


# What needs most around it: pictures of every kind, a zip with old names, a text with a mark.
KEPT: dict[str, tuple[bytes, str]] = {
    "heic": (made.heic(), "heic"),
    "webp": (made.picture("WEBP"), "webp"),
    "pdf": (made.pdf(), "pdf"),
    "docx": (made.docx({"word/media/a.png": made.picture("PNG")}), "docx"),
    "text": (b"\xef\xbb\xbfWe went to the sea.", "txt"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_disguise_is_refused_for_its_reason(name: str) -> None:
    data, ending, reason = REFUSED[name]
    with pytest.raises(NotFit) as refusal:
        cleaned(data, ending=ending, limits=LIMITS)
    assert refusal.value.reason is reason


@pytest.mark.parametrize("name", KEPT_CLEAN)
def test_what_is_kept_is_what_it_is_and_nothing_more(name: str) -> None:
    data, ending, kind = KEPT_CLEAN[name]
    kept = cleaned(data, ending=ending, limits=LIMITS)
    assert kept.type == kind
    if zipfile.is_zipfile(io.BytesIO(kept.data)):
        with zipfile.ZipFile(io.BytesIO(kept.data)) as held:
            assert all(TELLS not in held.read(part) for part in held.namelist())
    assert TELLS not in kept.data


def test_gif_that_is_a_script_too_is_only_a_picture_afterwards() -> None:
    gif = bytearray(made.picture("GIF", mode="P", size=(0x2A, 0x2F)))
    both = bytes(gif[:-1]) + b"*/=1;alert('" + TELLS + b"')//;"
    kept = cleaned(both, ending="gif", limits=LIMITS)
    assert TELLS not in kept.data
    assert kept.data.startswith(b"\x89PNG")


def test_reader_that_breaks_down_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "PROGRAM", [*checking.PROGRAM[:1], "-c", "import os; os.abort()"])
    with pytest.raises(NotFit) as refusal:
        checking.checked(made.photo(), ending="jpg")
    assert refusal.value.reason is Unfit.NOT_READABLE


# What the reader tries behind its fence, and how the system answers. The last three stand only where Landlock does.
TRIES = {
    "open('/etc/passwd')": "EMFILE",
    "os.listdir('/')": "EMFILE",
    "socket.socket()": "EMFILE",
    "socket.socket(socket.AF_UNIX)": "EMFILE",
    "os.pipe()": "EMFILE",
    "(os.close(0), open('/etc/passwd'))": "EMFILE",
    "os.unlink(sys.argv[-1])": "EACCES",
    "os.mkdir(sys.argv[-1] + '.d')": "EACCES",
    "os.rename(sys.argv[-1], sys.argv[-1] + '.r')": "EACCES",
}


@pytest.mark.parametrize("has_landlock", [True, False])
def test_reader_reaches_no_file_and_no_line(tmp_path: Path, has_landlock: bool) -> None:
    probe = (
        "import errno, os, socket, sys\n"
        "from alongside.attachments.readers import __main__ as reader\n"
        f"if not {has_landlock}: reader.CREATE_RULESET = 1 << 20\n"
        "reader._fence()\n"
        "status = 'answered'\n"
        f"for one in {list(TRIES)!r}:\n"
        "    try: eval(one)\n"
        "    except OSError as error: print(one, errno.errorcode[error.errno], sep='|')\n"
        "    else: print(one, 'done', sep='|')\n"
    )
    held = tmp_path / "held"
    held.write_text("a")
    asked = [checking.PROGRAM[0], "-P", "-c", probe, str(held)]
    done = subprocess.run(asked, env={"PYTHONPATH": checking.PACKAGE_HOME}, capture_output=True, text=True, check=True)
    said = dict(line.split("|") for line in done.stdout.splitlines())
    stands = {one: answer for one, answer in TRIES.items() if answer == "EMFILE" or _is_walled(has_landlock)}
    assert {one: said[one] for one in stands} == stands


def _is_walled(asked: bool) -> bool:
    return asked and ctypes.CDLL(None).syscall(reader.CREATE_RULESET, None, 0, 1) > 0


@pytest.mark.parametrize("has_landlock", [True, False])
@pytest.mark.parametrize("name", KEPT)
def test_reader_behind_its_fence_keeps_what_it_keeps_without(name: str, has_landlock: bool) -> None:
    data, ending = KEPT[name]
    start = "from alongside.attachments.readers import __main__ as reader\n"
    start += "" if has_landlock else "reader.CREATE_RULESET = 1 << 20\n"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "PROGRAM", [checking.PROGRAM[0], "-P", "-c", f"{start}reader.main()"])
        fenced, plain = checking.checked(data, ending=ending), cleaned(data, ending=ending, limits=checking.limits())
    assert (fenced.type, fenced.small) == (plain.type, plain.small)
    assert fenced.data == plain.data or name == "pdf"  # each PDF that is made gets an id of its own


def test_reader_can_write_no_file_and_sees_no_key(tmp_path: Path) -> None:
    probe = (
        "import os, sys\n"
        "from alongside.attachments.readers import __main__ as reader\n"
        "reader._fence()\n"
        "assert not [name for name in os.environ if 'ALONGSIDE' in name or 'DATABASE' in name]\n"
        "assert 'django' not in sys.modules and 'alongside.access' not in sys.modules\n"
        f"try:\n    open({str(tmp_path / 'a')!r}, 'wb', buffering=0).write(b'x')\n"
        "except OSError as error: print(error.errno)\n"
    )
    program = checking.PROGRAM
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "PROGRAM", [program[0], "-P", "-c", probe])
        patch.setattr(checking, "_answer", bytes.decode)
        said: object = checking.checked(b"", ending="")
    assert said == f"{errno.EMFILE}\n"


@pytest.mark.parametrize("reason", Unfit)
def test_every_reason_says_what_to_do(reason: Unfit) -> None:
    from alongside.attachments.vocabulary import WHY_NOT

    said = str(WHY_NOT[reason])
    assert said.endswith(".")
    assert said.count(". ") >= 1


def test_every_type_kept_is_on_the_list_and_none_of_them_runs_in_a_browser() -> None:
    served = {about.content_type.partition(";")[0] for about in TYPES.values()}
    assert not served & {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml", "application/javascript"}
