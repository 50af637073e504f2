"""What is written nowhere: paths of one machine, hosts of package registries, code from no room."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture import house

# Put together here, so that this file does not hold what it looks for.
PLACES = ["/" + "work/", "/" + "tmp/", "/" + "root/", "/home" + "/"]
PYTESTS_OWN = "pytest-of-"
HOSTS = ["pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "jsdelivr" + ".net"]
FORBIDDEN = re.compile(f"({'|'.join(map(re.escape, PLACES + HOSTS))})(?!{PYTESTS_OWN})")
PUBLIC_DATA = ("samples", "vendor", "node_modules")
NEVER_A_FILE = {"utils", "helpers", "services", "managers", "mixins", "signals"}


def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=house.ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    paths = [house.ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and not set(path.parts) & set(PUBLIC_DATA)]


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except UnicodeDecodeError:
        return ""


def test_no_file_names_a_place_on_one_machine_or_a_registry() -> None:
    found = [
        f"{path.relative_to(house.ROOT)}: {match[0]}" for path in _tracked() if (match := FORBIDDEN.search(_text(path)))
    ]
    assert found == []


def test_no_file_is_called_by_a_word_that_says_nothing() -> None:
    assert [path for path in house.sources() if path.stem in NEVER_A_FILE] == []


@pytest.mark.parametrize("path", sorted(house.PACKAGE.glob("*/views/*.py")), ids=lambda p: f"{p.parts[-3]}/{p.stem}")
def test_view_reaches_rows_only_through_queries_and_actions(path: Path) -> None:
    tree = ast.parse(path.read_text())
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert used.isdisjoint({"objects", "_default_manager", "cursor"})


def _calls(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_clock_is_read_in_one_place() -> None:
    # The keeper waits for processes, and the idle limit counts seconds: neither dates anything.
    readers = {"timezone.now", "datetime.now", "date.today", "datetime.utcnow", "time.time"}
    others = [path for path in house.sources() if path.parts[-2] not in ("keeper", "middleware")]
    assert [path.name for path in others if _calls(path) & readers] == ["clock.py"]


def test_day_is_the_one_of_the_place_and_not_of_utc() -> None:
    # In summer the first hour of a day in London is still the day before in UTC.
    utc = {f"{moment}.date" for moment in ("now()", "now", "self.now", "to.now", "moment")}
    assert [path.name for path in house.sources() if _calls(path) & utc] == []
