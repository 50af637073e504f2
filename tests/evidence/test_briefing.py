"""Briefings: made of findings, long enough and no longer, and a PDF a screen reader can read."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alongside.access.actor import acting_as
from alongside.access.models import Account
from alongside.evidence import briefing, typesetting
from alongside.evidence.briefing import Briefing
from alongside.evidence.library import library
from alongside.ledger.models import Line

Browse = Callable[[Account | None], Client]
ELEMENTS = library().elements
SHORT = {3, 7}
"""Elements of which the library holds too little for seven minutes."""


def made(number: int, *questions: str) -> Briefing:
    return briefing.of(ELEMENTS[number - 1], held=library(), own_questions=questions)


@pytest.mark.parametrize("number", range(1, 10))
def test_briefing_is_about_a_thousand_words_or_all_there_is(number: int) -> None:
    words = made(number).words
    assert words <= 1100
    assert (words >= 900) is (number not in SHORT)


@pytest.mark.parametrize("number", range(1, 10))
def test_every_sentence_about_the_world_is_the_librarys_own_and_told_once(number: int) -> None:
    found = made(number)
    says = [one.says for part in found.parts if not part.numbered for one in part.said]
    findings = {one.says for one in library().findings.values()}
    methods = tuple(source.method for source in library().sources if source.method)
    assert [one for one in says if one not in findings and not one.startswith(methods)] == []
    assert len(says) == len(set(says))


@pytest.mark.parametrize("number", range(1, 10))
def test_everybody_cited_is_in_the_sources(number: int) -> None:
    found = made(number)
    cited = {
        one.by.partition(",")[0].removesuffix(" and others") for part in found.parts for one in part.said if one.by
    }
    sources = " ".join(one.says for one in found.sources.said)
    assert [name for name in cited if name not in sources and not part_is_method(found, name)] == []


def part_is_method(found: Briefing, name: str) -> bool:
    """Whether a name stands only beside how a study was done."""
    others = [one.by for part in found.parts if part.heading != "How sure we are" for one in part.said]
    return not any(by.startswith(name) for by in others)


def test_own_questions_come_first() -> None:
    (questions,) = [part for part in made(1, "Ours?").parts if part.numbered]
    assert questions.said[0].says == "Ours?"


@pytest.mark.parametrize("number", [1, 7])
def test_pdf_is_tagged_titled_and_in_a_language(number: int) -> None:
    file = PdfReader(BytesIO(typesetting.pdf(made(number))))
    root: Any = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata
    assert file.metadata.title == ELEMENTS[number - 1].title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data().replace(b"<pdfuaid:part>", b"pdfuaid:part ")
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    assert "/JavaScript" not in str(root.get("/Names", ""))
    assert file.pages[0].mediabox.width == pytest.approx(595.3, abs=0.5)
    assert "What we know" in file.pages[0].extract_text()


@pytest.mark.parametrize("text", ["#panic()", "*bold* _x_ $y$ @z", "\\", '"', "]#[", "</x>"])
def test_text_is_never_run(text: str) -> None:
    pages = PdfReader(BytesIO(typesetting.pdf(made(1, text)))).pages
    whole = "".join(page.extract_text() for page in pages)
    assert text.split(" ", 1)[0] in whole.replace("“", '"').replace("”", '"')


def test_briefing_is_downloaded_and_on_the_ledger(browse: Browse, alice: Account) -> None:
    client = browse(alice)
    assert "Seven-minute briefings" in client.get(reverse("evidence:briefings")).content.decode()
    answer = client.get(reverse("evidence:briefing", args=[2]))
    body = b"".join(answer)
    assert body.startswith(b"%PDF-")
    assert int(answer.headers["Content-Length"]) == len(body)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="briefing-2.pdf"'
    with acting_as(alice.pk), transaction.atomic():
        assert Line.objects.filter(actor=alice.pk, verb="evidence.briefed", purpose="element 2").exists()


def test_briefing_on_nothing_is_not_visible(browse: Browse, alice: Account) -> None:
    assert browse(alice).get(reverse("evidence:briefing", args=[99])).status_code == 404
