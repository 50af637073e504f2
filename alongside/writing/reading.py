"""Reads lists of words strictly: what is wrong is told with its file, its line and what to do about it."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Protocol

from alongside.writing.items import Listing, Notices, Off, Source, Term
from alongside.writing.patterns import BadForm, compiled
from alongside.writing.shapes import KINDS, NEEDED, OFF_KINDS, SOURCE_KINDS, BadWords, Place, Table, check

AT_LINE = re.compile(r"\(at line (\d+)")
HANDED_DOWN = {"since", "language"}
PARTS = {"terms", "off", "sources"} | HANDED_DOWN


class WordsFile(Protocol):
    """A file of words, wherever it is kept."""

    @property
    def name(self) -> str:
        """Its name, for messages."""

    def read_text(self, encoding: str) -> str:
        """All of it."""


def shipped(files: Iterable[WordsFile], sources: WordsFile) -> Listing:
    """The list that comes with the product.

    :raises BadWords: when anything in it is wrong.
    """
    held = {key: Source(key=key, **table) for key, table in _whole(sources)[0].items()}
    listing = Listing({}, held)
    for file in files:
        listing = changed(listing, file, local=False)
    return listing


def changed(listing: Listing, file: WordsFile, *, local: bool = True) -> Listing:
    """The list with a file's additions, changes and what it switches off.

    :raises BadWords: when anything in the file is wrong.
    """
    whole, place = _whole(file)
    if unknown := whole.keys() - PARTS:
        part = min(unknown)
        raise place.wrong(f"there is no part {part!r}. Use [[terms]], [[off]] or [sources.…].", header=f"[{part}")
    if local and (stray := whole.keys() & HANDED_DOWN):
        raise place.wrong(f"{min(stray)} belongs inside [[terms]]. Move the line below [[terms]].", header=min(stray))
    sources = dict(listing.sources) | _sources(whole.get("sources", {}), place)
    terms = dict(listing.terms)
    handed_down = {key: whole[key] for key in whole.keys() & HANDED_DOWN}
    for nth, table in enumerate(_tables(whole, "terms", place)):
        check(table, KINDS, place, "[[terms]]", nth)
        term = _term(terms.get(table["id"]), handed_down | table, place, nth, local=local)
        for missing in set(term.sources) - sources.keys():
            raise place.wrong(f"there is no source {missing!r}. Add [sources.{missing}].", "[[terms]]", nth)
        terms[term.id] = term
    for nth, table in enumerate(_tables(whole, "off", place)):
        check(table, OFF_KINDS, place, "[[off]]", nth, needed=OFF_KINDS.keys())
        if table["id"] not in terms:
            raise place.wrong(f"there is no term {table['id']!r}. Look up its id in the list of words.", "[[off]]", nth)
        terms[table["id"]] = replace(
            terms[table["id"]], off=Off(since=table["since"], because=table["because"]), local=True
        )
    return Listing(terms, sources)


def _whole(file: WordsFile) -> tuple[Table, Place]:
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text), Place(file.name, text)
    except tomllib.TOMLDecodeError as error:
        line = AT_LINE.search(str(error))
        said = str(error).partition(" (at")[0]
        raise BadWords(file.name, int(line[1]) if line else 1, f"{said}. Put this line right and save.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadWords(file.name, 1, "it cannot be read. Save it as UTF-8 text that this service may read.") from error
    except (RecursionError, ValueError) as error:
        raise BadWords(file.name, 1, "it has brackets or figures without end. Take them out and save.") from error


def _tables(whole: Table, part: str, place: Place) -> list[Table]:
    tables = whole.get(part, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise place.wrong(f"write [[{part}]] with two brackets on each side.", header=f"[{part}")
    return tables


def _sources(tables: Any, place: Place) -> dict[str, Source]:
    if not isinstance(tables, dict):
        raise place.wrong("write [sources.…] with a name of your own after the point.", header="sources")
    found = {}
    for key, table in tables.items():
        header = f"[sources.{key}]"
        if not isinstance(table, dict):
            raise place.wrong(f"write {header} above its lines.", header="[sources")
        check(table, SOURCE_KINDS, place, header, 0, needed=("title", "publisher"))
        found[key] = Source(key=key, **table)
    return found


def _term(before: Term | None, table: Table, place: Place, nth: int, *, local: bool) -> Term:
    """A term as it now stands: a new one whole, an old one with what is given changed."""
    if before is None and (missing := NEEDED - table.keys()):
        key = min(missing)
        raise place.wrong(f"{table['id']!r} is new here, so it needs {key}. Add a line {key} = …", "[[terms]]", nth)
    try:
        for form in (*table.get("forms", ()), *table.get("except", ())):
            compiled(form)
    except BadForm as error:
        raise place.wrong(f"{error}", "[[terms]]", nth) from error
    what = table.get("notices")
    if what and what not in set(Notices):
        raise place.wrong(f"notices must be one of {', '.join(Notices)}.", "[[terms]]", nth)
    notices = {"notices": Notices(what)} if what else {}
    values: Table = {
        ("excepted" if key == "except" else key): tuple(v) if isinstance(v, list) else v for key, v in table.items()
    }
    values |= notices | {"local": local}
    return replace(before, **values) if before and local else Term(**values)
