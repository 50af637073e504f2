"""Pages for when something cannot be done say so in words, and what to do next."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

TEMPLATES = Path(__file__).resolve().parents[2] / "alongside/kernel/templates"
NAMES = ("400", "403", "403_csrf", "404", "413", "429", "500")


@pytest.mark.parametrize("name", NAMES)
def test_error_page_has_one_heading_and_says_what_to_do(name: str) -> None:
    shown = render_to_string(f"{name}.html", request=RequestFactory().get("/"))
    page = html.fromstring(shown.encode())
    [heading] = page.xpath("//main//h1")
    assert heading.text_content() in page.findtext("head/title") or name == "500"
    assert page.xpath("//main//p")
    assert page.get("lang")


def test_refusal_gives_the_reason_it_was_handed() -> None:
    shown = render_to_string("403.html", {"reason": "Only her <team> can."}, RequestFactory().get("/"))
    assert "Only her &lt;team&gt; can." in shown


def test_missing_page_never_says_what_was_missing() -> None:
    handed = {"exception": "no grant", "reason": "no grant"}
    assert "no grant" not in render_to_string("404.html", handed, RequestFactory().get("/"))


def test_page_for_our_own_failure_needs_nothing_of_ours() -> None:
    source = (TEMPLATES / "500.html").read_text()
    assert "{%" not in source
    assert "{{" not in source
    assert "<script" not in source
