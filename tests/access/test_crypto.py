"""Sealed text comes back whole in its own place, and nowhere else."""

from uuid import UUID

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap
from django.conf import settings
from hypothesis import assume, given
from hypothesis import strategies as st

from alongside.access import crypto, factors, passwords, service_key, tags
from alongside.access.adapters import SecondFactorAdapter
from alongside.keeper import keyring

KEY = bytes(range(32))
PLACE = crypto.place("record_entry", "body", UUID(int=1), UUID(int=2))


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    cipher = AESGCM(KEY)
    assert crypto.unseal(cipher, crypto.seal(cipher, text, PLACE), PLACE) == text


@given(st.text(min_size=1))
def test_same_text_is_sealed_differently_each_time(text: str) -> None:
    cipher = AESGCM(KEY)
    assert crypto.seal(cipher, text, PLACE) != crypto.seal(cipher, text, PLACE)


@given(st.text(max_size=40), st.data())
def test_any_single_change_makes_it_unreadable(text: str, data: st.DataObject) -> None:
    cipher = AESGCM(KEY)
    sealed = bytearray(crypto.seal(cipher, text, PLACE))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(crypto.Unreadable):
        crypto.unseal(cipher, bytes(sealed), PLACE)


@given(st.binary(max_size=60))
def test_any_bytes_but_our_own_are_unreadable(blob: bytes) -> None:
    with pytest.raises(crypto.Unreadable):
        crypto.unseal(AESGCM(KEY), blob, PLACE)


Somewhere = tuple[str, str, UUID, UUID]
somewhere = st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.uuids(), st.uuids())


@given(somewhere, somewhere)
def test_no_two_places_are_the_same(one: Somewhere, other: Somewhere) -> None:
    assume(one != other)
    assert crypto.place(*one) != crypto.place(*other)


def test_key_comes_back_from_its_wrapping() -> None:
    key = crypto.new_key()
    sealed = crypto.seal(AESGCM(key), "words", PLACE)
    assert crypto.unseal(crypto.unwrap(crypto.wrap(key)), sealed, PLACE) == "words"


@pytest.mark.parametrize("wrapped", [b"", b"x", bytes(24), bytes(40), bytes(41)])
def test_wrapping_that_is_none_is_unreadable(wrapped: bytes) -> None:
    with pytest.raises(crypto.Unreadable):
        crypto.unwrap(wrapped)


def test_key_wrapped_by_another_service_is_unreadable() -> None:
    with pytest.raises(crypto.Unreadable):
        crypto.unwrap(aes_key_wrap(bytes(32), KEY))


def test_keys_for_different_ends_differ() -> None:
    keys = [
        settings.ACTOR_KEY, bytes.fromhex(settings.SECRET_KEY),
        *(keyring.current(name) for name in (crypto.KEK, service_key.KEY, passwords.PEPPER, tags.KEY)),
    ]  # fmt: skip
    assert len(set(keys)) == len(keys)
    assert all(len(key) >= 32 for key in keys)


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_second_factors_secret_comes_back_and_is_not_in_clear(text: str) -> None:
    adapter = SecondFactorAdapter()
    with factors.of(UUID(int=3)):
        sealed = adapter.encrypt(text)
        assert adapter.decrypt(sealed) == text
    with factors.of(UUID(int=4)), pytest.raises(crypto.Unreadable):
        adapter.decrypt(sealed)
    assert len(text) < 4 or text not in sealed
