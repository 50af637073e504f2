"""Drawings as lines: kept small, checked number by number, and shown as an SVG that we write ourselves.

Written as JSON: a list of lines, each ``[ink, width, [x, y, x, y, ...]]``, with an index into ``INKS`` and into
``WIDTHS`` and whole numbers of a sheet that is ``ACROSS`` wide and ``DOWN`` high.
"""

import json
from collections.abc import Iterator

ACROSS, DOWN = 1000, 750
INKS = ("#2b2a33", "#9e2f3c", "#a84a16", "#e0a100", "#2f6154", "#2d5b7c", "#6a3e66", "#ffffff")
WIDTHS = (6, 16, 40)
MOST_LINES, MOST_NUMBERS, MOST_CHARACTERS = 2000, 60_000, 400_000


class NotADrawing(ValueError):
    """It cannot be read as lines on our sheet, or there is too much of it."""


def checked(text: str) -> str:
    """The drawing as it is kept, with nothing in it but lines.

    :raises NotADrawing: when it is anything else, or empty.
    """
    if len(text) > MOST_CHARACTERS:
        raise NotADrawing
    try:
        lines = [_line(one) for one in _list(json.loads(text))]
    except (ValueError, RecursionError) as error:
        raise NotADrawing from error
    if not 0 < len(lines) <= MOST_LINES or sum(len(points) for _ink, _width, points in lines) > MOST_NUMBERS:
        raise NotADrawing
    return json.dumps(lines, separators=(",", ":"))


def svg(drawing: str) -> bytes:
    """A drawing that was kept, as a picture."""
    return "".join(_svg(json.loads(drawing))).encode()


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise NotADrawing
    return value


def _number(value: object, most: int) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise NotADrawing
    return value


def _line(value: object) -> tuple[int, int, list[int]]:
    ink, width, points = (*_list(value), None, None, None)[:3]
    numbers = _list(points)
    if len(numbers) < 2 or len(numbers) % 2:
        raise NotADrawing
    placed = [_number(one, DOWN if at % 2 else ACROSS) for at, one in enumerate(numbers)]
    return _number(ink, len(INKS) - 1), _number(width, len(WIDTHS) - 1), placed


def _svg(lines: list[tuple[int, int, list[int]]]) -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {ACROSS} {DOWN}"><path fill="#fff" d="M0 0h{ACROSS}v{DOWN}H0z"/>'
    yield '<g fill="none" stroke-linecap="round" stroke-linejoin="round">'
    for ink, width, points in lines:
        # A dot is a line that goes nowhere.
        path = points if len(points) > 2 else [*points, *points]
        yield f'<polyline stroke="{INKS[ink]}" stroke-width="{WIDTHS[width]}" points="{" ".join(map(str, path))}"/>'
    yield "</g></svg>"
