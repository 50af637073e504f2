"""The pieces of page that every room uses."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from alongside.kernel.context import csp_nonce
from alongside.kernel.moments import ago, friendly

NOW = datetime(2026, 3, 18, 20, 45, tzinfo=UTC)


def _render(source: str, **context: Any) -> str:
    with timezone.override("Europe/London"), translation.override("en"):
        return Template("{% load components %}" + source).render(Context({"now": NOW} | context))


def test_icon_is_decoration_unless_it_has_a_label() -> None:
    assert 'aria-hidden="true"' in _render('{% icon "eye" %}')
    assert 'role="img" aria-label="Seen"' in _render('{% icon "eye" label="Seen" %}')


def test_icon_that_points_somewhere_turns_with_the_page() -> None:
    assert "icon--turns" in _render('{% icon "arrow-left" %}')
    assert "icon--turns" not in _render('{% icon "eye" %}')


def test_tag_refuses_a_colour_that_is_not_there() -> None:
    assert _render('{% tag "Soon" "yellow" %}') == '<strong class="govuk-tag govuk-tag--yellow">Soon</strong>'
    with pytest.raises(ValueError, match="mauve"):
        _render('{% tag "Soon" "mauve" %}')


@pytest.mark.parametrize(
    ("name", "letters"), [("Mira Kay", "MK"), ("Ana Maria de Souza", "AS"), ("Sam", "S"), ("ميرا ك", "م"), ("", "·")]
)
def test_initials_are_first_and_last_letters(name: str, letters: str) -> None:
    assert f">{letters}</span>" in _render("{% initials name %}", name=name)


def test_initials_keep_their_colour() -> None:
    assert _render("{% initials name %}", name="Mira Kay") == _render("{% initials name %}", name="Mira Kay")
    assert "face--plum face--large" in _render('{% initials "Mira" "large" "plum" %}')


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 18, 16, 30, tzinfo=UTC), "today 16:30"),
        (datetime(2026, 3, 17, 9, 5, tzinfo=UTC), "yesterday 09:05"),
        (datetime(2026, 3, 19, 0, 0, tzinfo=UTC), "tomorrow 00:00"),
        (datetime(2026, 7, 1, 15, 30, tzinfo=UTC), "1 July, 16:30"),
        (datetime(2025, 3, 18, 16, 30, tzinfo=UTC), "18 March 2025, 16:30"),
        (date(2026, 3, 18), "today"),
        (date(2026, 3, 21), "21 March 2026"),
    ],
)
def test_moments_are_said_as_people_say_them(moment: date, words: str) -> None:
    with timezone.override("Europe/London"), translation.override("en"):
        assert friendly(moment, now=NOW) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 18), "today"),
        (date(2026, 3, 17), "yesterday"),
        (date(2026, 3, 16), "2 days ago, 16 March"),
        (date(2026, 3, 5), "13 days ago, 5 March"),
        (date(2026, 3, 4), "4 March 2026"),
        (date(2026, 3, 20), "20 March 2026"),
    ],
)
def test_days_gone_by_are_counted_until_they_are_many(day: date, words: str) -> None:
    with timezone.override("Europe/London"), translation.override("en"):
        assert ago(day, now=NOW) == words
    moment = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    assert _render('{% when moment "ago" %}', moment=moment) == f'<time datetime="{day.isoformat()}">{words}</time>'


def test_moments_are_said_in_arabic() -> None:
    with timezone.override("Europe/London"), translation.override("ar"):
        assert friendly(datetime(2026, 3, 17, 9, 5, tzinfo=UTC), now=NOW) == "أمس 09:05"
        assert friendly(datetime(2026, 3, 1, 9, 5, tzinfo=UTC), now=NOW) == "1 مارس، 09:05"


def test_when_keeps_the_exact_moment() -> None:
    assert _render("{% when now %}") == '<time datetime="2026-03-18T20:45:00+00:00">today 20:45</time>'
    assert _render('{% when now "day" %}') == '<time datetime="2026-03-18">today</time>'
    assert _render("{% when nobody %}", nobody=None) == ""


def test_words_stand_in_their_own_direction() -> None:
    shown = _render('{% words by="Mira" on=now lang="ar" %}<p>{{ text }}</p>{% endwords %}', text="<i>لا</i>")
    assert '<blockquote class="words__text" dir="auto" lang="ar"><p>&lt;i&gt;لا&lt;/i&gt;</p></blockquote>' in shown
    assert "Mira · <time" in shown


def test_words_without_a_name_have_no_caption() -> None:
    assert "figcaption" not in _render("{% words %}<p>Yes.</p>{% endwords %}")


def test_headings_handed_to_blocks_are_escaped() -> None:
    for block in ("sheet", "note"):
        assert "&lt;b&gt;" in _render(f"{{% {block} text %}}x{{% end{block} %}}", text="<b>")
    assert "&lt;b&gt;" in _render("{% rows %}{% row text %}x{% endrow %}{% endrows %}{% nothing text %}", text="<b>")


def test_show_more_is_a_plain_link_first() -> None:
    shown = _render('{% show_more "/?before=1" "line" %}', csp_nonce="n0nce")
    assert 'href="/?before=1"' in shown
    assert 'hx-nonce="n0nce"' in shown
    assert "Show earlier" in shown


def test_show_more_at_the_end_leaves_only_its_place() -> None:
    assert _render('{% show_more "" "line" %}') == '<p class="more" id="line-more" hidden></p>'


def test_pagination_keeps_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/?q=library&page=4")
    page = Paginator(range(200), 10).page(4)
    shown = Template("{% load components %}{% pagination page %}").render(RequestContext(request, {"page": page}))
    assert 'href="?q=library&amp;page=5" rel="next"' in shown
    assert 'href="?q=library&amp;page=3" rel="prev"' in shown
    assert 'aria-current="page">4<' in shown


def test_pagination_of_one_page_is_nothing() -> None:
    request = RequestFactory().get("/")
    page = Paginator(range(3), 10).page(1)
    assert (
        not Template("{% load components %}{% pagination page %}")
        .render(RequestContext(request, {"page": page}))
        .strip()
    )


def test_nonce_is_empty_only_where_no_policy_runs() -> None:
    request = RequestFactory().get("/")
    assert csp_nonce(request) == {"csp_nonce": ""}
    request.csp_nonce = "n0nce"  # type: ignore[attr-defined]
    assert csp_nonce(request) == {"csp_nonce": "n0nce"}
