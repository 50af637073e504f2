"""The pages, as somebody reads them."""

import json
import re

import pytest
import rispy
from django.test import Client, override_settings
from django.urls import get_resolver
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.evidence import citations
from alongside.evidence.library import library
from alongside.evidence.queries import library as queries

INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)")
PAGES = [
    "/evidence/",
    "/evidence/elements/",
    "/evidence/foley-2004/",
    "/evidence/msunderstood-2015/",
]


def read(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def titles(page: str) -> list[str]:
    return re.findall(r'class="cite__title".*?href="/evidence/([^/]+)/"', page)


@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_inline_script_or_style(reader: Client, address: str) -> None:
    assert INLINE.findall(read(reader, address)) == []


@pytest.mark.parametrize("address", PAGES)
def test_page_can_only_be_read(reader: Client, address: str) -> None:
    assert reader.post(address).status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_page_is_shown_only_after_sign_in(address: str) -> None:
    signed = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.auth.middleware.LoginRequiredMiddleware",
    ]
    cookies = "django.contrib.sessions.backends.signed_cookies"
    bare = {"ROOT_URLCONF": "tests.evidence.urls", "LOGIN_URL": "/in/", "SESSION_ENGINE": cookies}
    with override_settings(**bare, MIDDLEWARE=signed, ALLOWED_HOSTS=["testserver"]):
        assert Client().get(address).headers["Location"].startswith("/in/")


def test_list_shows_every_source_ten_at_a_time_with_its_count(reader: Client) -> None:
    pages = [read(reader, f"/evidence/?page={number}") for number in range(1, len(library().sources) // 10 + 2)]
    assert [title for page in pages for title in titles(page)] == [source.id for source in queries.search()]
    page = read(reader, "/evidence/")
    assert titles(page) == [source.id for source in queries.search()[:10]]
    assert 'href="?page=2"' in page
    assert 'href="?page=' not in pages[-1]
    assert f"{len(library().sources)} sources of {len(library().sources)}" in page


def test_list_with_filters_shows_what_the_search_finds(reader: Client) -> None:
    asked = "text=trust&element=2&row=A6&year_from=2001&year_to=2017&sort=title"
    found = queries.search(text="trust", element=2, row="A6", year_from=2001, year_to=2017, sort="title")
    assert found
    assert titles(read(reader, f"/evidence/?{asked}")) == [source.id for source in found]


def test_list_filter_shows_the_finding_that_answers(reader: Client) -> None:
    page = read(reader, "/evidence/?text=court&kind=study")
    says = {finding.id: escape(finding.says) for finding in library().findings.values()}
    assert says["whats-going-on-2011-3"] in page
    assert says["whats-going-on-2011-1"] not in page


def test_list_says_when_nothing_is_found(reader: Client) -> None:
    page = read(reader, "/evidence/?text=zzzz")
    assert titles(page) == []
    assert "Try fewer words" in page
    assert "/evidence/export/" not in page


def test_list_says_which_filter_cannot_be_read_and_keeps_the_others(reader: Client) -> None:
    page = read(reader, "/evidence/?element=99&kind=book")
    assert "govuk-error-summary" in page
    assert titles(page) == [source.id for source in queries.search(kind="book")[:10]]


def test_list_never_puts_typed_text_into_the_page_as_markup(reader: Client) -> None:
    assert "<b>x" not in read(reader, "/evidence/?text=%3Cb%3Ex%22%3E")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=30), year=st.text(max_size=6))
def test_list_answers_whatever_is_typed(reader: Client, text: str, year: str) -> None:
    assert reader.get("/evidence/", {"text": text, "year_from": year}).status_code == 200


def test_source_page_shows_everything_held(reader: Client) -> None:
    source = library().by_id["breaking-wall-of-silence-2009"]
    page = read(reader, f"/evidence/{source.id}/")
    texts = [source.title, source.method, source.place, source.where, *source.authors]
    texts += [f"{one.n} {one.of}" for one in source.sample]
    texts += [citations.plain(source), *(finding.says for finding in source.findings)]
    texts += [library().rows[row].title for finding in source.findings for row in finding.rows]
    assert [text for text in texts if escape(text) not in page] == []


def test_source_page_says_what_is_not_known(reader: Client) -> None:
    page = read(reader, "/evidence/foley-2004/")
    assert "Not said" in page
    assert "Title not given" in page


def test_source_page_leads_to_its_other_listing(reader: Client) -> None:
    assert 'href="/evidence/jago-2011/"' in read(reader, "/evidence/whats-going-on-2011/")
    assert 'href="/evidence/whats-going-on-2011/"' in read(reader, "/evidence/jago-2011/")


def test_website_page_gives_no_year(reader: Client) -> None:
    page = read(reader, "/evidence/msunderstood-2015/")
    assert "no date" in page
    assert not re.search(r">[^<]*\(?2015\)?[^<]*<", page)


def test_unknown_source_is_not_visible(reader: Client) -> None:
    assert reader.get("/evidence/nothing-2000/").status_code == 404


def test_elements_page_has_a_cell_for_every_source_and_element(reader: Client) -> None:
    page = read(reader, "/evidence/elements/")
    matrix = queries.matrix()
    cells = [cell for line in matrix.lines for cell in line.cells]
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    assert body.count("<td ") == len(cells)
    assert body.count("matrix__dot ") == sum(1 for cell in cells if cell)
    assert body.count(">none<") == sum(1 for cell in cells if not cell)
    assert body.count("matrix__dot--3") == sum(1 for cell in cells if len(cell) >= 3)


def test_elements_page_has_headings_for_rows_and_columns(reader: Client) -> None:
    page = read(reader, "/evidence/elements/")
    assert page.count('scope="col"') == 10
    assert page.count('scope="row"') == len(queries.matrix().lines) + 1
    assert "<caption" in page


def test_every_dot_leads_to_a_finding_behind_that_element(reader: Client) -> None:
    page = read(reader, "/evidence/elements/")
    dots = re.findall(r'<td [^>]*><a href="/evidence/([^/]+)/#([^"]+)"', page)
    assert dots
    assert [name for source, name in dots if library().findings[name].source_id != source] == []


def test_export_of_the_whole_library_is_a_file_with_a_neutral_name(worker: Client) -> None:
    answer = worker.get("/evidence/export/ris/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="references.ris"'
    assert len(rispy.loads(answer.content.decode())) == len(queries.matrix().lines)


def test_export_keeps_the_filters(worker: Client) -> None:
    found = json.loads(worker.get("/evidence/export/csl-json/?kind=book").content)
    assert [one["id"] for one in found] == [one.id for one in queries.search(kind="book")]


def test_export_link_on_the_list_gives_what_the_list_shows(worker: Client) -> None:
    page = read(worker, "/evidence/?kind=book")
    (address,) = re.findall(r'href="(/evidence/export/csl-json/[^"]*)"', page)
    found = json.loads(worker.get(address.replace("&amp;", "&")).content)
    assert [one["id"] for one in found] == titles(page)


def test_export_with_a_filter_that_cannot_be_read_is_refused(worker: Client) -> None:
    with override_settings(DEBUG=False):
        worker.raise_request_exception = False
        assert worker.get("/evidence/export/ris/?element=99").status_code == 400


def test_export_of_one_source_gives_that_one(worker: Client) -> None:
    answer = worker.get("/evidence/foley-2004/export/bibtex/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="references.bib"'
    assert answer.content.decode().count("@") == 1
    assert "{foley-2004," in answer.content.decode()


@pytest.mark.parametrize("address", ["/evidence/export/pdf/", "/evidence/foley-2004/export/pdf/"])
def test_export_in_an_unknown_format_is_not_visible(worker: Client, address: str) -> None:
    assert worker.get(address).status_code == 404


def test_no_page_of_the_room_is_open_without_sign_in() -> None:
    patterns = get_resolver("alongside.evidence.urls").url_patterns
    assert [one for one in patterns if not getattr(one.callback, "login_required", True)] == []
