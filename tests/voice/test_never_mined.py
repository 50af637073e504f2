"""Pieces are reached from a short list of files: no search, prompt, count or export is among them."""

import ast
from pathlib import Path

from tests.architecture import house

MAY = {
    "voice/models/__init__.py",
    "voice/models/wishing.py",
    "voice/actions/pieces.py",
    "voice/actions/copies.py",
    "voice/actions/showing.py",
    "voice/actions/wishing.py",
    "voice/queries/pieces.py",
    "voice/queries/shown.py",
    "voice/queries/unseen.py",
    "voice/queries/wishing.py",
    "voice/jobs.py",
}
ROWS = {"Piece", "ShownPiece", "WishPiece"}
TABLES = ("voice_piece", "voice_shownpiece", "voice_wishpiece")


def _reaches(path: Path) -> bool:
    """Whether a file imports the rows, or looks a model up by name."""
    tree = ast.parse(path.read_text())
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = [one for one in taken if (one.module or "").startswith("alongside.voice.models")]
    return any(one.name in ROWS for node in ours for one in node.names)


def test_pieces_are_reached_from_these_files_only() -> None:
    assert {str(path.relative_to(house.PACKAGE)) for path in house.sources() if _reaches(path)} == MAY


def test_no_sql_names_their_tables() -> None:
    written = [path for suffix in ("sql", "py") for path in house.PACKAGE.rglob(f"*.{suffix}")]
    named = {path.name for path in written if any(table in path.read_text() for table in TABLES)}
    assert named == {"0003_pieces.py", "0007_wishing.py", "pieces.py", "wishing.py", "open_tables.py"}
