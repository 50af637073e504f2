"""Sources as other people's tools read them: plain words to copy, RIS, BibTeX and CSL-JSON.

Names stand as the library gives them: `Surname, I.` is a person, anything else an organisation or a surname alone.
The formats hold one year, so work over several years gets its last, and its note says which years it took.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import bibtexparser
import rispy  # type: ignore[import-untyped]  # it ships no types
from bibtexparser.model import Entry, Field

from alongside.evidence.items import Source
from alongside.evidence.library import library

PERSON = re.compile(r"([^,]+), ((?:[A-Z]\.[ -]?)+)")
ENDS = ("?", "!", ".")
LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def plain(source: Source) -> str:
    """One line to copy: who, when, what, and for whom."""
    who = _in_words(source.authors) or source.commissioner
    title = source.title if source.title.endswith(ENDS) else f"{source.title}."
    asked = f" Commissioned by {source.commissioner}." if source.commissioner else ""
    return f"{who} ({source.years}) {title}{asked}".strip()


def ris(sources: Iterable[Source]) -> str:
    """The sources in RIS, as reference managers bring it in."""
    written: str = rispy.dumps([_ris(source) for source in sources])
    return written


def bibtex(sources: Iterable[Source]) -> str:
    """The sources in BibTeX, in UTF-8, each under its id."""
    return bibtexparser.write_string(bibtexparser.Library([_bibtex(source) for source in sources]))


def csl_json(sources: Iterable[Source]) -> str:
    """The sources in CSL-JSON, as citation processors read it."""
    return json.dumps([_csl(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write references down, with the end of its file's name and its media type."""

    title: str
    suffix: str
    media_type: str
    write: Callable[[Iterable[Source]], str]


FORMATS: Mapping[str, Format] = {
    "ris": Format("RIS", "ris", "application/x-research-info-systems", ris),
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    "csl-json": Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
}


def _ris(source: Source) -> dict[str, Any]:
    return {
        "type_of_reference": "RPRT",
        "id": source.id,
        "title": source.title,
        "authors": [_ris_name(name) for name in source.authors],
        "year": str(source.year_to or source.year),
        "keywords": _keywords(source),
        "notes": [_note(source), *(finding.says for finding in source.findings)],
    }


def _ris_name(name: str) -> str:
    """The name without a comma, unless it is a person's: in RIS a comma parts surname and initials."""
    if PERSON.fullmatch(name):
        return name
    whole, *rest = name.split(", ")
    return f"{whole} ({', '.join(rest)})".replace(",", ";") if rest else whole


def _bibtex(source: Source) -> Entry:
    names = " and ".join(
        _latex(name) if PERSON.fullmatch(name) else f"{{{_latex(name)}}}" for name in source.authors
    )
    fields = {
        "author": names,
        "title": f"{{{_latex(source.title)}}}",
        "year": str(source.year_to or source.year),
        "keywords": _latex(", ".join(_keywords(source))),
        "note": _latex(_note(source)),
    }
    return Entry("misc", source.id, [Field(key, value) for key, value in fields.items() if value])


def _csl(source: Source) -> dict[str, Any]:
    dates = [[source.year], *([[source.year_to]] if source.year_to else [])]
    return {
        "id": source.id,
        "type": "report",
        "title": source.title,
        "author": [_csl_name(name) for name in source.authors],
        "issued": {"date-parts": dates},
        "keyword": ", ".join(_keywords(source)),
        "note": _note(source),
    }


def _csl_name(name: str) -> dict[str, str]:
    person = PERSON.fullmatch(name)
    return {"family": person[1], "given": person[2]} if person else {"literal": name}


def _note(source: Source) -> str:
    """How it was done, over which years and for whom, in one line."""
    years = f"Work from {source.year} to {source.year_to}." if source.year_to else ""
    asked = f"Commissioned by {source.commissioner}." if source.commissioner else ""
    return " ".join(filter(None, (source.method, years, asked)))


def _keywords(source: Source) -> list[str]:
    """Titles of the elements it stands behind, without the comma that parts keywords."""
    behind = {number for finding in source.findings for number in finding.elements}
    titles = (element.title for element in library().elements if element.number in behind)
    return [title.replace(",", "") for title in titles]


def _latex(text: str) -> str:
    return text.translate(LATEX)


def _in_words(names: tuple[str, ...]) -> str:
    """`A`, `A and B`, `A; B and C`: names may hold commas."""
    return " and ".join(filter(None, ("; ".join(names[:-1]), *names[-1:])))
