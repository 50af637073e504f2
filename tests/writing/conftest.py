"""The words as they come with the product, and as a service changed them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from alongside.writing import library
from alongside.writing.library import Words

DAY = date(2026, 12, 1)


@pytest.fixture
def words(here: Callable[[str], Words]) -> Words:
    """The list of words in England, with no changes."""
    return here("")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Words]:
    """The words in a service whose own file says this; no file for nothing."""
    monkeypatch.setenv("ALONGSIDE_STATE", str(tmp_path))

    def saying(text: str, *, pack: str = "england", on: date = DAY) -> Words:
        file = tmp_path / library.LOCAL
        if text:
            file.write_text(text, encoding="utf-8")
        else:
            file.unlink(missing_ok=True)
        return library.words(pack=pack, on=on)

    return saying
