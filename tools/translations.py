#!/usr/bin/env python3
"""Gather every translatable string of every room into ``alongside/locale`` and compile what is translated.

``python tools/translations.py make`` refreshes the ``.po`` files: new strings arrive empty, gone ones leave, what was
translated stays. ``compile`` writes the ``.mo`` files that Django reads. Commit both. Needs only polib and Django.
A new language is a new folder holding an empty ``LC_MESSAGES/django.po`` whose header names its plural rule.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "alongside"
LOCALE = SOURCE / "locale"
PARTS = {"cy": "alongside/myspace/"}
"""Languages of one part of the product alone: of the rest they hold what that part shows, and owe nothing more."""

CALLS = {"_": "s", "gettext": "s", "gettext_lazy": "s", "gettext_noop": "s"}
CALLS |= {"ngettext": "sp", "ngettext_lazy": "sp", "pgettext": "cs", "pgettext_lazy": "cs", "npgettext": "csp"}
TEXT = r"""\s*u?((?:'(?:[^'\\]|\\.)*')|(?:"(?:[^"\\]|\\.)*"))"""
TEMPLATE_CALL = re.compile(rf"(?<!\w)(n?p?gettext|_)\({TEXT}(?:,{TEXT})?(?:,{TEXT})?", re.DOTALL)


class Message(NamedTuple):
    """One string to translate: its context, singular and plural, empty where it has none."""

    context: str
    singular: str
    plural: str


def _message(call: str, texts: list[str]) -> Message:
    found = dict(zip(CALLS[call], texts, strict=False))
    return Message(found.get("c", ""), found["s"], found.get("p", ""))


def in_python(text: str) -> Iterator[Message]:
    """Strings handed to gettext's functions as literals."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name in CALLS and len(texts) >= len(CALLS[name]):
            yield _message(name, texts)


def in_template(text: str) -> Iterator[Message]:
    """Strings in translate and blocktranslate tags."""
    for call, *literals in TEMPLATE_CALL.findall(templatize(text)):
        yield _message(call, [ast.literal_eval(literal) for literal in literals if literal])


def messages() -> dict[Message, list[str]]:
    """Every message of the product with the files it stands in."""
    found: dict[Message, list[str]] = {}
    readers = {".py": in_python, ".html": in_template, ".txt": in_template}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in readers or "static" in path.parts or "migrations" in path.parts:
            continue
        for message in readers[path.suffix](path.read_text()):
            places = found.setdefault(message, [])
            if (place := str(path.relative_to(ROOT))) not in places:
                places.append(place)
    return found


def owed(language: str, found: dict[Message, list[str]]) -> dict[Message, list[str]]:
    """Those of the messages that a language has to have, with the files they stand in."""
    part = PARTS.get(language, "")
    return {message: places for message, places in found.items() if any(one.startswith(part) for one in places)}


def _entry(message: Message, places: list[str], known: polib.POEntry | None, plurals: int) -> polib.POEntry:
    flags = ["python-format"] if re.search(r"%\(\w+\)", message.singular + message.plural) else []
    entry = polib.POEntry(
        msgid=message.singular,
        msgctxt=message.context or None,
        msgid_plural=message.plural,
        occurrences=[(place, "") for place in places],
        flags=flags,
    )
    if message.plural:
        entry.msgstr_plural = known.msgstr_plural if known else dict.fromkeys(range(plurals), "")
    else:
        entry.msgstr = known.msgstr if known else ""
    return entry


def make() -> None:
    """Refresh every language's ``.po`` file. What a language of one part has of other parts stays while it is in use."""
    found = messages()
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        old = polib.pofile(str(path), wrapwidth=110)
        known = {(entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""): entry for entry in old}
        wanted = {*owed(path.parts[-3], found), *(message for message in found if message in known)}
        plurals = int(re.search(r"nplurals=(\d+)", old.metadata["Plural-Forms"])[1])  # type: ignore[index]
        fresh = polib.POFile(wrapwidth=110)
        fresh.metadata, fresh.header = old.metadata, old.header
        fresh.extend(_entry(message, found[message], known.get(message), plurals) for message in sorted(wanted))
        fresh.save(str(path))
        print(f"{path.relative_to(ROOT)}: {fresh.percent_translated()} % of {len(fresh)}")


def compile_all() -> None:
    """Write every language's ``.mo`` file."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def main(verb: str) -> None:
    """Run ``make`` or ``compile``."""
    settings.configure(USE_I18N=True)
    {"make": make, "compile": compile_all}[verb]()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "make")
