"""Letters for words that nobody explained."""

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from alongside.writing.tokens import Noticed, Span, overlaps

CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Z0-9&]{1,5}s?(?!\w)")
MOST_SHOUTED = 0.6
ENOUGH_LETTERS = 40


@cache
def _held() -> Mapping[str, Any]:
    return tomllib.loads((files("alongside.writing") / "data/acronyms.toml").read_text(encoding="utf-8"))


def short_forms(text: str, *, taken: Collection[Span]) -> list[Noticed]:
    """Letters for words that are neither plain to everybody nor explained in this text; ``meant`` if we know it.

    Nothing in a text that is mostly capitals.
    """
    letters = [one for one in text if one.isalpha() and one.isascii()]
    if sum(one.isupper() for one in letters) > len(letters) * MOST_SHOUTED and len(letters) > ENOUGH_LETTERS:
        return []
    plain, stands_for = _held()["plain"], _held()["stands_for"]
    found = []
    for match in CAPITALS.finditer(text):
        short = match[0].removesuffix("s")
        around = text[match.start() - 1 : match.start()] == "(" or re.match(r"\s?\(", text[match.end() :])
        if around:
            plain = {*plain, short}
        if short not in plain and not overlaps(match.span(), taken):
            found.append(Noticed(match.span(), stands_for.get(short, "")))
    return [one for one in found if text[slice(*one.span)].removesuffix("s") not in plain]
