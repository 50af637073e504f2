"""Dates as people say them: the words stay, the days they leave open are found, and no day is made up."""

import json
from dataclasses import asdict
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from alongside.kernel import moments
from alongside.kernel.around import Around, Toward, read
from alongside.kernel.forms import AroundField, Form
from alongside.kernel.spans import Backwards, NotADay

TODAY = date(2026, 11, 22)
BORN = date(2010, 4, 9)
BACK, AHEAD = Toward.BACK, Toward.AHEAD
Days = tuple[str | None, str | None]


def _days(found: Around) -> Days:
    return tuple(day.isoformat() if day else None for day in (found.earliest, found.latest))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("said", "toward", "days"),
    [
        ("14/3/2026", BACK, ("2026-03-14", "2026-03-14")),
        ("14.03.26", BACK, ("2026-03-14", "2026-03-14")),
        ("2026-03-14", BACK, ("2026-03-14", "2026-03-14")),
        ("March 14th, 2025", BACK, ("2025-03-14", "2025-03-14")),
        ("14 March", BACK, ("2026-03-14", "2026-03-14")),
        ("14 March", AHEAD, ("2027-03-14", "2027-03-14")),
        ("29 February", AHEAD, ("2027-02-28", "2027-02-28")),
        ("about March", BACK, ("2026-02-14", "2026-04-15")),
        ("About the 14th of March 2026.", BACK, ("2026-03-11", "2026-03-17")),
        ("mid-March", BACK, ("2026-03-11", "2026-03-20")),
        ("by the end of March", AHEAD, (None, "2027-03-31")),
        ("before summer", AHEAD, (None, "2027-05-31")),
        ("after the winter", AHEAD, ("2027-03-01", None)),
        ("since last spring", BACK, ("2026-03-01", None)),
        ("last summer", BACK, ("2026-06-01", "2026-08-31")),
        ("this March", AHEAD, ("2026-03-01", "2026-03-31")),
        ("next March", AHEAD, ("2027-03-01", "2027-03-31")),
        ("early next year", AHEAD, ("2027-01-01", "2027-05-01")),
        ("in two weeks", AHEAD, ("2026-12-03", "2026-12-09")),
        ("a fortnight ago", BACK, ("2026-11-05", "2026-11-11")),
        ("twenty-one days ago", BACK, ("2026-11-01", "2026-11-01")),
        ("three months ago", BACK, ("2026-08-07", "2026-09-06")),
        ("last week", BACK, ("2026-11-09", "2026-11-15")),
        ("next month", AHEAD, ("2026-12-01", "2026-12-31")),
        ("Friday", BACK, ("2026-11-20", "2026-11-20")),
        ("Friday", AHEAD, ("2026-11-27", "2026-11-27")),
        ("yesterday", BACK, ("2026-11-21", "2026-11-21")),
        ("2024", BACK, ("2024-01-01", "2024-12-31")),
        ("between November and February", BACK, ("2025-11-01", "2026-02-28")),
        ("between November and February", AHEAD, ("2026-11-01", "2027-02-28")),
        ("from March to May 2027", AHEAD, ("2027-03-01", "2027-05-31")),
        ("when I was eleven", BACK, ("2021-04-09", "2022-04-08")),
        ("before I was 11", BACK, (None, "2021-04-08")),
        ("my sixteenth birthday", BACK, ("2026-04-09", "2026-04-09")),
        ("around my 18th birthday", AHEAD, ("2028-04-06", "2028-04-12")),
    ],
)
def test_english_words_leave_these_days_open(said: str, toward: Toward, days: Days) -> None:
    assert _days(read(said, toward=toward, today=TODAY, born=BORN)) == days


@pytest.mark.parametrize(
    ("said", "toward", "days"),
    [
        ("١٤/٣/٢٠٢٦", BACK, ("2026-03-14", "2026-03-14")),
        ("١٤ آذار ٢٠٢٦", BACK, ("2026-03-14", "2026-03-14")),
        ("حوالي مارس", BACK, ("2026-02-14", "2026-04-15")),
        ("قَبلَ الصّيف", AHEAD, (None, "2027-05-31")),
        ("الصيف الماضي", BACK, ("2026-06-01", "2026-08-31")),
        ("قبل شهرين", BACK, ("2026-09-07", "2026-10-07")),
        ("بعد ٣ أشهر", AHEAD, ("2027-02-07", "2027-03-09")),
        ("الأسبوع القادم", AHEAD, ("2026-11-23", "2026-11-29")),
        ("بين مارس ومايو", BACK, ("2026-03-01", "2026-05-31")),
        ("عندما كنت في الحادية عشرة", BACK, ("2021-04-09", "2022-04-08")),
        ("لما كان عمري ١١ سنة", BACK, ("2021-04-09", "2022-04-08")),
        ("عيد ميلادي الثامن عشر", AHEAD, ("2028-04-09", "2028-04-09")),
    ],
)
def test_arabic_words_leave_these_days_open_on_pages_of_either_language(said: str, toward: Toward, days: Days) -> None:
    for language in ("en", "ar"):
        with override(language):
            assert _days(read(said, toward=toward, today=TODAY, born=BORN)) == days


@pytest.mark.parametrize(
    "said", ["soon", "before the summer holidays", "when I am ready", "أول ما أقدر", "eleven", "?"]
)
def test_what_is_not_understood_is_kept_and_no_day_is_made_up(said: str) -> None:
    assert read(f" {said} ", toward=AHEAD, today=TODAY, born=BORN) == Around(said)


def test_age_of_somebody_whose_birth_is_not_known_leaves_every_day_open() -> None:
    assert read("when I was eleven", toward=BACK, today=TODAY) == Around("when I was eleven")


@pytest.mark.parametrize("said", ["31 February", "31/2/2026", "14/13/2026", "٣١ شباط", "0/1/2026", "1/1/0001"])
def test_day_that_is_none_is_told(said: str) -> None:
    with pytest.raises(NotADay):
        read(said, toward=BACK, today=TODAY)


def test_second_day_before_the_first_is_told() -> None:
    with pytest.raises(Backwards):
        read("between May 2026 and April 2026", toward=BACK, today=TODAY)


@given(
    st.lists(
        st.sampled_from(
            [
                "about",
                "in",
                "by",
                "before",
                "after",
                "since",
                "last",
                "next",
                "this",
                "early",
                "end",
                "of",
                "the",
                "between",
                "and",
                "to",
                "from",
                "a",
                "3",
                "11",
                "31",
                "29",
                "2024",
                "february",
                "march",
                "summer",
                "week",
                "weeks",
                "month",
                "friday",
                "year",
                "ago",
                "i",
                "was",
                "my",
                "birthday",
                "18",
                "قبل",
                "بعد",
                "منذ",
                "شهرين",
                "مارس",
                "الماضي",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from(Toward),
    st.dates(date(2000, 1, 1), date(2060, 1, 1)),
)
def test_any_words_are_kept_and_never_leave_days_open_that_run_backwards(
    words: list[str], toward: Toward, today: date
) -> None:
    said = " ".join(words)
    try:
        found = read(said, toward=toward, today=today, born=BORN)
    except (NotADay, Backwards):
        return
    assert found.said == said
    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert Around.from_values(json.loads(json.dumps(asdict(found), default=str))) == found


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((None, None), ""),
        ((None, date(2026, 5, 31)), "by 31 May 2026"),
        ((date(2026, 5, 31), None), "from 31 May 2026"),
        ((date(2026, 5, 31), date(2026, 5, 31)), "31 May 2026"),
        ((date(2026, 5, 1), date(2026, 5, 31)), "1 – 31 May 2026"),
        ((date(2026, 4, 1), date(2026, 5, 31)), "1 April – 31 May 2026"),
        ((date(2025, 4, 1), date(2026, 5, 31)), "1 April 2025 – 31 May 2026"),
    ],
)
def test_days_left_open_are_said_in_short(days: tuple[date | None, date | None], said: str) -> None:
    assert moments.between(*days) == said


class _Asks(Form):
    when = AroundField(label="When?", toward=AHEAD)
    then = AroundField(label="And then?", toward=BACK, required=False)

    def __init__(self, **data: str) -> None:
        super().__init__(data)
        for name in ("when", "then"):
            self.fields[name].on(TODAY, born=BORN)  # type: ignore[attr-defined]


def test_field_gives_words_and_days() -> None:
    form = _Asks(when="before summer")
    assert form.is_valid()
    assert form.cleaned_data == {"when": Around("before summer", None, date(2027, 5, 31)), "then": None}


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("when", "", "please fill this in."),
        ("when", "31 February", "there is no such day"),
        ("when", "last week", "that has passed already"),
        ("when", "x" * 81, "80 characters fit here"),
        ("then", "tomorrow", "that is still to come"),
        ("then", "between May 2026 and April 2026", "Write the earlier one first"),
    ],
)
def test_field_says_what_to_do_and_keeps_what_was_typed(name: str, said: str, words: str) -> None:
    form = _Asks(**{"when": "soon", name: said})
    assert words in form.errors[name][0]
    assert f'value="{said}"' in str(form[name]) or not said


def test_field_shows_again_what_was_said() -> None:
    form = _Asks()
    assert form.fields["when"].prepare_value(Around("about March")) == "about March"


def test_field_that_was_not_told_the_day_cannot_be_read() -> None:
    with pytest.raises(TypeError):
        AroundField(toward=BACK).clean("March")
