"""What can be kept, why something cannot, and how much of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Unfit(StrEnum):
    """Why a file is not kept. The sentence for each is in the room's vocabulary."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    NOT_KNOWN = "not_known"
    NOT_READABLE = "not_readable"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MUCH_INSIDE = "too_much_inside"
    MOVES = "moves"
    FILM = "film"
    TWO_KINDS = "two_kinds"
    PROGRAM = "program"
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"
    MACROS = "macros"
    LOCKED = "locked"
    VIRUS = "virus"
    SCANNER_SILENT = "scanner_silent"
    NO_ROOM = "no_room"
    STORE_SILENT = "store_silent"


class NotFit(Exception):
    """The file is not kept, and ``reason`` says why."""

    def __init__(self, reason: Unfit) -> None:
        super().__init__(reason.value)
        self.reason = reason


class About(NamedTuple):
    """What is known of a type: its kind, what browsers call it, and how its name ends."""

    kind: str
    content_type: str
    ending: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"

TYPES: dict[str, About] = {
    "jpeg": About("photo", "image/jpeg", "jpg"),
    "png": About("photo", "image/png", "png"),
    "mp3": About("sound", "audio/mpeg", "mp3"),
    "m4a": About("sound", "audio/mp4", "m4a"),
    "ogg": About("sound", "audio/ogg", "ogg"),
    "wav": About("sound", "audio/wav", "wav"),
    "flac": About("sound", "audio/flac", "flac"),
    "pdf": About("document", "application/pdf", "pdf"),
    "docx": About("document", f"{_OFFICE}.wordprocessingml.document", "docx"),
    "xlsx": About("document", f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
    "pptx": About("document", f"{_OFFICE}.presentationml.presentation", "pptx"),
    "odt": About("document", f"{_OPEN}.text", "odt"),
    "ods": About("document", f"{_OPEN}.spreadsheet", "ods"),
    "odp": About("document", f"{_OPEN}.presentation", "odp"),
    "text": About("document", "text/plain; charset=utf-8", "txt"),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept: bytes of a photo or document, bytes of a sound, pixels of a picture."""

    file: int = 25_000_000
    sound: int = 100_000_000
    pixels: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is kept: its type (a key of ``TYPES``), its bytes, and a small JPEG of a photo."""

    type: str
    data: bytes
    small: bytes = b""
