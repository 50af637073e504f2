"""Plain text: UTF-8 and nothing else."""

from alongside.attachments.readers.kinds import Cleaned, NotFit, Unfit

ALLOWED = frozenset("\t\n\r\f")
ENDINGS = frozenset({"", "txt", "text", "md", "csv"})


def clean(data: bytes, *, ending: str) -> Cleaned:
    """The text. Only for text does its name count as well: a script is text too.

    :raises NotFit: when it is not UTF-8, or holds characters that no text holds.
    """
    if ending not in ENDINGS:
        raise NotFit(Unfit.NOT_KNOWN)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotFit(Unfit.NOT_KNOWN) from error
    if any(ord(letter) < ord(" ") and letter not in ALLOWED for letter in set(text)):
        raise NotFit(Unfit.NOT_KNOWN)
    return Cleaned("text", text.encode())
