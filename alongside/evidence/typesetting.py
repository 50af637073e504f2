"""A briefing as a PDF that a screen reader can read: tagged, titled, in a language (PDF/UA-1), with its fonts inside."""

import json
from dataclasses import asdict
from importlib.resources import as_file, files

import typst

from alongside.evidence.briefing import Briefing


def pdf(briefing: Briefing) -> bytes:
    """The pages. Only the fonts that come with the typesetter are used, so it looks the same everywhere."""
    with as_file(files("alongside.evidence") / "data" / "briefing.typ") as page:
        made: bytes = typst.compile(
            str(page),
            sys_inputs={"briefing": json.dumps(asdict(briefing), ensure_ascii=False)},
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            format="pdf",
        )
    return made
