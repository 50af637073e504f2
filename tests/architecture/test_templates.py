"""Templates obey the content security policy, and hold no name of a person in their title."""

import re
from pathlib import Path

import pytest
from django.template import loader
from lxml import html

from tests.architecture import house

TEMPLATES = house.templates()
PAGES = [path for path in TEMPLATES if path.suffix == ".html"]
TAG = re.compile(r"{%.*?%}|{#.*?#}", re.DOTALL)
VALUE = re.compile(r"{{.*?}}", re.DOTALL)
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL)
TITLE = re.compile(r"{% block title %}(.*?){% endblock %}", re.DOTALL)


def _name(path: Path) -> str:
    return str(path.relative_to(path.parents[[p.name for p in path.parents].index("templates")]))


def _markup(path: Path) -> str:
    source = COMMENT.sub("", path.read_text())
    return TAG.sub("", VALUE.sub("x", source))


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_template_has_no_inline_script_or_style(path: Path) -> None:
    markup = _markup(path)
    for attributes, inside in SCRIPT.findall(markup):
        if 'type="application/json"' in attributes:
            continue  # data for a script of its own, never run
        assert "src=" in attributes
        assert "nonce=" in attributes
        assert not inside.strip()
    assert not re.search(r"<style\b", markup)
    if not markup.strip():
        return
    tree = html.fragment_fromstring(markup, create_parent=True)
    attributes = {str(name) for element in tree.iter() for name in getattr(element, "attrib", {})}
    assert {name for name in attributes if name == "style" or name.startswith(("on", "hx-on"))} == set()
    assert "javascript:" not in markup


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_template_marks_nothing_as_safe(path: Path) -> None:
    source = path.read_text()
    assert "|safe" not in source
    assert "autoescape off" not in source


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_title_holds_no_value(path: Path) -> None:
    for title in TITLE.findall(path.read_text()):
        assert "{{" not in title


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_can_be_read(path: Path) -> None:
    loader.get_template(_name(path))


@pytest.mark.parametrize("path", PAGES, ids=_name)
def test_form_that_posts_carries_its_token(path: Path) -> None:
    source = COMMENT.sub("", path.read_text())
    posts = len(re.findall(r"<form[^>]*method=\"post\"", source))
    assert source.count("{% csrf_token %}") >= posts
