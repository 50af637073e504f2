"""The unique pupil number: a check letter, then twelve figures (the last may be a letter).

Source: DfE, Unique pupil numbers: a guide for schools and local authorities. The letter is the
sum of each character times its place (2 to 13), modulo 23, in an alphabet without I, O and S.
"""

import re

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
SHAPE = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")


def looks_like_upn(text: str) -> bool:
    """Whether the text has the shape of a UPN, whatever its check letter."""
    return SHAPE.fullmatch(text) is not None


def check_letter(text: str) -> str | None:
    """The letter that a text shaped like a UPN should begin with; None if it cannot have one."""
    if text[-1] in "IOS":
        return None
    values = (int(c) if c.isdigit() else LETTERS.index(c) for c in text[1:])
    return LETTERS[sum(place * value for place, value in enumerate(values, 2)) % len(LETTERS)]
