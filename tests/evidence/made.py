"""Small libraries written for tests, and sources made by hand."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alongside.evidence.items import Finding, Library, Source
from alongside.evidence.reading import read
from alongside.evidence.vocabulary import Kind, Seed

ROWS = """
[[area]]
id = "A"
title = "Support"
rows = [{ id = "A1", title = "Reaching out" }, { id = "A2", title = "Safe contact" }]
"""
ELEMENTS = """
[[element]]
number = 1
key = "support"
title = "Support"
meaning = "Workers keep in touch."
rows = ["A1"]
"""
SOURCE = """
[[source]]
id = "one-2001"
kind = "study"
title = "One"
year = 2001
authors = ["Somebody"]
place = ""
method = ""
sample = [{ n = 3, of = "talks" }]
seed = "B"
where = "Page one"

[[source.finding]]
id = "one-2001-1"
says = "It helps to keep in touch."
elements = [1]
rows = ["A1"]
"""


def read_from(folder: Path, *, texts: Sequence[str] = (ROWS, ELEMENTS, SOURCE)) -> Library:
    """The library that these files make."""
    files = []
    for place, text in enumerate(texts):
        file = folder / f"file_{place}.toml"
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return read(files)


def source(*, title: str = "A title", says: str = "It says so.", **others: Any) -> Source:
    """A source that nothing else is known about."""
    finding = Finding(id="made-1", source_id="made", says=says, elements=(), rows=())
    known: dict[str, Any] = {
        "id": "made",
        "kind": Kind.STUDY,
        "title": title,
        "year": 2010,
        "authors": ("Somebody",),
        "place": "",
        "method": "",
        "sample": (),
        "seed": Seed.B,
        "where": "Page two",
        "findings": (finding,),
    }
    return Source(**{**known, **others})
