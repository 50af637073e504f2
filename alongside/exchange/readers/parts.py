"""One element of council XML as plain parts: every cell with its path, known or not."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from alongside.exchange.readers.markup import local_name
from alongside.exchange.readers.rows import Flag

Cell = tuple[str, str]  # (path, raw text)
Shape = dict[str, dict[str, list[str]]]  # part -> "once" and "many" -> names

NOTHING: Cell = ("", "")
UNKNOWN = "This part of the file is not one that is known."
TWICE = "This is given more than once; the first is read."
STRAY = "This text stands where none belongs."


def cin_shape() -> Shape:
    """What may stand where in a children in need census file."""
    data = files("alongside.exchange") / "data" / "cin.toml"
    return tomllib.loads(data.read_text(encoding="utf-8"))


@dataclass(slots=True)
class Part:
    """An element that holds others: its cells and its parts by name, each in order."""

    name: str
    path: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    parts: dict[str, list["Part"]] = field(default_factory=dict)

    def cell(self, name: str) -> Cell:
        """The first cell of that name; a cell without text when there is none."""
        found = self.cells.get(name)
        return found[0] if found else (f"{self.path}{name}", "")

    def every(self, name: str) -> list[Cell]:
        """Every cell of that name."""
        return self.cells.get(name, [])

    def part(self, name: str) -> "Part":
        """The first part of that name; an empty one when there is none."""
        found = self.parts.get(name)
        return found[0] if found else Part(name, f"{self.path}{name}/")

    def inner(self, name: str) -> list["Part"]:
        """Every part of that name."""
        return self.parts.get(name, [])

    def raw(self, *within: str) -> dict[str, str]:
        """The cells of the part as read, and those of the parts named."""
        found = {path: text for cells in self.cells.values() for path, text in cells}
        for name in within:
            for part in self.inner(name):
                found |= part.raw()
        return found


class Taking:
    """Takes elements apart by a shape; `raw` gathers every cell and `flags` what is odd."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self.raw: dict[str, str] = {}
        self.flags: list[Flag] = []

    def part(self, element: Any, path: str = "") -> Part:
        """The element as a part. Its depth is bounded by whoever built the element."""
        name = local_name(element)
        part = Part(name, path)
        self._attributes(element, path)
        self._stray(element.text, path)
        for inner, inner_path in _numbered(element, path):
            self._take(part, inner, inner_path)
            self._stray(inner.tail, path)
        return part

    def _take(self, part: Part, inner: Any, path: str) -> None:
        name = local_name(inner)
        holds_parts = name in self._shape or len(inner) > 0
        self._check(part, name, path, inner)
        if holds_parts:
            part.parts.setdefault(name, []).append(self.part(inner, f"{path}/"))
            return
        self._attributes(inner, f"{path}/")
        text = inner.text or ""
        self.raw[path] = text
        part.cells.setdefault(name, []).append((path, text))

    def _check(self, part: Part, name: str, path: str, inner: Any) -> None:
        shape = self._shape.get(part.name)
        if shape is None:
            return  # what holds this is unknown already
        text = (inner.text or "") if len(inner) == 0 else ""
        if name not in shape["once"] and name not in shape["many"]:
            self.flags.append(Flag(path, text, UNKNOWN))
        elif name in shape["once"] and (name in part.cells or name in part.parts):
            self.flags.append(Flag(path, text, TWICE))

    def _attributes(self, element: Any, path: str) -> None:
        for name, value in element.attrib.items():
            self.raw[f"{path}@{name}"] = value
            self.flags.append(Flag(f"{path}@{name}", value, UNKNOWN))

    def _stray(self, text: str | None, path: str) -> None:
        if not text or not text.strip():
            return
        key = _free(f"{path}#text", self.raw)
        self.raw[key] = text
        self.flags.append(Flag(key, text, STRAY))


def _numbered(element: Any, path: str) -> Iterator[tuple[Any, str]]:
    """The elements inside with their paths; the second of a name is `name[2]`."""
    seen: dict[str, int] = {}
    for inner in element:
        name = local_name(inner)
        seen[name] = seen.get(name, 0) + 1
        number = f"[{seen[name]}]" if seen[name] > 1 else ""
        yield inner, f"{path}{name}{number}"


def _free(key: str, held: dict[str, str]) -> str:
    """The key, or the first `key[n]` that is not held yet."""
    number = 1
    wanted = key
    while wanted in held:
        number += 1
        wanted = f"{key}[{number}]"
    return wanted
