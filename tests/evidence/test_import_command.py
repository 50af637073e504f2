"""`alongside evidence import`: what is new is kept, in the name of a lead."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alongside.config.commands.evidence import evidence
from alongside.evidence.queries import own
from tests.conftest import Database
from tests.evidence.test_references import bib, ris
from tests.ledger.conftest import *  # noqa: F403 a database of its own


@pytest.fixture
def run(database: Database, tmp_path: Path) -> "Run":
    """The command, on a file with this text."""
    return Run(tmp_path / "list.bib")


class Run:
    """Runs it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self, text: str, *words: str, by: str = "lena") -> Result:
        self.file.write_text(text, encoding="utf-8")
        return CliRunner().invoke(evidence, ["import", str(self.file), "--by", by, *words])


def test_new_entries_are_kept_once_and_the_others_told(run: Run) -> None:
    text = bib(title="Brand new") + bib(title="Trauma and Recovery", year=1997) + bib(title="")
    first = run(text)
    assert first.output.splitlines() == [
        "Line 7: there already, as herman-1997.",
        "Line 13: It has no title. Add one in your reference manager.",
        "own-pearce-2010",
        "1 study was added.",
    ]
    assert run(text).output.splitlines()[-1] == "0 studies were added."
    assert [study.title for study in own.studies()] == ["Brand new"]


def test_looking_keeps_nothing(run: Run) -> None:
    assert run(ris(), "--look").exit_code == 0
    assert own.studies() == []


@pytest.mark.parametrize(
    ("text", "by", "sentence"),
    [
        ("nothing", "lena", "No reference in RIS or BibTeX was found"),
        (ris(), "alice", "Only a team lead or safeguarding lead"),
        (ris(), "nobody", "There is no account called nobody."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(run: Run, text: str, by: str, sentence: str) -> None:
    found = run(text, by=by)
    assert (found.exit_code, sentence in found.output) == (1, True)
    assert own.studies() == []
