"""Reasons: ids become findings, and a closed box on the page."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import Client
from django.utils import translation

import alongside
from alongside.evidence.library import library
from alongside.evidence.why import NoSuchFinding, because

ONE, TWO = "foley-2004-1", "whats-going-on-2011-3"
CALLS = re.compile(r"\bbecause\(([^()]*)\)|{% why ([^%]*) %}")


def test_because_gives_the_findings_in_the_order_named() -> None:
    assert [finding.id for finding in because(TWO, ONE)] == [TWO, ONE]


def test_because_of_something_unknown_is_refused_by_name() -> None:
    with pytest.raises(NoSuchFinding, match="nobody-1"):
        because(ONE, "nobody-1")


def test_because_of_nothing_is_refused() -> None:
    with pytest.raises(NoSuchFinding):
        because()


def test_tag_shows_each_finding_and_leads_to_its_source(reader: Client) -> None:
    shown = Template("{% load why %}{% why one ids %}").render(Context({"one": ONE, "ids": [TWO]}))
    assert "Why am I asked this?" in shown
    assert "<details" in shown
    assert "<details open" not in shown
    for finding in because(ONE, TWO):
        assert finding.says in shown
        address = f"/evidence/{finding.source_id}/#{finding.id}"
        assert address in shown
        page = reader.get(address).content.decode()
        assert f'id="{finding.id}"' in page


def test_tag_speaks_the_language_of_each_page_though_it_is_written_once_in_each() -> None:
    said = {}
    for language in ("en", "ar", "en"):
        with translation.override(language):
            said[language] = Template("{% load why %}{% why one %}").render(Context({"one": ONE}))
    assert "Why am I asked this?" in said["en"]
    assert "Why am I asked this?" not in said["ar"]


def test_tag_of_something_unknown_is_refused(reader: Client) -> None:
    with pytest.raises(NoSuchFinding):
        Template('{% load why %}{% why "nobody-1" %}').render(Context())


def test_every_finding_named_anywhere_in_the_product_is_held() -> None:
    package = Path(alongside.__file__).parent
    files = [*package.rglob("*.py"), *package.rglob("*.html")]
    calls = [call for file in files for call in CALLS.findall(file.read_text(encoding="utf-8"))]
    named = re.findall(r"\"([a-z0-9-]+-\d+)\"", " ".join("".join(call) for call in calls))
    assert [name for name in named if name not in library().findings] == []
