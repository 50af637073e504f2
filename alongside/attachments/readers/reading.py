"""One file from its bytes to what is kept of it."""

from collections.abc import Callable

from alongside.attachments.readers import flac, mp3, mp4, office, ogg, pdf, photos, text, wav
from alongside.attachments.readers.kinds import TYPES, Cleaned, Limits, NotFit, Unfit
from alongside.attachments.readers.telling import told

SOUNDS: dict[str, Callable[[bytes], Cleaned]] = {
    "mp3": mp3.clean,
    "m4a": mp4.clean,
    "ogg": ogg.clean,
    "wav": wav.clean,
    "flac": flac.clean,
}


def cleaned(data: bytes, *, ending: str, limits: Limits) -> Cleaned:
    """What is kept of a file. ``ending`` is how its name ends, without the dot, in small letters.

    :raises NotFit: with the reason it is not kept.
    """
    found = told(data)
    if len(data) > (limits.sound if found in SOUNDS else limits.file):
        raise NotFit(Unfit.TOO_BIG)
    if found in SOUNDS:
        made = SOUNDS[found](data)
    elif found == "photo":
        made = photos.clean(data, limits=limits)
    elif found == "pdf":
        made = pdf.clean(data)
    elif found == "zip":
        made = office.clean(data, limits=limits)
    else:
        made = text.clean(data, ending=ending)
    if len(made.data) > 2 * limits.sound or made.type not in TYPES:
        raise NotFit(Unfit.TOO_BIG)
    return made
