"""The Arabic of the kernel's own words is whole, and compiled."""

import re
from pathlib import Path
from typing import Any

import polib
import pytest

LOCALE = Path(__file__).resolve().parents[2] / "alongside/locale"
FILES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
PLACE = re.compile(r"%\(\w+\)s|{\w*}")


def _source(path: Path) -> Any:
    return polib.pofile(str(path))  # type: ignore[no-untyped-call] # polib says nothing of types


def _texts(entry: polib.POEntry) -> list[str]:
    return [text for text in [entry.msgstr, *entry.msgstr_plural.values()] if text]


def test_arabic_is_there() -> None:
    assert LOCALE / "ar/LC_MESSAGES/django.po" in FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_kernels_own_words_are_translated(path: Path) -> None:
    missing = [
        entry.msgid
        for entry in _source(path)
        if any("alongside/kernel/" in place for place, _ in entry.occurrences) and not entry.translated()
    ]
    assert missing == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_translations_keep_the_places_for_names_and_numbers(path: Path) -> None:
    for entry in _source(path):
        allowed = set(PLACE.findall(entry.msgid + entry.msgid_plural))
        for text in _texts(entry):
            assert set(PLACE.findall(text)) <= allowed, entry.msgid
            assert entry.msgid_plural or set(PLACE.findall(text)) == allowed, entry.msgid


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])
def test_compiled_file_says_what_the_source_says(path: Path) -> None:
    written = polib.mofile(str(path.with_suffix(".mo")))  # type: ignore[no-untyped-call] # as above
    compiled = {(entry.msgctxt, entry.msgid): _texts(entry) for entry in written}
    source = {(entry.msgctxt, entry.msgid): _texts(entry) for entry in _source(path) if entry.translated()}
    assert compiled == source, "run tools/translations.py compile"
