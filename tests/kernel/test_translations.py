"""Every string of every room is in every language that owes it, says the same things, and is compiled."""

import re
import runpy
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polib
import pytest
from django.utils import translation

from alongside.access.vocabulary import GrantReason, GrantRole, Look, Purpose
from alongside.keywork.ask_vocabulary import AskFor
from alongside.keywork.bond_vocabulary import BondRole
from alongside.keywork.staff_vocabulary import Gender
from alongside.keywork.wish_vocabulary import Group, Space
from alongside.outreach.ending_vocabulary import Keep
from alongside.outreach.reply_vocabulary import Suits
from alongside.outreach.vocabulary import Rule
from alongside.people.needs_vocabulary import InterpretedBy, Met, Need, TellOthers, Wanted
from alongside.people.vocabulary import InterpreterSaid
from alongside.planning.asking import QUESTIONS as OF_A_SESSION
from alongside.record.vocabulary import Kind, RestsOn
from alongside.voice.heard_vocabulary import Felt, WhoWith
from alongside.voice.hearing import QUESTIONS as OF_BEING_HEARD
from alongside.voice.ideas import IDEAS
from alongside.voice.piece_vocabulary import Mood, Picked, Use, Way

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "alongside/locale"
FILES = sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))
PLACE = re.compile(r"%\(\w+\)[sd]|{\w*}")
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W\d_]{2,}")
COUNTS = (0, 1, 2, 3, 10, 11, 99, 100, 101, 103, 111)
"""Numbers at the edges of Arabic's six plural forms."""
SHOWN_TO_THEM: list[Iterable[Any]] = [
    *(names.labels for names in (Look, AskFor, Gender, Group, Space, Suits, Rule, InterpretedBy, Met, Need)),
    *(names.labels for names in (TellOthers, Wanted, Kind, Felt, WhoWith, Mood, Picked, Use, Way)),
    *(names.labels for names in (BondRole, GrantRole, GrantReason, Purpose, InterpreterSaid, Keep, RestsOn)),
    *([one.words, *(answer.word for answer in one.answers)] for one in OF_A_SESSION),
    [one.words for one in OF_BEING_HEARD],
    IDEAS.values(),
]
"""Words of other rooms that their own space shows as they are: its choices, its questions, its ideas."""
MARKS = re.compile(r"[\u064b-\u0652]")
ORDERS = set(
    re.findall(
        r"\w+",
        """أنت أنتي اختر اختاري اكتب اكتبي اضغط اضغطي انقر انقري أدخل أدخلي ادخل ادخلي ابحث ابحثي اسأل اسألي تأكد تأكدي
        تحققي حاول حاولي جرب جربي انظر انظري ارجع ارجعي افتح افتحي أرسل أرسلي أضف أضيفي احفظ احفظي تستطيع تستطيعين
        تريد تريدين ترغب ترغبين""",
    )
)
"""Words that speak to a man or to a woman; a noun of the verb, a plural or a passive speaks to everybody."""

in_every_language = pytest.mark.parametrize("path", FILES, ids=lambda path: path.parts[-3])


def _source(path: Path) -> Any:
    return polib.pofile(str(path))  # type: ignore[no-untyped-call] # polib says nothing of types


def _texts(entry: polib.POEntry) -> list[str]:
    return [text for text in [entry.msgstr, *entry.msgstr_plural.values()] if text]


def _shown(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(pattern.findall(text))


@pytest.mark.parametrize("language", ["ar", "cy"])
def test_language_is_there(language: str) -> None:
    assert LOCALE / language / "LC_MESSAGES/django.po" in FILES


def _owed(language: str) -> dict[Any, list[str]]:
    tool = runpy.run_path(str(ROOT / "tools/translations.py"))
    owed: dict[Any, list[str]] = tool["owed"](language, tool["messages"]())
    return owed


@in_every_language
def test_strings_of_every_room_are_translated(path: Path) -> None:
    done = {(e.msgctxt or "", e.msgid, e.msgid_plural or "") for e in _source(path) if e.translated()}
    missing = [f"{m.singular} ({places[0]})" for m, places in _owed(path.parts[-3]).items() if m not in done]
    assert missing == [], "run tools/translations.py make, then translate these"


@in_every_language
def test_translations_keep_the_places_for_names_and_numbers(path: Path) -> None:
    for entry in _source(path):
        allowed = _shown(PLACE, entry.msgid_plural or entry.msgid)
        for text in _texts(entry):
            assert entry.msgid_plural or _shown(PLACE, text) == allowed, entry.msgid
            assert set(_shown(PLACE, text)) <= set(allowed), entry.msgid


@in_every_language
def test_translations_keep_the_tags(path: Path) -> None:
    for entry in _source(path):
        for text in _texts(entry):
            assert _shown(TAG, text) == _shown(TAG, entry.msgid), entry.msgid


@in_every_language
def test_translations_keep_the_space_and_the_colon_at_their_ends(path: Path) -> None:
    for entry in _source(path):
        for text in _texts(entry):
            assert text == text.strip() or entry.msgid != entry.msgid.strip(), entry.msgid
            assert text.endswith(":") or not entry.msgid.endswith(":"), entry.msgid


@in_every_language
def test_english_is_not_left_standing_as_its_own_translation(path: Path) -> None:
    same = [e.msgid for e in _source(path) if e.msgid in _texts(e) and WORD.search(PLACE.sub("", e.msgid))]
    assert same == []


@in_every_language
def test_compiled_file_says_what_the_source_says(path: Path) -> None:
    written = polib.mofile(str(path.with_suffix(".mo")))  # type: ignore[no-untyped-call] # as above
    compiled = {(entry.msgctxt, entry.msgid): _texts(entry) for entry in written}
    source = {(entry.msgctxt, entry.msgid): _texts(entry) for entry in _source(path) if entry.translated()}
    assert compiled == source, "run tools/translations.py compile"


def test_welsh_owes_their_own_space_and_arabic_everything() -> None:
    welsh, arabic = _owed("cy"), _owed("ar")
    assert set(welsh) < set(arabic)
    assert {place.split("/")[1] for m in set(arabic) - set(welsh) for place in arabic[m]} >= {"workspace", "record"}
    assert all(any(place.startswith("alongside/myspace/") for place in places) for places in welsh.values())


def test_welsh_has_what_their_own_space_shows_of_other_rooms() -> None:
    done = {entry.msgid for entry in _source(LOCALE / "cy/LC_MESSAGES/django.po") if entry.translated()}
    missing = [text for choices in SHOWN_TO_THEM for text in _in_english(choices) if text not in done]
    assert missing == []


def _in_english(said: Iterable[Any]) -> list[str]:
    with translation.override("en"):
        return [str(one) for one in said if str(one)]


def _welsh_form(number: int) -> int:
    """Which of the four forms a whole number takes, as Django's own Welsh catalogue counts them."""
    return {1: 0, 2: 1, 8: 3, 11: 3}.get(number, 2)


def test_welsh_says_the_right_one_of_its_four_plurals() -> None:
    counted = [entry for entry in _source(LOCALE / "cy/LC_MESSAGES/django.po") if entry.msgid_plural]
    assert counted
    with translation.override("cy"):
        for entry in counted:
            for number in (0, 1, 2, 3, 7, 8, 9, 11, 12, 18):
                said = translation.ngettext(entry.msgid, entry.msgid_plural, number)
                assert said == entry.msgstr_plural[_welsh_form(number)], (entry.msgid, number)


def _arabic_form(number: int) -> int:
    """Which of Arabic's six plural forms a whole number takes (Unicode CLDR, plural rules, ``ar``)."""
    if number <= 2:  # none, one and two each have a form of their own
        return number
    if 3 <= number % 100 <= 10:  # as the rule is written
        return 3
    return 4 if 11 <= number % 100 <= 99 else 5  # as the rule is written


def test_arabic_says_the_right_one_of_its_six_plurals() -> None:
    counted = [entry for entry in _source(LOCALE / "ar/LC_MESSAGES/django.po") if entry.msgid_plural]
    assert counted
    with translation.override("ar"):
        for entry in counted:
            for number in COUNTS:
                said = translation.ngettext(entry.msgid, entry.msgid_plural, number)
                assert said == entry.msgstr_plural[_arabic_form(number)], (entry.msgid, number)


def test_arabic_says_the_number_wherever_the_form_does_not() -> None:
    for entry in _source(LOCALE / "ar/LC_MESSAGES/django.po"):
        numbers = set(_shown(PLACE, entry.msgid_plural or ""))
        for form in (3, 4, 5):
            assert set(_shown(PLACE, entry.msgstr_plural.get(form, ""))) == numbers, (entry.msgid, form)


def test_arabic_is_written_in_arabic_letters() -> None:
    for entry in _source(LOCALE / "ar/LC_MESSAGES/django.po"):
        for text in _texts(entry):
            assert re.search(r"[\u0621-\u064a]", text) or not WORD.search(PLACE.sub("", entry.msgid)), entry.msgid


def test_arabic_speaks_to_no_one_gender() -> None:
    for entry in _source(LOCALE / "ar/LC_MESSAGES/django.po"):
        for text in _texts(entry):
            assert not ORDERS & set(re.findall(r"\w+", MARKS.sub("", text))), entry.msgid
