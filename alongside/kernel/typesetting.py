"""Pages on paper: a PDF that a screen reader can read, tagged, titled, in a language (PDF/UA-1), with its fonts inside."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import typst

FONTS = Path(__file__).parent / "data" / "fonts"
# As the stylesheet draws them.
LINES = {"fill": "none", "stroke-width": "2", "stroke-linecap": "round", "stroke-linejoin": "round"}
PHONE_PPI = 254.0
SVG = "{http://www.w3.org/2000/svg}"


def pdf(page: Traversable, *, values: Mapping[str, Any]) -> bytes:
    """The pages that a ``.typ`` file makes of plain values, which it reads as JSON from ``sys.inputs.values``.

    Nothing in the values is run: all of it is text. Only fonts that come along are used, those of the screen (Nunito,
    Noto Sans Arabic) and those of the typesetter, so it looks the same everywhere.
    """
    with as_file(page) as path:
        made: bytes = typst.compile(
            str(path),
            sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            format="pdf",
        )
    return made


def png(page: Traversable, *, values: Mapping[str, Any]) -> bytes:
    """The first page that a ``.typ`` file makes of plain values, as a picture sharp enough for a phone."""
    with as_file(page) as path:
        made: bytes = typst.compile(
            str(path),
            sys_inputs={"values": json.dumps(values, ensure_ascii=False)},
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            format="png",
            ppi=PHONE_PPI,
        )
    return made


@cache
def picture(name: str, colour: str = "#1d5c46") -> str:
    """An icon of the screen as an SVG of its own, for a page on paper. :raises KeyError: for one that is not there."""
    sprite = (files("alongside.kernel") / "static/kernel/icons.svg").read_text(encoding="utf-8")
    # The sprite is our own file, built by us.
    found = {one.get("id"): one for one in ET.fromstring(sprite).iter(f"{SVG}symbol")}[name]  # noqa: S314
    drawn = ET.Element(f"{SVG}svg", {"viewBox": found.attrib["viewBox"], "stroke": colour, **LINES})
    drawn.extend(found)
    return ET.tostring(drawn, encoding="unicode")
