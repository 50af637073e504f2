"""The library as text and JSON. Pure: values in, text out."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from textwrap import fill
from typing import Any

from alongside.evidence import citations
from alongside.evidence.items import Finding, Source
from alongside.evidence.matching import Seen
from alongside.evidence.references import Unreadable

WIDTH = 88


def listing(sources: Iterable[Source]) -> str:
    """One source a line: its id, its years and its name."""
    shown = [(source.id, source.years or "no date", source.name) for source in sources]
    room = max((len(name) for name, _, _ in shown), default=0)
    lines = [f"{name:{room}}  {years:9}  {title}" for name, years, title in shown]
    counted = "1 source." if len(shown) == 1 else f"{len(shown)} sources."
    return "\n".join([*lines, counted])


def page(source: Source) -> str:
    """Everything held about one source."""
    sample = "; ".join(f"{one.n} {one.of}" for one in source.sample)
    lines = [
        citations.plain(source),
        "",
        f"Kind: {source.kind.value}",
        *_said("Place", source.place),
        *_said("Method", source.method),
        *_said("Studied", sample),
        *_said("Note", source.note),
        f"Known from: document {source.seed.value}, {source.where}",
        "",
        *(line for finding in source.findings for line in _finding(finding)),
    ]
    return "\n".join(fill(line, WIDTH, subsequent_indent="  ") for line in lines)


def sources_json(sources: Iterable[Source]) -> str:
    """A JSON list of sources with all their fields."""
    return _json([asdict(source) for source in sources])


def source_json(source: Source) -> str:
    """One source as a JSON object."""
    return _json(asdict(source))


def brought(found: Iterable[Seen], *, added: Iterable[str]) -> str:
    """What a list of references held, entry by entry where something is to be said, and what was added."""
    told = []
    for one in found:
        if isinstance(one.entry, Unreadable):
            told.append(f"Line {one.entry.line}: {one.entry.why.label}")
        elif one.same_as:
            told.append(f"Line {one.entry.line}: there already, as {one.same_as}.")
    keys = list(added)
    counted = "1 study was added." if len(keys) == 1 else f"{len(keys)} studies were added."
    return "\n".join([*told, *keys, counted])


def _said(label: str, text: str) -> list[str]:
    return [f"{label}: {text}"] if text else []


def _finding(finding: Finding) -> list[str]:
    elements = ", ".join(str(number) for number in finding.elements)
    behind = f"elements {elements or 'none'}; rows {', '.join(finding.rows) or 'none'}"
    return [f"{finding.id}: {finding.says}", f"  behind {behind}"]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
