"""Tags by which a sealed name is found: they forgive slips, and they say nothing."""

import unicodedata
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.access import tags
from alongside.keeper import keyring

NAMES = st.text(alphabet=st.characters(categories=["L"]), min_size=1, max_size=12)


def _sounds(word: str) -> set[bytes]:
    return {tags.tag("sounds", sound) for sound in tags.sounds_like(word)}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ameera", "amira"),
        ("kalil", "khalil"),
        ("khloe", "chloe"),
        ("smyth", "smith"),
        ("jon", "john"),
        ("katherine", "catherine"),
        ("mohamed", "mohammed"),
        ("stephen", "steven"),
    ],
)
def test_slips_sound_alike(written: str, meant: str) -> None:
    assert _sounds(written) & _sounds(meant)


@pytest.mark.parametrize(("one", "other"), [("amira", "noor"), ("smith", "jones"), ("chloe", "zara"), ("ali", "ben")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert not _sounds(one) & _sounds(other)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Zoë O'Malley", ["zoe", "omalley"]),
        ("Zoe O’Malley", ["zoe", "omalley"]),
        ("  SIÂN   ap-Rhys ", ["sian", "ap", "rhys"]),
        ("Łucja Żak", ["łucja", "zak"]),
        ("José María", ["jose", "maria"]),
        ("أميرة خليل", ["اميرة", "خليل"]),
        ("ﺃﻣﻴﺮﺓ", ["اميرة"]),
        ("STRASSE", ["strasse"]),
        ("Straße", ["strasse"]),
        ("李 小龙", ["李", "小龙"]),
        ("", []),
        ("— ! …", []),
    ],
)
def test_words_of_a_name(name: str, words: list[str]) -> None:
    assert tags.words(name) == words


@given(NAMES)
def test_writing_a_name_otherwise_finds_the_same(name: str) -> None:
    same = tags.of_name(name)
    assert tags.of_name(unicodedata.normalize("NFD", name)) == same
    assert tags.of_name(unicodedata.normalize("NFC", name)) == same
    assert tags.of_name(f"  {name} ") == same
    if name.isascii():
        assert tags.of_name(name.upper()) == tags.of_name(name.lower()) == same


@given(NAMES, NAMES)
def test_two_names_have_the_tags_of_both(one: str, other: str) -> None:
    assert tags.of_names([one, other]) == tags.of_name(one) | tags.of_name(other)
    assert tags.of_name(f"{one} {other}") == tags.of_name(f"{other} {one}")


@given(NAMES)
def test_tags_are_short_keyed_and_hold_no_letter_of_the_name(name: str) -> None:
    for found in tags.of_name(name):
        assert len(found) == tags.TAG_BYTES
        assert found != sha256(f"word:{name}".encode()).digest()[: tags.TAG_BYTES]
        assert name.encode() not in found or len(name.encode()) < 3


@given(NAMES)
def test_another_services_tags_are_others(name: str) -> None:
    ours = tags.of_name(name)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(keyring, "current", lambda _name: bytes(32))
        assert not tags.of_name(name) & ours


@given(st.text(max_size=8), st.text(max_size=8))
def test_one_kind_of_tag_is_never_another(one: str, other: str) -> None:
    kinds = {tags.tag("word", one), tags.tag("prefix", one), tags.tag("sounds", one), tags.tag("outside", one)}
    assert len(kinds) == 4
    assert (tags.tag("word", one) == tags.tag("word", other)) == (one == other)


def test_birthdays_are_told_apart_by_day() -> None:
    assert tags.of_birth(date(2010, 4, 9)) != tags.of_birth(date(2010, 4, 10))
    assert tags.of_birth(date(2010, 4, 9)) == tags.of_birth(date(2010, 4, 9))


@pytest.mark.parametrize("written", ["A123", " a123 ", "a123"])
def test_outside_number_is_found_however_it_is_written(written: str) -> None:
    assert tags.of_outside("council_child:x", written) == tags.of_outside("council_child:x", "A123")
    assert tags.of_outside("council_child:y", written) != tags.of_outside("council_child:x", "A123")


def test_tag_made_under_one_key_more_is_the_tag_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [bytes([number]) * tags.KEY_BYTES for number in range(3)]
    secrets = [keys[0], keys[1] + keys[0], keys[2] + keys[1] + keys[0]]
    made = []
    for secret in secrets:
        monkeypatch.setattr(keyring, "current", lambda _name, secret=secret: secret)
        made.append(tags.tag("word", "mira"))
        assert [tags.newest(one) for one in made] == [made[-1]] * len(made)
        assert tags.newest(tags.tag("word", "noor")) != made[-1]
    assert len(set(made)) == 3
    assert [len(one) - tags.TAG_BYTES for one in made] == [0, 1, 1]


def test_tag_is_not_made_without_every_key(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [bytes([number]) * tags.KEY_BYTES for number in range(3)]
    found = set()
    for secret in (keys[1] + keys[0], keys[2] + keys[0], keys[1] + keys[2], keys[0] + keys[1]):
        monkeypatch.setattr(keyring, "current", lambda _name, secret=secret: secret)
        found.add(tags.tag("word", "mira"))
    assert len(found) == 4


def test_tag_is_looked_for_under_every_secret_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = bytes(tags.KEY_BYTES), bytes(2 * tags.KEY_BYTES)
    monkeypatch.setattr(keyring, "versions", lambda _name: (new, old))
    monkeypatch.setattr(keyring, "current", lambda _name: new)
    before, now = sorted(tags.every("word", "mira"), key=len)
    assert (tags.newest(before), tags.still(before), tags.still(now)) == (now, {before, now}, {now})
    kept = tags.of_outside("council_child:x", "A123")
    assert len(kept) == tags.TAG_BYTES
    assert tags.still(kept) == tags.every("outside", "council_child:x:a123")
