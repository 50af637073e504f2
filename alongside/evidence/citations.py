"""Sources as other people's tools read them: plain words to copy, RIS, BibTeX and CSL-JSON.

The formats hold one year, so work over several years gets its last, and its note says which years
it took. Names are never split: the library often knows a surname only, or an organisation.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import rispy
from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Entry, Field

from alongside.evidence.items import Source
from alongside.evidence.library import library
from alongside.evidence.vocabulary import Kind

ENDS = ("?", "!", ".")
LATEX = str.maketrans(
    {sign: f"\\{sign}" for sign in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def plain(source: Source) -> str:
    """One line to copy: who, when, what, and for whom."""
    title = source.title or "[Title not given]"
    stop = "" if title.endswith(ENDS) else "."
    asked = f" Commissioned by {source.commissioner}." if source.commissioner else ""
    return f"{source.by} ({source.years or 'no date'}) {title}{stop}{asked}".strip()


def ris(sources: Iterable[Source]) -> str:
    """The sources in RIS, as reference managers bring it in."""
    found: str = rispy.dumps([_ris(one) for one in sources], implementation=_Unnumbered)
    return found


def bibtex(sources: Iterable[Source]) -> str:
    """The sources in BibTeX, in UTF-8, each under its id."""
    return write_string(Library([_bibtex(source) for source in sources]))


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


class _Unnumbered(rispy.RisWriter):
    """Writes no numbers between references: they are not part of RIS."""

    def set_header(self, count: int) -> str:
        """Nothing."""
        del count
        return ""


@dataclass(frozen=True, slots=True)
class Type:
    """What a kind of source is called in each format."""

    ris: str
    bibtex: str
    csl: str


REPORT = Type("RPRT", "techreport", "report")
TYPES: Mapping[str, Type] = {
    Kind.ARTICLE: Type("JOUR", "article", "article-journal"),
    Kind.BOOK: Type("BOOK", "book", "book"),
    Kind.WEBSITE: Type("ELEC", "misc", "webpage"),
}


def written(sources: Iterable[Source], *, fmt: str) -> str:
    """References to the sources in one of `FORMATS`; a work listed twice is written once.

    :raises KeyError: for a format that is not one of them.
    """
    wanted = list(sources)
    ids = {source.id for source in wanted}
    return FORMATS[fmt].write([source for source in wanted if source.same_as not in ids])


def _ris(source: Source) -> dict[str, Any]:
    found = {
        "type_of_reference": TYPES.get(source.kind, REPORT).ris,
        "id": source.id,
        "title": source.title,
        "authors": [_ris_name(name) for name in source.authors],
        "year": _year(source),
        "keywords": _keywords(source),
        "doi": source.doi,
        "urls": [source.url] if source.url else [],
        "notes": [*filter(None, [_note(source)]), *(one.says for one in source.findings)],
    }
    return {key: value for key, value in found.items() if value}


def _ris_name(name: str) -> str:
    """The name without a comma, which in RIS would part a surname from its initials."""
    whole, _, part = name.partition(", ")
    return f"{whole} ({part.replace(',', ';')})" if part else whole


def _bibtex(source: Source) -> Entry:
    found = {
        "author": " and ".join(_bibtex_name(name) for name in source.authors),
        "title": source.title and f"{{{_latex(source.title)}}}",
        "year": _year(source),
        "keywords": _latex(", ".join(_keywords(source))),
        "doi": _latex(source.doi),
        "url": _latex(source.url),
        "note": _latex(_note(source)),
    }
    fields = [Field(key, value) for key, value in found.items() if value]
    return Entry(TYPES.get(source.kind, REPORT).bibtex, source.id, fields)


def _bibtex_name(name: str) -> str:
    """The name held together by braces, with BibTeX's own words for "and others"."""
    first = name.removesuffix(" et al")
    return f"{{{_latex(first)}}}" + (" and others" if first != name else "")


def _csl(source: Source) -> dict[str, Any]:
    years = [source.year, *([source.year_to] if source.year_to else [])]
    found = {
        "id": source.id,
        "type": TYPES.get(source.kind, REPORT).csl,
        "title": source.title,
        "author": [{"literal": name} for name in source.authors],
        "issued": {"date-parts": [[year] for year in years]} if source.years else None,
        "keyword": ", ".join(_keywords(source)),
        "DOI": source.doi,
        "URL": source.url,
        "note": _note(source),
    }
    return {key: value for key, value in found.items() if value}


def _year(source: Source) -> str:
    return str(source.last_year) if source.years else ""


def _note(source: Source) -> str:
    """How it was done, over which years, for whom, and what else is known, in one line."""
    years = f"Work from {source.year} to {source.year_to}." if source.year_to else ""
    asked = f"Commissioned by {source.commissioner}." if source.commissioner else ""
    return " ".join(filter(None, (source.method, years, asked, source.note)))


def _keywords(source: Source) -> list[str]:
    """Titles of the elements it stands behind, without the comma that parts keywords."""
    behind = {number for finding in source.findings for number in finding.elements}
    titles = (element.title for element in library().elements if element.number in behind)
    return [title.replace(",", "") for title in titles]


def _latex(text: str) -> str:
    return text.translate(LATEX)
