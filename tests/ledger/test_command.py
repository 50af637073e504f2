"""`alongside ledger` as an operator meets it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alongside.config import database as where
from alongside.config.commands.ledger import ledger
from tests.conftest import Database
from tests.ledger.ways import leaves, tampering, write


@pytest.fixture
def lines(database: Database) -> list[int]:
    """Three lines, not sealed."""
    return write(database.owner, 3)


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(ledger, [str(word) for word in words])


def test_sealing_and_checking_a_sound_ledger(lines: list[int]) -> None:
    assert run("sequence").output == "3 lines sealed.\n"
    assert run("sequence").output == "0 lines sealed.\n"
    checked = run("verify")
    assert checked.exit_code == 0
    assert checked.output == (
        "3 lines read, 3 sealed, 0 waiting to be sealed.\nNothing was changed, removed or slipped in.\n"
    )


def test_each_problem_is_one_sentence_and_the_exit_code_says_so(database: Database, lines: list[int]) -> None:
    run("sequence")
    with tampering(database.owner) as administrator:
        administrator.execute("update ledger_line set verb = 'a.b' where id = %s", (lines[0],))
        administrator.execute("delete from ledger_line where id = %s", (lines[1],))
    checked = run("verify")
    assert checked.exit_code == 1
    assert checked.output.splitlines()[1:] == [
        f"Line {lines[0]} was changed after it was sealed.",
        f"Line {lines[1]} was removed.",
    ]
    found = json.loads(run("verify", "--json").output)
    assert (found["is_sound"], found["leaves"], found["lines"]) == (False, 3, 2)
    assert [problem["kind"] for problem in found["problems"]] == ["changed", "removed"]


def test_a_kept_checkpoint_shows_what_a_new_ledger_hides(database: Database, lines: list[int], tmp_path: Path) -> None:
    run("sequence")
    kept = tmp_path / "kept"
    kept.write_text(run("checkpoint").output, encoding="utf-8")
    assert run("verify", "--kept", kept).exit_code == 0
    with tampering(database.owner) as administrator:
        administrator.execute("delete from ledger_leaf")
        administrator.execute("delete from ledger_checkpoint")
        administrator.execute("delete from ledger_line where id = %s", (lines[2],))
    assert run("sequence").output == "2 lines sealed.\n"
    assert run("verify").exit_code == 0
    checked = run("verify", "--kept", kept)
    assert checked.exit_code == 1
    assert "A kept checkpoint counts 3 leaves, but there are only 2." in checked.output


def test_no_checkpoint_is_printed_before_anything_is_sealed_or_when_it_is_not_ours(
    database: Database, lines: list[int]
) -> None:
    assert run("checkpoint").exit_code == 1
    run("sequence")
    with tampering(database.owner) as administrator:
        administrator.execute("update ledger_checkpoint set note = replace(note, '3', '4')")
    printed = run("checkpoint")
    assert printed.exit_code == 1
    assert "does not hold" in printed.output
    sealed = run("sequence")
    assert sealed.exit_code == 1
    assert "cannot be trusted" in sealed.output


@pytest.fixture
def sealing(database: Database) -> Iterator[subprocess.Popen[bytes]]:
    """The sequencer in a process of its own."""
    program = "from alongside.config.commands.ledger import ledger; ledger()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "sequence", "--forever"],
        env={**os.environ, "ALONGSIDE_DATABASE": where.name()},
    )
    yield process
    process.kill()
    process.wait()


def test_sealing_for_ever_ends_at_a_signal(
    database: Database, lines: list[int], sealing: subprocess.Popen[bytes]
) -> None:
    end = time.monotonic() + 20
    while len(leaves(database.owner)) < len(lines):
        assert time.monotonic() < end
        time.sleep(0.05)
    sealing.send_signal(signal.SIGTERM)
    assert sealing.wait(timeout=10) == 0
