"""Words of this room."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alongside.attachments.readers.kinds import Unfit


class Kind(models.TextChoices):
    """What a file is to the person who opens it."""

    PHOTO = "photo", _("Photo")
    SOUND = "sound", _("Sound")
    DOCUMENT = "document", _("Document")


class State(models.TextChoices):
    """Where a file is in its life."""

    ARRIVING = "arriving", _("On its way")
    KEPT = "kept", _("Here")
    REFUSED = "refused", _("Not kept")
    TAKEN_AWAY = "taken_away", _("Taken out of view")


class Checked(models.TextChoices):
    """Whether a virus scanner looked at it before it was kept."""

    CLEAN = "clean", _("Checked for viruses")
    NOT_CHECKED = "not_checked", _("Not checked for viruses: this service has no scanner")


class Because(models.TextChoices):
    """Why a file was taken out of view. A list and not free text, because it stands on the ledger in clear."""

    MISTAKE = "mistake", _("It was added by mistake")
    SOMEBODY_ELSE = "somebody_else", _("It shows or names somebody who should not be in it")
    ASKED = "asked", _("The young person asked for this")
    BETTER_COPY = "better_copy", _("There is a better copy")


WORDS_FOR_TYPES = {
    "jpeg": _("photo"),
    "png": _("picture"),
    "mp3": _("sound"),
    "m4a": _("sound"),
    "ogg": _("sound"),
    "wav": _("sound"),
    "flac": _("sound"),
    "pdf": _("PDF"),
    "docx": _("Word document"),
    "xlsx": _("Excel sheet"),
    "pptx": _("slides"),
    "odt": _("text document"),
    "ods": _("sheet"),
    "odp": _("slides"),
    "text": _("plain text"),
}

# What a person reads when a file is not kept: what it is, and what to do.
WHY_NOT = {
    Unfit.EMPTY: _("this file is empty. Choose it again, or choose another."),
    Unfit.TOO_BIG: _("this file is too big. Send a smaller copy: for a photo, a lower size; for a sound, a part of it."),
    Unfit.NOT_KNOWN: _(
        "this kind of file is not kept here. Save it as a photo (JPEG or PNG), a sound (MP3 or M4A), a PDF, or a Word or Excel file, and add that."
    ),
    Unfit.NOT_READABLE: _("this file is broken or did not arrive whole. Open it yourself, save it again, and add the new copy."),
    Unfit.TOO_MANY_PIXELS: _("this picture is too large to draw. Save a smaller copy of it and add that."),
    Unfit.TOO_MUCH_INSIDE: _("this file unpacks to far more than it seems. Save it as a PDF and add that."),
    Unfit.MOVES: _("this picture moves. Take a still picture of it and add that."),
    Unfit.FILM: _("films are not kept here. Add a photo from it, or its sound as MP3 or M4A."),
    Unfit.TWO_KINDS: _("this file is two kinds of file at once. Take a screenshot of it or print it to PDF, and add that."),
    Unfit.PROGRAM: _("web pages, drawings made of code and programs are not kept here. Take a screenshot or print it to PDF, and add that."),
    Unfit.ARCHIVE: _("this is a packed folder. Unpack it and add the files in it one by one."),
    Unfit.OLD_OFFICE: _("this is an older kind of document. Save it as .docx, .xlsx or PDF, and add that."),
    Unfit.MACROS: _("this document has a program inside. Save it without macros, or as a PDF, and add that."),
    Unfit.LOCKED: _("this file has a password. Save a copy without one and add that. It is locked again here."),
    Unfit.VIRUS: _("the virus scanner found something harmful in this file, so nothing of it was kept. Tell whoever looks after your computers."),
    Unfit.SCANNER_SILENT: _("the virus scanner does not answer, so nothing was kept. Try again in a few minutes, and tell whoever looks after your computers if it stays so."),
    Unfit.NO_ROOM: _("there is no room left for files, so nothing was kept. Tell whoever looks after your computers. Your words are safe."),
    Unfit.STORE_SILENT: _("the place where files are kept does not answer, so nothing was kept. Try again in a few minutes."),
}  # fmt: skip
