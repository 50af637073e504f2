"""The library itself: read once from the files beside this one."""

from functools import cache
from importlib.resources import files

from alongside.evidence.items import Library
from alongside.evidence.reading import read


@cache
def library() -> Library:
    """Everything held, read once and kept.

    :raises LibraryError: if a file is wrong anywhere.
    """
    data = files("alongside.evidence") / "data"
    found = (file for file in data.iterdir() if file.name.endswith(".toml"))
    return read(sorted(found, key=lambda file: file.name))
