"""The documents agree with the code: links lead somewhere, and what the reference lists is what there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from alongside.access.open_tables import OPEN_TABLES
from alongside.access.vocabulary import ROLE_MEANINGS, Compartment, Role
from alongside.config.command import alongside
from alongside.people.actions.staff import TEAM_DOORS, TEAM_PURPOSES
from tests.architecture import house, rights

DOCS = house.ROOT / "docs"
REFERENCE = DOCS / "reference"
PAGES = sorted([*house.ROOT.glob("*.md"), *DOCS.rglob("*.md")])
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(<?([^)>\s]+)>?\)")
ASKING = ("os.environ.get", "os.environ.setdefault", "os.environ.pop", "os.getenv")
SHORT = 40


def _name(path: Path) -> str:
    return str(path.relative_to(house.ROOT))


def _targets(page: Path) -> list[Path]:
    links = LINK.findall(FENCED.sub("", page.read_text()))
    files = [unquote(link.partition("#")[0]) for link in links if "://" not in link and not link.startswith("#")]
    return [(page.parent / file).resolve() for file in files]


def _rows(page: str) -> list[list[str]]:
    lines = (REFERENCE / page).read_text().splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]


@pytest.mark.parametrize("document", PAGES, ids=_name)
def test_links_lead_somewhere(document: Path) -> None:
    assert [str(target) for target in _targets(document) if not target.exists()] == []


def test_every_page_is_reached_from_the_first() -> None:
    reached: set[Path] = set()
    waiting = [house.ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md" and page.exists():
            reached.add(page)
            waiting += _targets(page)
    assert [_name(page) for page in PAGES if page not in reached] == []


def _commands(group: click.Group, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for word in group.list_commands(context):
        command = group.get_command(context, word)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{name} {word}")
        elif command:
            yield f"{name} {word}", command


COMMANDS = dict(_commands(alongside, "alongside"))


def _options(command: click.Command) -> set[str]:
    options = [option for option in command.params if isinstance(option, click.Option)]
    # Of a pair such as --once and --forever, the one that is not the default.
    return {
        max((option.secondary_opts if option.default is True else []) or option.opts, key=len) for option in options
    }


def _documented_commands() -> dict[str, str]:
    found = {cells[0].strip("`"): " ".join(cells[1:]) for cells in _rows("command-line.md")[2:]}
    return {re.sub(r"( [A-Z]+)+$", "", written): said for written, said in found.items()}


def test_reference_lists_exactly_the_commands_there_are() -> None:
    assert sorted(_documented_commands()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"alongside import ssda903"}))
def test_reference_names_every_option_of_command(name: str) -> None:
    said = _documented_commands()[name]
    assert {option for option in _options(COMMANDS[name]) if f"`{option}" not in said} == set()


def test_both_kinds_of_import_take_the_same_options() -> None:
    cin, ssda903 = (_options(COMMANDS[f"alongside import {kind}"]) for kind in ("cin", "ssda903"))
    assert cin == ssda903


def _variables(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        asked: ast.expr | None = None
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            asked = node.slice
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ASKING:
            asked = node.args[0] if node.args else None
        if isinstance(asked, ast.Constant):
            yield str(asked.value)


def test_reference_lists_exactly_the_variables_that_are_read() -> None:
    read = {name for path in house.sources() for name in _variables(path)}
    listed = {cells[0].strip("`") for cells in _rows("settings.md") if re.fullmatch(r"`[A-Z_]+`", cells[0])}
    assert listed == read


def test_reference_lists_every_secret() -> None:
    made = {name for path in house.sources() for name in re.findall(r"\bsecret\(\s*\"([a-z-]+)\"", path.read_text())}
    listed = {name for cells in _rows("settings.md") for name in re.findall(r"`([a-z-]+)`", cells[0])}
    assert made - listed == set()


def test_reference_tells_what_each_role_means() -> None:
    rows = [[str(role.label), f"`{role.value}`", str(ROLE_MEANINGS[role])] for role in Role]
    assert [row for row in rows if row not in _rows("roles-and-access.md")] == []


def test_reference_tells_what_each_place_in_a_team_opens() -> None:
    rows = []
    for place, parts in TEAM_DOORS.items():
        opens = "; ".join(str(part.label) for part in parts) or "nothing"
        rows.append([str(place.label), f"`{place.value}`", opens, str(TEAM_PURPOSES[place].label)])
    assert [row for row in rows if row not in _rows("roles-and-access.md")] == []


def test_reference_lists_every_part_of_a_record() -> None:
    rows = [[str(part.label), f"`{part.value}`"] for part in Compartment]
    assert [row for row in rows if row not in _rows("roles-and-access.md")] == []


def test_reference_lists_exactly_the_protected_tables_and_what_may_change() -> None:
    rows = {cells[0].strip("`"): cells[-1] for cells in _rows("data-model.md") if cells[0].startswith("`")}
    told = {table: columns for table, columns in rows.items() if table not in OPEN_TABLES}
    assert told == {table: rights.CHANGES.get(table, "nothing") for table in house.protected_tables()}


def test_reference_lists_every_open_table_with_its_reason() -> None:
    rows = [[f"`{table}`", told.rights or "none", told.reason] for table, told in OPEN_TABLES.items()]
    assert [row for row in rows if row not in _rows("data-model.md")] == []


def test_decisions_are_numbered_without_gaps() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("path", DECISIONS, ids=_name)
def test_decision_is_short_and_whole(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert lines[0].startswith(f"# {int(path.name[:4])}. ")
    assert [line for line in lines if line.startswith("## ")] == ["## Context", "## Decision", "## Consequence"]
    assert len(lines) < SHORT
