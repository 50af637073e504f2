"""The library in a terminal."""

import json

import pytest
from click.testing import CliRunner, Result

from alongside.config.commands.evidence import evidence
from alongside.evidence import citations
from alongside.evidence.library import library
from alongside.evidence.queries import library as queries


def run(*words: str) -> Result:
    return CliRunner().invoke(evidence, words)


def test_list_has_a_line_for_every_source_and_a_count() -> None:
    lines = run("list").output.splitlines()
    assert len(lines) == len(library().sources) + 1
    assert lines[-1] == f"{len(library().sources)} sources."


def test_list_with_filters_has_what_the_search_finds() -> None:
    asked = run("list", "--element", "2", "--row", "A6", "--query", "Steady", "--kind", "report")
    found = queries.search(element=2, row="A6", text="steady", kind="report")
    assert found
    assert [line.split()[0] for line in asked.output.splitlines()[:-1]] == [s.id for s in found]


def test_list_as_json_holds_every_field() -> None:
    (found,) = [s for s in json.loads(run("list", "--json").output) if s["id"] == "jago-2011"]
    held = library().by_id["jago-2011"]
    assert found["same_as"] == held.same_as
    assert found["kind"] == held.kind.value
    assert [one["says"] for one in found["findings"]] == [one.says for one in held.findings]


@pytest.mark.parametrize("words", [("--row", "Z9"), ("--element", "10"), ("--kind", "rumour"), ("--colour", "red")])
def test_list_refuses_a_filter_it_does_not_know(words: tuple[str, str]) -> None:
    asked = run("list", *words)
    assert asked.exit_code == 2
    assert words[0] in asked.output


def test_show_tells_what_was_found_and_how() -> None:
    held = library().by_id["whats-going-on-2011"]
    shown = " ".join(run("show", held.id).output.split())
    texts = [held.method, held.where, *(one.of for one in held.sample)]
    texts += [f"{one.id}: {one.says}" for one in held.findings]
    assert [text for text in texts if text not in shown] == []


def test_show_as_json_is_that_source() -> None:
    assert json.loads(run("show", "foley-2004", "--json").output)["authors"] == ["Foley et al"]


def test_show_of_nothing_says_so() -> None:
    asked = run("show", "nothing-2000")
    assert asked.exit_code == 1
    assert "no source nothing-2000" in asked.output


@pytest.mark.parametrize("fmt", citations.FORMATS)
def test_export_writes_the_whole_library(fmt: str) -> None:
    assert run("export", "--format", fmt).output == citations.written(library().sources, fmt=fmt)


def test_export_in_an_unknown_format_is_refused() -> None:
    assert run("export", "--format", "pdf").exit_code == 2
