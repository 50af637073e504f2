"""Sealed cards come back as they were, and say a name and an age kindly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.cards import Card, MattersCard
from alongside.people.vocabulary import Birth

texts = st.text(max_size=30)
cards = st.builds(
    Card,
    known_as=texts,
    full_name=texts,
    say_it=texts,
    pronouns=texts,
    languages=st.lists(texts, max_size=4).map(tuple),
    born=st.none() | st.dates(),
    birth=st.sampled_from(Birth),
    birth_because=texts,
)


@given(cards)
def test_card_comes_back_as_it_was(card: Card) -> None:
    again = Card.from_sealed(card.sealed_text())
    assert again == card
    assert isinstance(again.birth, Birth)


@given(st.builds(MattersCard, name=texts, who=texts, note=texts))
def test_card_of_somebody_who_matters_comes_back_as_it_was(card: MattersCard) -> None:
    assert MattersCard.from_sealed(card.sealed_text()) == card


def test_letters_of_any_script_are_kept_as_they_are() -> None:
    assert "أميرة" in Card(known_as="أميرة").sealed_text()


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (Card(known_as="Mira", full_name="Amira Khalil"), "Mira"),
        (Card(full_name="Amira Khalil"), "Amira Khalil"),
        (Card(), "Name not known yet"),
    ],
)
def test_name_is_the_one_they_chose(card: Card, name: str) -> None:
    assert card.name == name


@pytest.mark.parametrize(
    ("on", "age"),
    [
        (date(2010, 4, 9), 0),
        (date(2026, 4, 8), 15),
        (date(2026, 4, 9), 16),
        (date(2027, 1, 1), 16),
    ],
)
def test_age_is_in_whole_years(on: date, age: int) -> None:
    assert Card(born=date(2010, 4, 9)).age(on) == age


def test_born_on_a_leap_day_is_a_year_older_in_march() -> None:
    born = Card(born=date(2012, 2, 29))
    assert (born.age(date(2025, 2, 28)), born.age(date(2025, 3, 1)), born.age(date(2028, 2, 29))) == (12, 13, 16)


def test_age_is_not_guessed() -> None:
    assert Card().age(date(2026, 1, 1)) is None
